"""An agreement on one page, from the first button to the register; by two organisations, each in its own browser."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from tests.factories import make_capability, make_organisation, make_relation, make_role, set_visibility
from tests.filled import filled
from tests.pdfs import assert_accessible, text_of
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.drafts.models import Draft
from weerbaar.features.networks.drafts.services import change_draft, start_draft
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.letters.models import Letter
from weerbaar.foundation.organisations.models import RoleKind

pytestmark = pytest.mark.django_db
WRITTEN = {
    "what": "Drie aggregaten met kabels", "quantity": "3", "valid_from": "2026-12-01", "valid_to": "2027-12-01",
    "activation": "Bel de wacht; lukt dat niet, kom naar de poort", "response_hours": "6", "sustain": "drie dagen",
    "cost_rule": "tegen kostprijs", "exercise": "elk najaar samen", "visibility": "leden",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 12:00", tick=False):
        yield


@pytest.fixture
def draft(cast: Any) -> Draft:
    """Olaf's organisation asks Eefje's for power; nothing is filled in yet."""
    power = make_capability(cast.aggregaten, "Noodstroom op wielen", quantity=12, unit="stuks")
    return start_draft(cast["olaf"], cast.veldkeuken, cast.aggregaten, {"title": "Stroom voor de keuken"}, power)


def fill_in(cast: Any, who: str, draft: Draft, **changes: str) -> Any:
    client = cast.client(who)
    form = filled(client.get(f"{draft.get_absolute_url()}invullen/"))
    return client.post(f"{draft.get_absolute_url()}invullen/", form | WRITTEN | changes)


def agree(cast: Any, who: str, draft: Draft) -> Any:
    client = cast.client(who)
    page = client.get(draft.get_absolute_url()).content.decode()
    version = page.split('name="version" value="')[1].split('"')[0] if 'name="version"' in page else ""
    return client.post(f"{draft.get_absolute_url()}akkoord/", {"version": version})


def mailed() -> list[tuple[str, str]]:
    return list(Letter.objects.order_by("pk").values_list("to", "subject"))


def test_from_a_capability_to_the_register(cast: Any) -> None:
    power = make_capability(cast.aggregaten, "Noodstroom op wielen", quantity=12, unit="stuks", notice_hours=4)
    olaf = cast.client("olaf")
    assert "Begin een afspraak" in olaf.get(power.get_absolute_url()).content.decode()
    start = f"/afspraken/concept/capaciteit/{power.ref}/"
    form = filled(olaf.get(start))
    assert olaf.post(start, form | {"own": cast.veldkeuken.ref}).status_code == 302
    draft = Draft.objects.get()
    assert (draft.what, draft.response_hours, draft.asker, draft.giver) == (
        "Noodstroom op wielen", 4, cast.veldkeuken, cast.aggregaten)  # fmt: skip
    assert fill_in(cast, "olaf", draft).status_code == 302
    assert agree(cast, "olaf", draft).status_code == 302
    assert "U bent al akkoord" in olaf.get(draft.get_absolute_url()).content.decode()
    assert not Agreement.objects.exists()
    assert agree(cast, "eefje", draft)["Location"] == Agreement.objects.get().get_absolute_url()
    agreement = Agreement.objects.get()
    assert (agreement.title, agreement.response_hours, agreement.cost_rule) == (draft.title, 6, "tegen kostprijs")
    assert "Hoe lang: drie dagen" in agreement.summary
    assert [str(one) for one in agreement.all_parties()] == ["Veldkeuken Twente", "Aggregaten Walcheren"]
    assert [(line.capability, line.quantity) for line in agreement.lines.all()] == [(power, Decimal(3))]
    codes = list(Entry.objects.filter(target=draft.uuid).order_by("pk").values_list("code", flat=True))
    assert codes == ["draft.started", "draft.changed", "draft.agreed", "draft.agreed", "draft.concluded"]


def test_from_an_expectation(cast: Any) -> None:
    relation = make_relation(cast.veldkeuken, cast.aggregaten, sub_need="energie", note="Stroom voor de ovens.")
    page = cast.client("eefje").get(f"{cast.aggregaten.get_absolute_url()}rekenen-op/").content.decode()
    start = f"/afspraken/concept/verwachting/{relation.ref}/"
    assert start in page
    client = cast.client("eefje")
    assert client.post(start, filled(client.get(start))).status_code == 302
    draft = Draft.objects.get()
    assert (draft.asker, draft.giver, draft.what) == (cast.veldkeuken, cast.aggregaten, "Stroom voor de ovens.")


@pytest.mark.parametrize(
    ("who", "visibility", "reads", "writes"),
    [
        ("olaf", "leden", 200, 200),
        ("eefje", "leden", 200, 200),
        ("eefje", "eigen-organisatie", 200, 200),
        ("gwen", "leden", 200, 403),
        ("gwen", "eigen-organisatie", 404, 404),
        ("rick", "crisisprofessionals", 200, 403),
        ("rick", "eigen-organisatie", 404, 404),
        ("cas", "openbaar", 404, 404),
        ("mats", "openbaar", 404, 404),
        ("ada", "openbaar", 404, 404),
        ("noor", "openbaar", 404, 404),
    ],
)
def test_who_sees_it(cast: Any, draft: Draft, who: str, visibility: str, reads: int, writes: int) -> None:
    Draft.objects.update(visibility=visibility)
    client, url = cast.client(who), draft.get_absolute_url()
    assert client.get(url).status_code == reads
    assert client.get(f"{url}pdf/").status_code == reads
    assert client.get(f"{url}invullen/").status_code == writes
    assert client.get(f"{url}intrekken/").status_code == writes
    assert client.post(f"{url}akkoord/").status_code == (403 if writes == 200 else writes), "not all is filled in"


def test_who_no_longer_sees_the_other_sees_no_draft(cast: Any, draft: Draft) -> None:
    set_visibility(cast.aggregaten, "eigen-organisatie")
    assert cast.client("olaf").get(draft.get_absolute_url()).status_code == 404


def test_nobody_agrees_to_half_a_page(cast: Any, draft: Draft) -> None:
    page = cast.client("olaf").get(draft.get_absolute_url()).content.decode()
    assert "Vul eerst in: wat, vanaf wanneer, hoe u het inroept, hoe snel, hoe lang, wie betaalt wat" in page
    assert "nog niet ingevuld" in page


def test_a_change_takes_back_both_answers(cast: Any, draft: Draft) -> None:
    fill_in(cast, "olaf", draft)
    agree(cast, "olaf", draft)
    fill_in(cast, "eefje", draft, cost_rule="gratis")
    draft.refresh_from_db()
    assert (draft.asker_agreed_at, draft.cost_rule) == (None, "gratis")


def test_yes_is_said_to_what_one_read(cast: Any, draft: Draft) -> None:
    fill_in(cast, "olaf", draft)
    old = Draft.objects.get().updated_at.isoformat()
    with time_machine.travel("2026-11-21 13:00", tick=False):
        fill_in(cast, "eefje", draft, cost_rule="dubbel tarief")
        answer = cast.client("olaf").post(f"{draft.get_absolute_url()}akkoord/", {"version": old}, follow=True)
    assert "De ander heeft dit intussen gewijzigd." in answer.content.decode()
    assert Draft.objects.get().asker_agreed_at is None


def test_the_second_of_two_sees_what_changed(cast: Any, draft: Draft) -> None:
    client = cast.client("olaf")
    form = filled(client.get(f"{draft.get_absolute_url()}invullen/"))
    with time_machine.travel("2026-11-21 13:00", tick=False):
        change_draft(cast["eefje"], Draft.objects.get(), {"cost_rule": "gratis", "sustain": "een week"})
        answer = client.post(f"{draft.get_absolute_url()}invullen/", form | {"cost_rule": "kostprijs"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "gratis" in page and "kostprijs" in page and "een week" in page  # noqa: PT018


@pytest.mark.parametrize(
    ("on", "status", "told"),
    [("2026-11-20", 302, ""), ("2026-11-22", 200, "Kies een dag die al is geweest."), ("", 200, "verplicht")],
)
def test_signed_on_paper(cast: Any, draft: Draft, on: str, status: int, told: str) -> None:
    fill_in(cast, "olaf", draft)
    client, url = cast.client("eefje"), f"{draft.get_absolute_url()}ondertekend/"
    answer = client.post(url, filled(client.get(url)) | {"on": on})
    assert (answer.status_code, Agreement.objects.count()) == (status, int(status == 302))
    assert told in answer.content.decode()
    if status == 302:
        assert Draft.objects.get().signed_on == date(2026, 11, 20)
        assert "Ondertekend op papier op 20-11-2026." in Agreement.objects.get().summary


def test_withdrawn_is_closed(cast: Any, draft: Draft) -> None:
    client, url = cast.client("eefje"), draft.get_absolute_url()
    assert client.post(f"{url}intrekken/").status_code == 302
    assert "is ingetrokken" in client.get(url).content.decode()
    assert client.get(f"{url}invullen/").status_code == 403


def test_it_waits_on_the_desk_of_who_has_not_agreed(cast: Any, draft: Draft) -> None:
    desk = f"/mijn/organisatie/{cast.aggregaten.ref}/"
    assert "Stroom voor de keuken" in cast.client("eefje").get(desk).content.decode()
    fill_in(cast, "eefje", draft)
    agree(cast, "eefje", draft)
    assert "Stroom voor de keuken" not in cast.client("eefje").get(desk).content.decode()


def test_the_other_gets_a_letter(cast: Any, draft: Draft) -> None:
    from weerbaar.features.networks.drafts.listeners import write_letters

    fill_in(cast, "olaf", draft)
    agree(cast, "olaf", draft)
    agree(cast, "eefje", draft)
    for _ in range(2):  # hearing it twice writes nothing twice
        for entry in Entry.objects.filter(target=draft.uuid).order_by("pk"):
            write_letters(entry)
    eefje, olaf = "eefje@voorbeeld.invalid", "olaf@voorbeeld.invalid"
    assert mailed() == [
        (eefje, "Concept-afspraak: kijkt u mee?: Stroom voor de keuken"),
        (eefje, "Concept-afspraak gewijzigd: Stroom voor de keuken"),
        (olaf, "Afgesproken: Stroom voor de keuken"),
    ]


def test_one_page_to_sign(cast: Any, draft: Draft) -> None:
    fill_in(cast, "olaf", draft)
    agree(cast, "olaf", draft)
    answer = cast.client("eefje").get(f"{draft.get_absolute_url()}pdf/")
    text = text_of(answer.content)
    for words in ("Drie aggregaten met kabels", "3 stuks", "binnen 6 uur", "tegen kostprijs", "blad 1 van 1",
                  "Akkoord op het scherm op 21 november 2026", "Alleen voor Veldkeuken Twente"):  # fmt: skip
        assert words in text
    assert_accessible(answer.content, "Afspraak: Stroom voor de keuken")


@pytest.mark.parametrize("who", ["mats", "gwen", "eefje"])
def test_who_cannot_begin(cast: Any, who: str) -> None:
    """Without an organisation of one's own, or with no other one than its owner."""
    power = make_capability(cast.aggregaten)
    client = cast.client(who)
    assert client.get(f"/afspraken/concept/capaciteit/{power.ref}/").status_code == 403
    assert "Begin een afspraak" not in client.get(power.get_absolute_url()).content.decode()


def test_who_keeps_both_speaks_for_both(cast: Any, draft: Draft) -> None:
    make_role(cast["olaf"], RoleKind.EDITOR_OF_ORGANISATION, organisation=cast.aggregaten)
    fill_in(cast, "olaf", draft)
    agree(cast, "olaf", draft)
    assert Agreement.objects.count() == 1


def test_the_page_of_an_organisation_costs_no_more_with_thirty(cast: Any, django_assert_max_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, url = cast.client("olaf"), cast.veldkeuken.get_absolute_url()

    def begin(many: int) -> None:
        for number in range(many):
            start_draft(cast["olaf"], cast.veldkeuken, make_organisation(f"Dienst {number}"), {"title": f"A {number}"})

    begin(3)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    begin(12)
    with django_assert_max_num_queries(len(few)):
        client.get(url)


@pytest.mark.parametrize(("has_editor", "told"), [(True, "krijgt bericht"), (False, "nog niemand die op het scherm")])
def test_whether_the_other_hears_of_it_is_told_truly(cast: Any, has_editor: bool, told: str) -> None:
    giver = cast.aggregaten if has_editor else make_organisation("Dienst zonder beheerder")
    start = f"/afspraken/concept/capaciteit/{make_capability(giver).ref}/"
    client = cast.client("olaf")
    answer = client.post(start, filled(client.get(start)), follow=True)
    assert told in answer.content.decode()
