"""Earlier versions: seen, compared and put back; and hidden from who might not see them then or may not now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import Cast
from tests.factories import (
    make_agreement,
    make_capability,
    make_chain,
    make_contact,
    make_document,
    make_organisation,
    make_relation,
)
from tests.factories import set_visibility as show_to
from weerbaar.features.content.library.shelf import SHELF
from weerbaar.features.networks.agreements import services as agreements
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.agreements.services import Party, Promise
from weerbaar.features.networks.capabilities import services as capabilities
from weerbaar.features.networks.capabilities.versions import state_of
from weerbaar.features.networks.chains import services as chains
from weerbaar.features.networks.chains.services import Place
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.versions import versions_of
from weerbaar.foundation.organisations import services as organisations
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.ports import versions
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Term
from weerbaar.shared.publishing import services as publishing

BEGIN = "begin"


def text_of(response: Any) -> str:
    return unescape(response.content.decode())


@dataclass
class Story:
    """Something that was changed twice: where it is, and what its versions said, the oldest first."""

    plural: str
    record: Any
    said: tuple[str, str, str]
    who: str = "eefje"

    @property
    def url(self) -> str:
        return f"/{self.plural}/{self.record.ref}/versies/"


def organisation(cast: Cast) -> Story:
    mine = cast.aggregaten
    organisations.change_organisation(
        cast["eefje"], mine, {"seat": "Veere", "area": ["VR19"]}, [("kvk", "12345678")], {"continuiteit": False}
    )
    organisations.change_organisation(cast["gwen"], mine, {"seat": "Arnemuiden"}, [("kvk", "87654321")], {})
    return Story("organisaties", mine, ("Middelburg", "12345678", "87654321"))


def capability(cast: Cast) -> Story:
    made = make_capability(cast.aggregaten, "Lichtmast", quantity=2, unit="stuks")
    capabilities.change_capability(cast["eefje"], made, {"name": "Grote mast", "quantity": None, "unit": ""})
    capabilities.change_capability(cast["gwen"], made, {"name": "Mast", "sub_needs": ["ict"]})
    return Story("capaciteiten", made, ("Lichtmast", "Grote mast", "ICT en telecom"))


def contact(cast: Cast) -> Story:
    made = make_contact(cast.aggregaten, function="algemeen", position=1, phone="000-111")
    organisations.change_contact(cast["eefje"], made, {"position": 7, "phone": "000-222"})
    organisations.change_contact(cast["eefje"], made, {"function": "pers", "is_round_the_clock": True})
    return Story("contacten", made, ("1", "7", "ja"))


def agreement(cast: Cast) -> Story:
    mine, other = cast.aggregaten, cast.veldkeuken
    lamp = make_capability(mine, "Lamp", quantity=9, unit="stuks")
    made = make_agreement([mine, other], [lamp], title="Licht")
    change(cast, made, [Party(mine, "levert"), Party(other)], [Promise(lamp, None, "VR19")])
    change(cast, made, [Party(mine, "levert")], [], valid_from=None, cost_rule="Om niet")
    return Story("afspraken", made, ("Veldkeuken Twente", "levert", "Om niet"))


def change(cast: Cast, made: Agreement, parties: list[Party], promises: list[Promise], **values: Any) -> None:
    agreements.change_agreement(cast["eefje"], made, values, parties, promises)


def relation(cast: Cast) -> Story:
    made = make_relation(cast.aggregaten, cast.veldkeuken)
    organisations.answer_relation(cast["olaf"], made, "deels", "Tot 50 mensen")
    organisations.answer_relation(cast["olaf"], made, "ja", "Voor iedereen")
    return Story("relaties", made, ("nog niet gevraagd", "Tot 50 mensen", "Voor iedereen"), "olaf")


def chain(cast: Cast) -> Story:
    made = make_chain([cast.aggregaten, cast.veldkeuken], name="Soep")
    names = ("description", "need", "sub_need", "region_id", "visibility")
    values = {name: getattr(made, name) for name in names}
    first, last = Place(1, cast.aggregaten, "stookt"), Place(2, cast.veldkeuken)
    chains.change_chain(cast["rick"], made, values | {"name": "Soep en brood"}, [first, last])
    chains.change_chain(cast["rick"], made, values | {"name": "Brood"}, [first, last, Place(3, None, "deelt uit")])
    return Story("ketens", made, ("Soep", "Soep en brood", "deelt uit"), "rick")


def document(cast: Cast) -> Story:
    made = make_document("Gids")
    for values in (
        {"title": "Grote gids", "review_due_on": date(2027, 1, 31)},
        {"sub_needs": ["brood"], "area": ["VR19"]},
    ):
        publishing.change(SHELF, cast["rosa"], made, values)
    return Story("documenten", made, ("Gids", "31 januari 2027", "Brood"), "rosa")


STORIES: dict[str, Callable[[Cast], Story]] = {
    one.__name__: one for one in (organisation, capability, contact, agreement, relation, chain, document)
}


def keys_of(cast: Cast, story: Story) -> list[str]:
    """Keys of the versions, the oldest first."""
    versioned = versions.get(story.plural)
    assert versioned is not None
    story.record.refresh_from_db()
    reader = cast[story.who]
    return [one.key for one in reversed(versions_of(versioned, story.record, keyring(reader), reader))]


@pytest.mark.parametrize("name", STORIES)
class TestEachKind:
    def test_versions_are_listed_seen_and_compared(self, cast: Cast, name: str) -> None:
        story = STORIES[name](cast)
        keys, client = keys_of(cast, story), cast.client(story.who)
        assert len(keys) == 3
        assert "Vergelijk deze twee" in text_of(client.get(story.url))
        for key, said in zip(keys, story.said, strict=True):
            assert said in text_of(client.get(f"{story.url}{key}/"))
        for one in range(3):
            for other in range(3):
                shown = text_of(client.get(story.url, {"van": keys[one], "naar": keys[other]}))
                assert ("Deze twee versies zijn gelijk." in shown) == (one == other)

    def test_any_version_can_be_put_back_and_that_is_history(self, cast: Cast, name: str) -> None:
        story = STORIES[name](cast)
        versioned = versions.get(story.plural)
        assert versioned is not None
        first, second, _ = keys_of(cast, story)
        reader = cast[story.who]
        known = {one.key: one.values for one in versions_of(versioned, story.record, keyring(reader), reader)}
        for key in (first, second):
            before = Entry.objects.count()
            answer = cast.client(story.who).post(f"{story.url}{key}/terugzetten/")
            assert answer.status_code == 302
            story.record = type(story.record).objects.get(pk=story.record.pk)
            now = versioned.state_of(story.record)
            assert {field: now[field] for field in known[key]} == known[key]
            assert Entry.objects.count() > before
            assert len(keys_of(cast, story)) >= 4

    def test_who_may_not_change_it_reads_why(self, cast: Cast, name: str) -> None:
        story = STORIES[name](cast)
        first = keys_of(cast, story)[0]
        assert cast.client("noor").get(story.url).status_code == 200
        shown = text_of(cast.client("mats").get(f"{story.url}{first}/"))
        assert "Zet deze versie terug" not in shown
        assert cast.client("mats").post(f"{story.url}{first}/terugzetten/").status_code == 403


def test_names_and_numbers_of_people_are_in_no_version(cast: Cast) -> None:
    story = contact(cast)
    for key in keys_of(cast, story)[:1]:
        shown = text_of(cast.client("eefje").get(f"{story.url}{key}/"))
        assert "niet bewaard" in shown
        assert "000-111" not in shown
        assert "blijven bij terugzetten zoals ze nu zijn" in shown


def test_double_promises_stay_hidden_in_every_version(cast: Cast) -> None:
    made = make_capability(cast.aggregaten, double_promised=431977)
    capabilities.change_capability(cast["eefje"], made, {"name": "Anders"})
    for who, sees in (("noor", False), ("mats", False), ("cas", True), ("eefje", True)):
        pages = [
            f"/capaciteiten/{made.ref}/versies/{key}/" for key in keys_of(cast, Story("capaciteiten", made, ("",) * 3))
        ]
        shown = "".join(text_of(cast.client(who).get(address)) for address in pages)
        assert ("431977" in shown) == sees, who
        assert ("elders zijn toegezegd" in shown.casefold()) == sees, who


def test_what_was_hidden_then_stays_so(cast: Cast) -> None:
    """Open, then for the own organisation only, then open again: outsiders see no more than from then on."""
    made = make_capability(cast.aggregaten, "Eerst")
    capabilities.change_capability(cast["eefje"], made, {"visibility": "eigen-organisatie"})
    capabilities.change_capability(cast["eefje"], made, {"name": "Geheim"})
    capabilities.change_capability(cast["eefje"], made, {"name": "Daarna", "visibility": "openbaar"})
    capabilities.change_capability(cast["eefje"], made, {"name": "Nu"})
    story = Story("capaciteiten", made, ("", "", ""))
    keys = keys_of(cast, story)
    assert len(keys) == 5
    for who, sees in (("eefje", [0, 1, 2, 3, 4]), ("noor", [3, 4]), ("cas", [3, 4])):
        shown = [cast.client(who).get(f"{story.url}{key}/").status_code for key in keys]
        assert [number for number, status in enumerate(shown) if status == 200] == sees, who
    assert "Geheim" not in text_of(cast.client("noor").get(story.url, {"van": keys[2], "naar": keys[4]}))


def test_what_names_something_hidden_now_is_no_version(cast: Cast) -> None:
    mine, other = cast.aggregaten, make_organisation("Geheime Opslag", area=["VR19"])
    made = make_agreement([mine, other])
    change(cast, made, [Party(mine), Party(other)], [], cost_rule="Om niet")
    change(cast, made, [Party(mine)], [])
    story = Story("afspraken", made, ("", "", ""))
    keys = keys_of(cast, story)
    show_to(other, "crisisprofessionals")
    for who, count in (("eefje", 1), ("noor", 1), ("cas", 3)):
        client = cast.client(who)
        assert sum(client.get(f"{story.url}{key}/").status_code == 200 for key in keys) == count
        assert ("Geheime Opslag" in "".join(text_of(client.get(f"{story.url}{key}/")) for key in keys)) == (count > 1)


@pytest.mark.parametrize(
    ("field", "vocabulary", "old", "new", "told"),
    [
        ("kind", "organisation-kind", "bedrijf", "ngo", "vervallen"),
        ("level", "level", "lokaal", "regionaal", "vervallen"),
    ],
)
def test_a_word_that_was_withdrawn_since_is_told(
    cast: Cast, field: str, vocabulary: str, old: str, new: str, told: str
) -> None:
    organisations.change_organisation(cast["eefje"], cast.aggregaten, {field: new})
    Term.objects.filter(vocabulary=vocabulary, code=old).update(retired_at=timezone.now())
    vocabularies.forget()
    answer = cast.client("eefje").post(f"/organisaties/{cast.aggregaten.ref}/versies/{BEGIN}/terugzetten/")
    vocabularies.forget()
    assert answer.status_code == 200
    assert told in text_of(answer)
    cast.aggregaten.refresh_from_db()
    assert getattr(cast.aggregaten, field) == new


def test_a_promise_that_is_no_longer_offered_is_told(cast: Cast) -> None:
    mine = cast.aggregaten
    lamp = make_capability(mine, "Lamp")
    made = make_agreement([mine], [lamp])
    change(cast, made, [Party(mine)], [])
    capabilities.withdraw_capability(cast["eefje"], lamp)
    answer = cast.client("eefje").post(f"/afspraken/{made.ref}/versies/{BEGIN}/terugzetten/")
    assert "‘Lamp’ wordt niet meer aangeboden" in text_of(answer)
    assert not made.lines.exists()


def test_who_puts_back_too_late_is_told_and_nothing_is_written(cast: Cast) -> None:
    story = capability(cast)
    client, key = cast.client("eefje"), keys_of(cast, story)[0]
    shown = client.get(f"{story.url}{key}/").context["version"]
    capabilities.change_capability(cast["gwen"], story.record, {"name": "Nieuwste naam"})
    late = client.post(f"{story.url}{key}/terugzetten/", {"version": shown})
    assert late.status_code == 409
    assert "Nieuwste naam" in text_of(late)
    story.record.refresh_from_db()
    assert story.record.name == "Nieuwste naam"


def test_thirty_versions_ask_no_more_than_three(cast: Cast) -> None:
    made = make_capability(cast.aggregaten)
    client, counts = cast.client("eefje"), []
    for number in range(30):
        capabilities.change_capability(cast["eefje"], made, {"name": f"Naam {number}"})
        if number in (2, 29):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                client.get(f"/capaciteiten/{made.ref}/versies/")
            counts.append(len(asked))
    assert counts[0] == counts[1]


changes = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["Een", "Twee", "Drie"]),
        "sub_needs": st.sampled_from([["energie"], ["ict"], ["energie", "voedsel"]]),
        "quantity": st.sampled_from([None, 1, 12]),
        "unit": st.just("stuks"),
        "notice_hours": st.sampled_from([None, 0, 24]),
        "area": st.sampled_from([["VR19"], ["NL"]]),
        "double_promised": st.sampled_from([None, 5]),
    },
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(changes, min_size=1, max_size=6))
def test_every_version_is_what_it_was(cast: Cast, steps: list[dict[str, Any]]) -> None:
    """Each state that the record had comes back, but for what history does not keep."""
    with transaction.atomic():
        made = make_capability(cast.aggregaten, "Begin", unit="stuks")
        eefje, told = cast["eefje"], [state_of(made)]
        for step in steps:
            made = capabilities.change_capability(eefje, made, step)
            made.refresh_from_db()
            if state_of(made) != told[-1]:
                told.append(state_of(made))
        versioned = versions.get("capaciteiten")
        assert versioned is not None
        found = versions_of(versioned, made, keyring(eefje), eefje)
        assert len(found) == len(told)
        for version, state in zip(reversed(found), told, strict=True):
            for field in versioned.fields:
                if field in version.unknown:
                    assert field == "double_promised"
                else:
                    assert str(version.values[field] or "").removesuffix(".00") == str(state[field] or "").removesuffix(
                        ".00"
                    )
        transaction.set_rollback(True)
