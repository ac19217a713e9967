"""Who counts on whom: asked, answered, asked again, and what is uncertain shown to both and to their coordinator."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.answers import counting
from tests.cast import Cast
from tests.factories import make_capability, make_organisation, make_relation, make_role, set_visibility
from tests.postbox import Box
from weerbaar.features.networks.reliance.listeners import write_letters
from weerbaar.foundation.activity.models import Delivery, Entry
from weerbaar.foundation.activity.services import deliver_due
from weerbaar.foundation.activity.writing import version_of
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.letters.models import Letter
from weerbaar.foundation.organisations import services
from weerbaar.foundation.organisations.models import Organisation, Relation, Role, RoleKind

NOTE = "Twee aggregaten binnen vier uur."


def text_of(response: Any) -> str:
    return str(response.content.decode())


def ask(cast: Cast, who: str = "olaf", **more: Any) -> Relation:
    """Olaf's field kitchen says that it counts on Eefje's generators."""
    data = {"kind": "rekent-op", "target": cast.aggregaten.ref, "sub_need": "energie", "note": NOTE} | more
    response = cast.client(who).post(reverse("relation_add", args=[cast.veldkeuken.ref]), data)
    assert response.status_code == 302, text_of(response)
    deliver_due()
    return Relation.objects.latest("pk")


def answer(cast: Cast, relation: Relation, said: str, note: str = "") -> Any:
    relation.refresh_from_db()
    data = {"answer": said, "answer_note": note, "version": version_of(relation)}
    response = cast.client("eefje").post(reverse("relation_answer", args=[relation.ref]), data)
    deliver_due()
    return response


def change(cast: Cast, relation: Relation, **values: str) -> Any:
    relation.refresh_from_db()
    data = {"sub_need": relation.sub_need, "note": relation.note, "since": "", "version": version_of(relation)}
    response = cast.client("olaf").post(reverse("relation_change", args=[relation.ref]), data | values)
    deliver_due()
    return response


def post(box: Box) -> list[tuple[str, str]]:
    """To whom mails went and about what, since the last time."""
    letters.post_due()
    found = [(str(mail["to"]).partition("@")[0], str(mail["subject"])) for mail in box.mails]
    return found


def confirmed(organisation: Organisation, **fields: Any) -> Any:
    today = timezone.localdate()
    return make_capability(organisation, confirmed_on=today, confirmed_until=today + timedelta(days=10), **fields)


# --- asking and answering --------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["ja", "deels", "nee"])
def test_asked_by_mail_answered_on_a_page_and_told_by_mail(cast: Cast, box: Box, said: str) -> None:
    relation = ask(cast)
    assert post(box) == [("eefje", "Veldkeuken Twente rekent op u")]
    assert NOTE in box.text()
    assert "voor energie" in box.text()
    page = cast.client("eefje").get(box.link())
    assert (page.status_code, NOTE in text_of(page)) == (200, True)
    assert answer(cast, relation, said, "Alleen op werkdagen.").status_code == 302
    assert post(box)[1:] == [("olaf", "Aggregaten Walcheren heeft geantwoord op uw vraag")]
    assert f"Het antwoord is: {said}" in box.text()
    assert "Alleen op werkdagen." in box.text()
    for who, organisation, side in (("olaf", cast.veldkeuken, "wij"), ("eefje", cast.aggregaten, "ons")):
        page = cast.client(who).get(reverse("organisation_reliance", args=[organisation.ref]), {"kant": side})
        assert f"Antwoord: {said}" in text_of(page)
        assert "Alleen op werkdagen." in text_of(page)


def test_hearing_twice_writes_once(cast: Cast) -> None:
    ask(cast)
    entry = Entry.objects.get(code="relation.added")
    write_letters(entry)
    assert Letter.objects.count() == 1
    assert not Delivery.objects.exclude(state="klaar").exists()


@pytest.mark.parametrize(
    ("values", "asks_again"),
    [
        ({"note": "Drie aggregaten."}, True),
        ({"sub_need": "bed"}, True),
        ({"sub_need": "", "note": ""}, True),
        ({"since": "2026-01-01"}, False),
        ({}, False),
    ],
)
def test_another_question_makes_the_answer_ask_again(
    cast: Cast, box: Box, values: dict[str, str], asks_again: bool
) -> None:
    relation = ask(cast)
    answer(cast, relation, "ja", "Altijd.")
    sent = len(post(box))
    assert change(cast, relation, **values).status_code == 302
    relation.refresh_from_db()
    assert (relation.answer, relation.answer_note) == (("nog-niet-gevraagd", "") if asks_again else ("ja", "Altijd."))
    assert (relation.answered_at is None) == asks_again
    assert [who for who, _ in post(box)[sent:]] == (["eefje"] if asks_again else [])
    assert not asks_again or "opnieuw aan u gevraagd" in box.text()


def test_who_answers_what_was_asked_before_sees_what_is_asked_now(cast: Cast) -> None:
    relation = ask(cast)
    version = version_of(relation)
    change(cast, relation, note="Tien aggregaten.")
    late = cast.client("eefje").post(
        reverse("relation_answer", args=[relation.ref]), {"answer": "ja", "version": version}
    )
    assert (late.status_code, "Tien aggregaten." in text_of(late)) == (409, True)
    relation.refresh_from_db()
    assert relation.is_unanswered


def test_asking_again_by_hand_waits_two_weeks(cast: Cast, box: Box) -> None:
    with time_machine.travel("2027-05-01 12:00:00+02:00", tick=False) as clock:
        relation = ask(cast)
        path = reverse("relation_ask", args=[relation.ref])
        refused = cast.client("olaf").post(path)
        assert (refused.status_code, "nog even de tijd" in text_of(refused)) == (403, True)
        clock.move_to(datetime(2027, 5, 15, 12, tzinfo=timezone.get_default_timezone()))
        assert cast.client("olaf").post(path).status_code == 302
        deliver_due()
        assert [who for who, _ in post(box)] == ["eefje", "eefje"]
        answer(cast, relation, "nee")
        clock.move_to(datetime(2027, 7, 1, 12, tzinfo=timezone.get_default_timezone()))
        answered = cast.client("olaf").post(path)
        assert (answered.status_code, "al antwoord gegeven" in text_of(answered)) == (403, True)


def test_who_has_nobody_to_answer_is_said_and_the_coordinator_sees_it_wait(cast: Cast) -> None:
    Role.objects.filter(user__email="eefje@voorbeeld.invalid").delete()
    relation = ask(cast)
    assert not Letter.objects.exists()
    Relation.objects.filter(pk=relation.pk).update(asked_at=None)
    response = cast.client("olaf").post(reverse("relation_ask", args=[relation.ref]), follow=True)
    assert "heeft nog niemand die kan antwoorden" in text_of(response)
    desk = cast.client("gwen").get("/mijn/gemeente/GM0687/aandacht/verwachtingen/")
    assert [item.why for item in desk.context["items"]] == ["Nog geen antwoord"]


def test_editors_who_may_not_see_the_asker_are_not_written_to(cast: Cast) -> None:
    set_visibility(cast.veldkeuken, "eigen-organisatie")
    make_role(cast["olaf"], RoleKind.EDITOR_OF_ORGANISATION, organisation=make_organisation("Iets Anders"))
    ask(cast)
    assert not Letter.objects.exists()
    page = cast.client("eefje").get(reverse("organisation_reliance", args=[cast.aggregaten.ref]))
    assert "Veldkeuken Twente" not in text_of(page)
    assert page.context["counts"] == {"ons": 0, "wij": 0}


def test_without_an_editor_the_answer_goes_to_who_asked(cast: Cast) -> None:
    kring = make_organisation("Zeeuwse Kring", municipality="GM0687")
    data = {"kind": "rekent-op", "target": cast.aggregaten.ref}
    cast.client("gwen").post(reverse("relation_add", args=[kring.ref]), data)
    deliver_due()
    answer(cast, Relation.objects.get(), "ja")
    assert [one.to.partition("@")[0] for one in Letter.objects.order_by("pk")] == ["eefje", "gwen"]


def test_the_same_twice_is_told(cast: Cast) -> None:
    ask(cast)
    other = ask(cast, sub_need="bed")
    response = change(cast, other, sub_need="energie")
    assert (response.status_code, "staat er al" in text_of(response)) == (200, True)
    other.refresh_from_db()
    assert other.sub_need == "bed"


@pytest.mark.parametrize(("who", "hear"), [("gwen", ["eefje", "olaf"]), ("eefje", [])])
def test_parties_hear_that_a_coordinator_ended_a_relation_and_can_take_it_up_again(
    cast: Cast, box: Box, who: str, hear: list[str]
) -> None:
    relation = make_relation(cast.veldkeuken, cast.aggregaten, kind="levert-aan")
    address = reverse("relation_end", args=[relation.ref])
    page = text_of(cast.client(who).get(address))
    assert "Veldkeuken Twente levert aan Aggregaten Walcheren" in page
    assert ("krijgen hierover een e-mail" in page) == bool(hear)
    cast.client(who).post(address, {"until": timezone.localdate().isoformat()})
    deliver_due()
    assert sorted(name for name, _ in post(box)) == hear
    entry = Entry.objects.get(code="relation.ended")
    assert entry.actor == cast[who]
    relation.refresh_from_db()
    services.resume_relation(cast["olaf"], relation)
    assert Relation.objects.get().until is None


def test_other_relations_are_not_asked(cast: Cast) -> None:
    relation = ask(cast, kind="levert-aan")
    assert (relation.asked_at, Letter.objects.count()) == (None, 0)
    assert change(cast, relation, note="Elke dinsdag.").status_code == 302
    assert not Letter.objects.exists()


# --- what is uncertain -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "sub_need", "offer", "why"),
    [
        ("nee", "energie", "available", "De ander zegt nee"),
        ("deels", "energie", "available", "De ander zegt: deels"),
        ("nog-niet-gevraagd", "energie", "available", "Nog geen antwoord"),
        ("ja", "energie", "available", None),
        ("ja", "", "", None),
        ("ja", "energie", "", "De ander zegt ja, maar heeft er geen beschikbaar aanbod voor"),
        ("ja", "energie", "other", "De ander zegt ja, maar heeft er geen beschikbaar aanbod voor"),
        ("ja", "energie", "overdue", "De ander zegt ja, maar heeft er geen beschikbaar aanbod voor"),
        ("ja", "energie", "paused", "De ander zegt ja, maar heeft er geen beschikbaar aanbod voor"),
        ("ja", "energie", "hidden", "De ander zegt ja, maar heeft er geen beschikbaar aanbod voor"),
    ],
)
def test_what_makes_an_expectation_uncertain(cast: Cast, said: str, sub_need: str, offer: str, why: str | None) -> None:
    match offer:
        case "available":
            confirmed(cast.aggregaten)
        case "other":
            confirmed(cast.aggregaten, sub_needs=["bed"])
        case "overdue":
            make_capability(cast.aggregaten, confirmed_on=date(2020, 1, 1), confirmed_until=date(2020, 7, 1))
        case "paused":
            confirmed(cast.aggregaten, status="onderbroken")
        case "hidden":
            confirmed(cast.aggregaten, visibility="eigen-organisatie")
    make_relation(cast.veldkeuken, cast.aggregaten, sub_need=sub_need, answer=said)
    desk = cast.client("olaf").get(f"/mijn/organisatie/{cast.veldkeuken.ref}/aandacht/verwachtingen/")
    assert [item.why for item in desk.context["items"]] == ([why] if why else [])


@pytest.mark.parametrize(
    ("who", "desk", "matter", "seen"),
    [
        ("olaf", "organisatie/{kitchen}", "verwachtingen", ["nee", "ongedekt", "onbeantwoord"]),
        ("olaf", "organisatie/{kitchen}", "vragen", []),
        ("eefje", "organisatie/{generators}", "verwachtingen", ["ongedekt"]),
        ("eefje", "organisatie/{generators}", "vragen", ["onbeantwoord"]),
        ("gwen", "gemeente/GM0687", "verwachtingen", ["nee", "ongedekt", "onbeantwoord"]),
        ("rick", "regio/VR19", "verwachtingen", ["nee", "ongedekt", "onbeantwoord", "elders"]),
    ],
)
def test_both_parties_and_their_coordinator_have_it_on_their_desk(
    cast: Cast, who: str, desk: str, matter: str, seen: list[str]
) -> None:
    generators, kitchen = cast.aggregaten, cast.veldkeuken
    make_relation(kitchen, generators, sub_need="bed", answer="nee", note="nee")
    make_relation(kitchen, generators, sub_need="energie", answer="ja", note="ongedekt")
    make_relation(kitchen, generators, sub_need="dak", note="onbeantwoord")
    make_relation(kitchen, generators, sub_need="bad", answer="ja", until=date(2026, 1, 1))
    confirmed(generators, sub_needs=["brood"])
    make_relation(kitchen, generators, sub_need="brood", answer="ja")
    make_relation(make_organisation("Zeeuwse Kring"), make_organisation("Elders", area=["VR25"]), note="elders")
    path = f"/mijn/{desk.format(kitchen=kitchen.ref, generators=generators.ref)}/aandacht/{matter}/"
    page = cast.client(who).get(path)
    notes = {str(row.pk): row.note for row in Relation.objects.all()}
    assert [notes[str(row.pk)] for row in page.context["found"]] == seen
    for item in page.context["items"]:
        assert cast.client(who).get(item.url).status_code == 200


def test_what_one_may_not_see_is_on_no_list(cast: Cast) -> None:
    hidden = make_organisation("Stille Kelder", visibility="eigen-organisatie", municipality="GM0687")
    make_relation(hidden, cast.aggregaten)
    make_relation(cast.aggregaten, hidden)
    page = reverse("organisation_reliance", args=[cast.aggregaten.ref])
    for who in ("eefje", "gwen", "rick"):
        for side in ("ons", "wij"):
            assert "Stille Kelder" not in text_of(cast.client(who).get(page, {"kant": side}))
    assert not cast.client("gwen").get("/mijn/gemeente/GM0687/aandacht/verwachtingen/").context["items"]


def test_the_page_of_an_organisation_leads_there_only_for_who_keeps_it(cast: Cast) -> None:
    make_relation(cast.veldkeuken, cast.aggregaten)
    path = reverse("organisation_reliance", args=[cast.aggregaten.ref])
    for who, is_led in (("noor", False), ("olaf", False), ("eefje", True), ("gwen", True), ("cas", False)):
        text = text_of(cast.client(who).get(cast.aggregaten.get_absolute_url()))
        assert (path in text, "1 organisatie wacht" in text) == (is_led, is_led), who


@pytest.mark.parametrize("side", ["ons", "wij"])
def test_thirty_expectations_cost_no_more_queries_than_three(cast: Cast, side: str) -> None:
    path = reverse("organisation_reliance", args=[cast.aggregaten.ref])
    costs = []
    for number in (3, 27):
        for index in range(number):
            ends = [make_organisation(f"Werf {number} {index}"), cast.aggregaten]
            make_relation(*(ends if side == "ons" else reversed(ends)), sub_need="energie", answer="ja")
        client = cast.client("eefje")
        client.get(path, {"kant": side})
        with counting() as queries:
            client.get(path, {"kant": side})
        costs.append(len(queries))
    assert costs[0] == costs[1]
