"""What was tried is told, proposed, followed, done by others and ended, by the people whose work it is."""

import re
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.answers import counting
from tests.cast import Cast
from tests.factories import make_experience, make_kit, make_organisation, make_practice, set_visibility
from weerbaar.features.content.practices import services
from weerbaar.features.content.practices.models import Following, Partner, Practice
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.services import deliver_due
from weerbaar.foundation.kit.errors import Refused
from weerbaar.foundation.letters.models import Letter
from weerbaar.shared.experiences import services as experiences
from weerbaar.shared.experiences.models import Experience
from weerbaar.shared.links.services import add_link

FORM = {
    "stage": "praktijk", "title": "Buurthuis als steunpunt", "author": "Gemeente Voorbeeld", "language": "nl",
    "summary": "Een buurthuis bleef open bij een storing.", "problem": "Niemand wist waarheen.",
    "done": "Het buurthuis kreeg een generator.", "result": "Er kwamen 60 mensen. Dat was meer dan verwacht.",
    "evidence": "procesevaluatie", "quadrant": "weerbaarheid-opbouwen", "area": "Zeeland", "cost": "4.000 euro",
    "deel_continuiteit": ["energie"], "visibility": "openbaar", "contact_visibility": "leden",
    "context": "Het was winter.", "duration": "Drie avonden", "differently": "Eerder beginnen met vragen.",
    "evidence_text": "Wij telden wie er kwam.", "evidence_url": "https://voorbeeld.invalid/verslag",
    "contact": "Team crisisbeheersing", "contact_email": "crisis@voorbeeld.invalid",
}  # fmt: skip

KEPT = ("uuid", "ref", "created_at", "updated_at", "kind", "target", "organisation", "text", "by", "is_example")


def text_of(cast: Cast, who: str, address: str) -> str:
    answer = cast.client(who).get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def codes() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("code", flat=True))


def test_an_editor_tells_of_a_practice_and_everybody_reads_it_at_a_glance(cast: Cast) -> None:
    lines = f"Rode Draad\nhttp://testserver{cast.veldkeuken.get_absolute_url()}"
    sent = {**FORM, "partners": lines, "daarna": "publiceer"}
    assert cast.client("rosa").post("/praktijken/nieuw/", sent).status_code == 302
    practice = Practice.objects.get()
    assert (practice.needs, practice.regions, practice.status) == (["continuiteit"], ["VR19"], "gepubliceerd")
    page = text_of(cast, "noor", practice.get_absolute_url())
    for said in ("Proces geëvalueerd", "Er kwamen 60 mensen.", "4.000 euro", "Rode Draad", "Veldkeuken Twente",
                 "samen met anderen, vooraf", "Niemand wist waarheen.", "Het was winter.", "Het buurthuis kreeg een",
                 "Drie avonden", "Eerder beginnen met vragen.", "Wij telden wie er kwam.",
                 'href="https://voorbeeld.invalid/verslag"'):  # fmt: skip
        assert said in page
    assert "Buurthuis als steunpunt" in text_of(
        cast, "noor", "/praktijken/?bewijs=procesevaluatie&behoefte=continuiteit"
    )
    assert "Niets gevonden" in text_of(cast, "noor", "/praktijken/?bewijs=effectevaluatie")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": ""}, "Vul de titel in."),
        ({"problem": ""}, "Vertel welk probleem er was."),
        ({"evidence": ""}, "Maak een keuze."),
        ({"area": "Nergenshuizen"}, "is geen bekend gebied"),
        ({"evidence_url": "ergens"}, "Dit is geen adres van een bladzijde."),
        ({"partners": "/organisaties/zzzzzzzz/"}, "Deze organisatie vinden we niet"),
        ({"started_on": "2026-03-01", "ended_on": "2026-02-01"}, "ligt vóór de dag waarop het begon"),
        ({"contact_email": "geen adres"}, "Dit is geen e-mailadres."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast: Cast, change: dict[str, Any], said: str) -> None:
    answer = cast.client("rosa").post("/praktijken/nieuw/", {**FORM, **change})
    page = answer.content.decode()
    assert (answer.status_code, said in page) == (200, True)
    assert "Er kwamen 60 mensen." in page
    assert not Practice.objects.exists()


@pytest.mark.parametrize(
    ("who", "whose", "outcome"),
    [
        ("eefje", "aggregaten", "voorstel"),
        ("eefje", "veldkeuken", "geweigerd"),
        ("gwen", "aggregaten", "voorstel"),
        ("gwen", "veldkeuken", "geweigerd"),
        ("gwen", "", "voorstel"),
        ("tessa", "", "voorstel"),
        ("mats", "", "geweigerd"),
        ("cas", "", "geweigerd"),
        ("rosa", "veldkeuken", "gepubliceerd"),
    ],
)
def test_who_tells_of_whom(cast: Cast, who: str, whose: str, outcome: str) -> None:
    """Others than editors propose: their choice to publish is refused, a draft waits."""
    organisation = getattr(cast, whose).ref if whose else ""
    client, sent = cast.client(who), {**FORM, "organisation": organisation}
    if outcome == "gepubliceerd":
        client.post("/praktijken/nieuw/", {**sent, "daarna": "publiceer"})
        assert Practice.objects.get().status == outcome
        return
    assert client.post("/praktijken/nieuw/", {**sent, "daarna": "publiceer"}).status_code == 403
    answer = client.post("/praktijken/nieuw/", {**sent, "daarna": "concept"})
    assert answer.status_code == (302 if outcome == "voorstel" else 403)
    assert [one.proposed_by.email for one in Practice.objects.all() if one.proposed_by] == (
        [f"{who}@voorbeeld.invalid"] if outcome == "voorstel" else []
    )


def test_a_proposal_is_seen_by_who_made_it_and_published_by_an_editor(cast: Cast) -> None:
    cast.client("gwen").post("/praktijken/nieuw/", {**FORM, "organisation": cast.aggregaten.ref, "daarna": "concept"})
    practice = Practice.objects.get()
    address = practice.get_absolute_url()
    seen = {"noor": 404, "mats": 404, "gwen": 200, "eefje": 200, "olaf": 404, "rick": 404, "rosa": 200}
    assert {who: cast.client(who).get(address).status_code for who in seen} == seen
    for who in ("gwen", "eefje", "rosa"):
        assert "Buurthuis als steunpunt" in text_of(cast, who, "/praktijken/voorstellen/")
    assert "Buurthuis als steunpunt" not in text_of(cast, "olaf", "/praktijken/voorstellen/")
    assert "Buurthuis als steunpunt" not in text_of(cast, "mats", "/praktijken/")
    gwen = cast.client("gwen")
    form = gwen.get(f"{address}wijzigen/").context["form"]
    carried = {name: form.initial[name] for name in ("version", "opened")}
    gwen.post(
        f"{address}wijzigen/", {**FORM, **carried, "organisation": cast.aggregaten.ref, "title": "Buurthuis open"}
    )
    practice.refresh_from_db()
    assert practice.title == "Buurthuis open"
    assert cast.client("rosa").post(f"{address}publiceren/").status_code == 302
    assert gwen.get(f"{address}wijzigen/").status_code == 403
    deliver_due()
    assert [(one.to, one.subject) for one in Letter.objects.all()] == [
        ("gwen@voorbeeld.invalid", "Uw voorstel is gepubliceerd: Buurthuis open")
    ]


def test_an_initiative_ends_and_is_a_practice_at_the_same_address(cast: Cast) -> None:
    seeks = {"seeks": "Een bakker.", "seeks_until": "2099-01-01", "stage": "initiatief"}
    rosa = cast.client("rosa")
    rosa.post("/praktijken/nieuw/", {**FORM, **seeks, "evidence": "", "result": "", "daarna": "publiceer"})
    practice = Practice.objects.get()
    address = practice.get_absolute_url()
    assert "Zoekt partners" in text_of(cast, "noor", "/initiatieven/?zoekt=ja")
    assert "Buurthuis" not in text_of(cast, "noor", "/praktijken/")
    cast.client("mats").post(f"{address}volgen/", {"volgen": "ja"})
    form = rosa.get(f"{address}afronden/").context["form"]
    ended = {"version": form.initial["version"], "ended_on": "2026-10-01", "evidence": "effectevaluatie"}
    assert "Vertel wat het opleverde." in rosa.post(f"{address}afronden/", ended).content.decode()
    assert rosa.post(f"{address}afronden/", {**ended, "result": "Het brood kwam."}).status_code == 302
    assert "Het brood kwam." in text_of(cast, "noor", address)
    assert "Buurthuis" in text_of(cast, "noor", "/praktijken/")
    assert "Buurthuis" not in text_of(cast, "noor", "/initiatieven/")
    assert "Afgerond: het initiatief is nu een praktijk" in text_of(cast, "noor", f"{address}geschiedenis/")
    assert Following.objects.count() == 1
    deliver_due()
    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == ("mats@voorbeeld.invalid", "Buurthuis als steunpunt: afgerond")
    assert rosa.post(f"{address}afronden/", {**ended, "result": "Weer."}).status_code == 403


def test_who_follows_hears_of_a_change_once_a_day_and_stops_by_one_click(cast: Cast) -> None:
    practice = make_practice(stage="initiatief")
    hidden = make_practice("Stil", stage="initiatief", visibility="crisisprofessionals", area=["VR19"])
    for who, what in (("mats", practice), ("rosa", practice), ("cas", hidden)):
        services.follow_practice(cast[who], what)
    for title in ("Een", "Twee"):
        services.change_practice(cast["rosa"], practice, {"title": title})
    services.change_practice(cast["rosa"], hidden, {"visibility": "leden", "area": ["VR05"]})
    services.change_practice(cast["rosa"], hidden, {"visibility": "crisisprofessionals"})
    Letter.objects.all().delete()
    deliver_due()
    letter = Letter.objects.get()
    assert letter.to == "mats@voorbeeld.invalid"
    assert "titel" in letter.text
    found = re.search(r"/praktijken/niet-meer-volgen/\S+", letter.text)
    assert found is not None
    visitor = cast.client("noor")
    assert "Volg dit niet meer" in visitor.get(found.group()).content.decode()
    assert Following.objects.filter(user=cast["mats"]).exists()
    assert letter.unsubscribe.endswith(found.group())
    Client(enforce_csrf_checks=True).post(found.group())  # as a mail program does, without having been here
    assert not Following.objects.filter(user=cast["mats"]).exists()
    assert visitor.get("/praktijken/niet-meer-volgen/onzin/").status_code == 404


def test_another_organisation_says_that_it_does_this_too(cast: Cast) -> None:
    practice = make_practice(organisation=cast.veldkeuken)
    eefje, address, tell = cast.client("eefje"), practice.get_absolute_url(), f"/ervaringen/praktijk/{practice.ref}/"
    assert "Wij doen dit ook" in text_of(cast, "eefje", address)
    assert "Wij doen dit ook" not in text_of(cast, "olaf", address)  # it is theirs already
    eefje.post(f"{tell}vertellen/", {"organisation": cast.aggregaten.ref, "text": "Wij lenen ze uit."})
    told = Experience.objects.get()
    assert "Wij lenen ze uit." in text_of(cast, "noor", address)
    on_theirs = text_of(cast, "noor", cast.aggregaten.get_absolute_url())
    assert ("Wij lenen ze uit." in on_theirs, practice.title in on_theirs) == (True, True)
    assert practice.title in text_of(cast, "noor", cast.veldkeuken.get_absolute_url())
    version = eefje.get(f"/ervaringen/{told.ref}/wijzigen/").context["form"].initial["version"]
    eefje.post(f"/ervaringen/{told.ref}/wijzigen/", {"text": "Wij verhuren ze.", "version": version})
    assert "Wij verhuren ze." in text_of(cast, "noor", address)
    assert "al iets verteld" in eefje.get(f"{tell}vertellen/", follow=True).content.decode()
    set_visibility(cast.aggregaten, "eigen-organisatie")
    assert "Wij verhuren ze." not in text_of(cast, "noor", address)
    assert "Aggregaten Walcheren" not in text_of(cast, "noor", f"{address}geschiedenis/")
    eefje.post(f"/ervaringen/{told.ref}/weghalen/")
    assert not Experience.objects.exists()
    assert codes() == ["experience.added", "experience.changed", "experience.removed"]


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("/praktijken/{}/wij-ook/", "/ervaringen/praktijk/{}/vertellen/"),
        ("/praktijken/ook/{}/wijzigen/", "/ervaringen/{}/wijzigen/"),
        ("/praktijken/ook/{}/weghalen/", "/ervaringen/{}/weghalen/"),
    ],
)
def test_where_it_was_told_before_leads_on(client: Client, old: str, now: str) -> None:
    answer = client.get(old.format("bcdfghjk"))
    assert (answer.status_code, answer["Location"]) == (301, now.format("bcdfghjk"))


@pytest.mark.parametrize(
    ("column", "value"), [("text", "Wij lenen ze uit."), ("ref", "bcdfghjk"), ("is_example", True)]
)
def test_what_was_said_before_came_along_and_goes_back(cast: Cast, column: str, value: Any) -> None:
    """The migration, in the database itself: the old table is made, filled and emptied again."""
    move = import_module("weerbaar.features.content.practices.migrations.0002_adoptions_are_experiences")
    told = make_experience(make_practice(), cast.aggregaten, place="", **{column: value})
    make_experience(make_kit(), cast.aggregaten)
    before = Experience.objects.filter(pk=told.pk).values(*KEPT).get()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE practices_adoption (id bigserial, uuid uuid, ref text, created_at timestamptz,"
            " updated_at timestamptz, practice_id bigint, organisation_id bigint, text text, by_id bigint,"
            " is_example boolean)"
        )
        cursor.execute(move.BACKWARDS)
        assert list(Experience.objects.values_list("kind", flat=True)) == ["kit"]
        cursor.execute(move.FORWARDS)
    assert Experience.objects.filter(kind="practice").values(*KEPT).get() == before


def test_hidden_and_drafts_are_nowhere_listed_counted_or_alike(cast: Cast) -> None:
    told: dict[str, Any] = {"sub_needs": ["energie"], "needs": ["continuiteit"], "quadrant": "eigen-continuiteit"}
    shown = make_practice("Openbaar aggregaat", **told)
    make_practice("Besloten aggregaat", "crisisprofessionals", area=["VR19"], **told)
    make_practice("Concept aggregaat", status="concept", **told)
    make_practice("Ingetrokken aggregaat", status="ingetrokken", **told)
    sees = {"noor": 1, "mats": 1, "hidde": 1, "cas": 2, "rosa": 4}
    for who, count in sees.items():
        page = text_of(cast, who, "/praktijken/?kwadrant=eigen-continuiteit")
        assert f"{count} praktijk" in page
        assert f'<span class="option__count">{count}</span>' in page
        assert ("Besloten aggregaat" in page) == (count > 1)
        assert ("Ingetrokken aggregaat" in page) == (count > 2)
        assert f"<strong>{count}</strong>" in text_of(cast, who, "/praktijken/?weergave=kwadrant")
        detail = text_of(cast, who, shown.get_absolute_url())
        assert ("Besloten aggregaat" in detail) == (count > 1)
        for never in ("Concept aggregaat", "Ingetrokken aggregaat"):
            assert never not in detail


EFFECT, QUADRANT = "effectevaluatie", "eigen-continuiteit"


@pytest.mark.parametrize("who", ["noor", "cas", "rosa"])
@pytest.mark.parametrize("asked", ["", "behoefte=welzijn", f"bewijs={EFFECT}", f"kwadrant={QUADRANT}", "q=soep"])
def test_the_list_counts_as_the_one_search_does(cast: Cast, who: str, asked: str) -> None:
    make_practice("Soep", needs=["welzijn"], evidence=EFFECT, quadrant=QUADRANT)
    make_practice("Brood", needs=["welzijn"], quadrant=QUADRANT)
    make_practice("Stille soep", "crisisprofessionals", area=["VR19"], evidence=EFFECT)
    make_practice("Nog soep", status="concept", quadrant=QUADRANT)
    make_practice("Soep in de maak", stage="initiatief", quadrant=QUADRANT)
    here = cast.client(who).get(f"/praktijken/?{asked}").context
    there = cast.client(who).get(f"/zoeken/?soort=praktijk&{asked}").context
    assert (here["found"].total, here["found"].counts) == (there["found"].total, there["found"].counts)
    assert [one["title"] for one in here["lines"]] == [line.title for line in there["found"].lines]
    assert "soort=" not in here["asked"].address


@pytest.mark.parametrize(("days", "seeks"), [(None, True), (0, True), (-1, False)])
def test_who_looks_for_partners_is_found_until_that_day(cast: Cast, days: int | None, seeks: bool) -> None:
    until = None if days is None else timezone.localdate() + timedelta(days=days)
    make_practice("Bakfietsen", stage="initiatief", seeks="Een smid.", seeks_until=until)
    make_practice("Zingen", stage="initiatief")
    page = text_of(cast, "noor", "/initiatieven/?zoekt=ja")
    assert (">Bakfietsen<" in page, ">Zingen<" in page) == (seeks, False)
    told = cast.program("noor").get("/api/v1/zoek?zoekt=ja").json()
    assert told["totaal"] == int(seeks)


def test_alike_says_why(cast: Cast) -> None:
    one = make_practice("Aggregaten in de wijk", sub_needs=["energie"], needs=["continuiteit"])
    make_practice("Wijkteam met aggregaten", sub_needs=["energie"], needs=["continuiteit"])
    make_practice("Zingen met ouderen", needs=["welzijn"], summary="Een koor.")
    page = text_of(cast, "noor", one.get_absolute_url())
    assert "Lijkt hierop omdat beide gaan over" in page
    assert "Wijkteam met aggregaten" in page
    assert "Zingen met ouderen" not in page


@pytest.mark.parametrize(
    ("stage", "this", "the", "word", "listed"),
    [
        ("praktijk", "deze praktijk", "De praktijk", "praktijk", "Praktijken"),
        ("initiatief", "dit initiatief", "Het initiatief", "initiatief", "Initiatieven"),
    ],
)
def test_an_initiative_is_nowhere_called_a_practice(
    cast: Cast, stage: str, this: str, the: str, word: str, listed: str
) -> None:
    practice = make_practice(stage=stage, review_due_on=timezone.localdate() - timedelta(days=1))
    other = make_practice(title="Iets anders")
    add_link(cast["rosa"], practice, other)
    address, rosa = practice.get_absolute_url(), cast.client("rosa")
    asked = text_of(cast, "rosa", f"{address}intrekken/")
    assert f"Als u {this} intrekt" in asked
    assert f">{listed}</a></li>" in asked.replace("\n", "")
    assert f"{word.capitalize()}. Had vóór" in text_of(cast, "rosa", "/mijn/redactie/alles/")
    assert f'<span class="soft small">{word}</span>' in text_of(cast, "noor", other.get_absolute_url())
    for act, said in (("intrekken", f"{the} is ingetrokken."), ("publiceren", f"{the} is gepubliceerd.")):
        assert said in rosa.post(f"{address}{act}/", follow=True).content.decode()


@pytest.mark.parametrize(
    ("visibility", "who", "said"),
    [
        ("openbaar", "noor", "Mail naar"),
        ("leden", "noor", "Log in</a> om te zien bij wie"),
        ("leden", "mats", "Mail naar"),
        ("crisisprofessionals", "mats", ""),
    ],
)
def test_who_is_sought_stands_beside_how_to_take_part(cast: Cast, visibility: str, who: str, said: str) -> None:
    practice = make_practice(
        stage="initiatief", seeks="Een drukker", contact_email="mee@voorbeeld.invalid", contact_visibility=visibility
    )
    page = text_of(cast, who, practice.get_absolute_url())
    assert ("Meedoen? " in page) == bool(said)
    assert said in page


def test_a_contact_is_for_whom_it_is_meant(cast: Cast) -> None:
    fields: dict[str, Any] = {"contact": "Team crisis", "contact_email": "crisis@voorbeeld.invalid", "area": ["VR19"]}
    for visibility, who_sees in (("openbaar", "noor mats"), ("leden", "mats"), ("crisisprofessionals", "cas rosa")):
        practice = make_practice(contact_visibility=visibility, **fields)
        for who in ("noor", "mats", "hidde", "cas", "rosa"):
            page = text_of(cast, who, practice.get_absolute_url())
            is_meant = visibility == "openbaar" or (visibility == "leden" and who != "noor") or who in who_sees.split()
            assert ("crisis@voorbeeld.invalid" in page) == is_meant, (visibility, who)


def test_a_hidden_organisation_stays_hidden_and_stays_a_partner(cast: Cast) -> None:
    """Rosa does not see it, and changes the rest without losing it."""
    hidden = make_organisation("Stille Kracht", visibility="eigen-organisatie")
    practice = make_practice(organisation=hidden)
    Partner.objects.create(practice=practice, number=1, organisation=hidden)
    rosa, address = cast.client("rosa"), practice.get_absolute_url()
    page = rosa.get(f"{address}wijzigen/")
    assert "Stille Kracht" not in page.content.decode()
    carried = {name: page.context["form"].initial[name] for name in ("version", "opened")}
    assert rosa.post(f"{address}wijzigen/", {**FORM, **carried, "partners": "De bakker"}).status_code == 302
    practice.refresh_from_db()
    assert practice.organisation == hidden
    assert [one.organisation or one.name for one in practice.partners.all()] == ["De bakker", hidden]
    for who in ("noor", "rosa"):
        for shown in (address, f"{address}geschiedenis/", "/praktijken/"):
            assert "Stille Kracht" not in text_of(cast, who, shown)


def test_an_earlier_version_is_put_back_with_its_partners(cast: Cast) -> None:
    practice = services.add_practice(
        None,
        {"title": "Eerst", "author": "Wij", "partners": [f"organisatie {cast.aggregaten.ref}", "De bakker"]},
        publish=True,
    )
    services.change_practice(cast["rosa"], practice, {"title": "Later", "partners": ["De bakker"]})
    rosa, versions = cast.client("rosa"), f"/praktijken/{practice.ref}/versies/"
    keys = re.findall(rf"{versions}([a-z0-9-]+)/", text_of(cast, "rosa", versions))
    rosa.post(f"{versions}{keys[-1]}/terugzetten/")
    practice.refresh_from_db()
    assert practice.title == "Eerst"
    assert [one.organisation or one.name for one in practice.partners.all()] == [cast.aggregaten, "De bakker"]


@pytest.mark.parametrize(("days", "said"), [(-1, True), (1, False)])
def test_what_was_not_reviewed_in_time_says_so(cast: Cast, days: int, said: bool) -> None:
    practice = make_practice(review_due_on=date.today() + timedelta(days=days))
    for address in (practice.get_absolute_url(), "/praktijken/"):
        assert ("Niet op tijd herzien" in text_of(cast, "noor", address)) == said


@pytest.mark.parametrize("address", ["/praktijken/", "/praktijken/?weergave=kwadrant", "/initiatieven/"])
def test_a_list_of_many_costs_no_more_queries_than_one_of_few(cast: Cast, address: str) -> None:
    client, counts = cast.client("mats"), []
    for number in (3, 27):
        for one in range(number):
            stage = "initiatief" if "initiatieven" in address else "praktijk"
            make_practice(f"Proef {number}.{one}", stage=stage, quadrant="eigen-continuiteit", needs=["welzijn"])
        client.get(address)
        with counting() as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[1] <= counts[0]


def test_a_page_with_many_others_costs_no_more_queries(cast: Cast) -> None:
    practice, counts = make_practice(needs=["welzijn"]), []
    client = cast.client("mats")
    for number in (2, 12):
        for one in range(number):
            name = f"Club {number}.{one}"
            make_experience(practice, make_organisation(name))
            Partner.objects.create(
                practice=practice, number=number * 100 + one, organisation=make_organisation(f"P{name}")
            )
            make_practice(f"Aggregaat {name}", needs=["welzijn"])
        client.get(practice.get_absolute_url())
        with counting() as queries:
            client.get(practice.get_absolute_url())
        counts.append(len(queries))
    assert counts[1] <= counts[0]


def test_what_is_not_published_is_not_followed_or_joined(cast: Cast) -> None:
    draft = make_practice(status="concept", organisation=cast.aggregaten)
    for act in (
        lambda: services.follow_practice(cast["eefje"], draft),
        lambda: experiences.add_experience(cast["eefje"], draft, cast.aggregaten, {"text": "Ook."}),
        lambda: experiences.add_experience(cast["eefje"], make_practice(), cast.veldkeuken, {"text": "Ook."}),
        lambda: experiences.add_experience(
            cast["eefje"], make_practice(organisation=cast.aggregaten), cast.aggregaten, {"text": "Ook."}
        ),
    ):
        with pytest.raises(Refused):
            act()


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("", {"Oud", "Nieuw"}),
        ("?soort=initiatief", {"Nieuw"}),
        ("?bewijs=effectevaluatie", {"Oud"}),
        ("?behoefte=welzijn&soort=praktijk", set()),
    ],
)
def test_programs_ask_what_pages_show(cast: Cast, address: str, titles: set[str]) -> None:
    make_practice("Oud", evidence="effectevaluatie", contact="Team", contact_email="team@voorbeeld.invalid")
    make_practice("Nieuw", stage="initiatief", seeks="Een bakker.")
    make_practice("Concept", status="concept")
    make_practice("Besloten", visibility="crisisprofessionals", area=["VR19"])
    told = cast.program("mats").get(f"/api/v1/praktijken{address}").json()
    assert ({one["titel"] for one in told["resultaten"]}, told["totaal"]) == (titles, len(titles))
    assert "team@" not in str(told)


def test_a_question_finds_them_in_the_list_and_in_the_one_search(cast: Cast) -> None:
    make_practice("Buurthuis", done="De bakfiets met het aggregaat staat klaar.", needs=["welzijn"])
    make_practice("Ander", done="Een koor zingt.")
    make_practice("Stil", "crisisprofessionals", area=["VR19"], done="De bakfiets in de kluis.")
    make_practice("Begin", stage="initiatief", done="Wij kopen een bakfiets.")
    for who, count in (("noor", 1), ("cas", 2)):
        page = text_of(cast, who, "/praktijken/?q=bakfietsen")
        assert f"{count} praktijk" in page
        assert (">Stil<" in page) == (count == 2)
        assert ">Ander<" not in page
    assert ">Begin<" in text_of(cast, "noor", "/initiatieven/?q=bakfiets")
    assert "Niets gevonden" in text_of(cast, "noor", "/praktijken/?q=kluis&behoefte=welzijn")
    for word, title in (("praktijk", "Buurthuis"), ("initiatief", "Begin")):
        found = cast.program("noor").get(f"/api/v1/zoek?q=bakfiets&soort={word}").json()
        assert [one["titel"] for one in found["resultaten"]] == [title]


@pytest.mark.parametrize("who", ["gwen", "eefje", "rosa"])
@pytest.mark.parametrize("stage", ["praktijk", "initiatief"])
def test_the_form_as_it_stands_asks_for_little(cast: Cast, who: str, stage: str) -> None:
    client = cast.client(who)
    answer = client.get(f"/praktijken/nieuw/?soort={stage}")
    form, page = answer.context["form"], answer.content.decode()
    unseen = {name for name, field in form.fields.items() if field.required and f'name="{name}"' not in page}
    assert unseen == set()
    sent = {name: form[name].value() for name in form.fields}
    kept = {name: value for name, value in sent.items() if value not in (None, "", [])}
    typed = {"title": "Soep", "author": "Buren", "problem": "Honger.", "done": "Soep."}
    evidence = {} if stage == "initiatief" else {"evidence": "geen"}
    kept["area"] = form.fields["area"].prepare_value(kept["area"])
    answer = client.post("/praktijken/nieuw/", {**kept, **typed, **evidence})
    assert answer.status_code == 302, answer.context["form"].errors
    assert Practice.objects.get().stage == stage


@pytest.mark.parametrize(("stage", "lit"), [("praktijk", "/praktijken/"), ("initiatief", "/initiatieven/")])
@pytest.mark.parametrize("part", ["", "geschiedenis/"])
def test_the_menu_lights_the_list_in_which_it_stands(cast: Cast, stage: str, lit: str, part: str) -> None:
    practice = make_practice(stage=stage, author="gemeente Voorbeeld")
    page = text_of(cast, "noor", practice.get_absolute_url() + part)
    menu = page.partition('aria-label="Hoofdmenu"')[2].partition("</nav>")[0]
    assert re.findall(r'href="(\S+)" aria-current="true"', menu) == [lit]


def test_a_line_begins_with_a_capital(cast: Cast) -> None:
    practice = make_practice(author="gemeente Voorbeeld")
    for address in ("/praktijken/", practice.get_absolute_url(), "/zoeken/?soort=praktijk"):
        assert ">Gemeente Voorbeeld" in text_of(cast, "noor", address), address


@pytest.mark.parametrize(
    ("change", "opened"),
    [
        ({}, {"Deelbehoeften van continuïteit van de maatschappij"}),
        ({"deel_continuiteit": [], "phases": ["herstel"]}, {"Voor welke fase?"}),
        ({"deel_continuiteit": [], "levels": ["onzin"]}, {"Op welk niveau?"}),
        ({"deel_continuiteit": []}, set()),
    ],
)
def test_a_question_about_where_it_belongs_opens_where_something_stands(
    cast: Cast, change: dict[str, Any], opened: set[str]
) -> None:
    page = cast.client("rosa").post("/praktijken/nieuw/", {**FORM, "title": "", **change}).content.decode()
    folds = re.findall(r'<details class="more more--asks"( open)?>\s*<summary><span>([^<]+?) ?<', page)
    assert {name for is_open, name in folds if is_open} == opened
    assert len(folds) == 9
