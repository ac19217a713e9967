"""Parties that exist carry only publicly known roles; whatever is invented happens between invented parties.

Pure: reads the CSV files, no database. Each rule is shown to hold for the files, and to fail for a breach.
"""

from collections import Counter

import pytest

from weerbaar.doors.demo.tests import honesty
from weerbaar.doors.demo.tests.content import CAPABILITIES, CONTENT, ORGANISATIONS, RELATIONS, Row, read, several

AGREEMENTS = read(CONTENT / "regional-agreements.csv")
REAL = frozenset(row["naam"] for row in ORGANISATIONS if row["is_voorbeeld"] == "ja")
FICTITIOUS = frozenset(row["naam"] for row in ORGANISATIONS) - REAL
OWNER_OF = {row["ref"]: row["organisatie"] for row in CAPABILITIES}
DYNAMO, BURENVERBAND, DEN_HAAG, STEDIN = (
    "Noodstroom De Zeeuwse Dynamo", "Zeeuws Burenverband", "Gemeente Den Haag", "Stedin",
)  # fmt: skip


def test_the_files_hold() -> None:
    wrong = [(row["_at"], honesty.of_relation(row, REAL)) for row in RELATIONS]
    wrong += [(row["_at"], honesty.of_agreement(row, REAL, OWNER_OF)) for row in AGREEMENTS]
    wrong += [(row["_at"], honesty.of_capability(row, REAL)) for row in CAPABILITIES]
    assert [(at, problem) for at, problem in wrong if problem] == []


@pytest.mark.parametrize("name", ["regional-contacts.csv", "regional-partnerships.csv"])
def test_contacts_and_partnerships_are_of_invented_parties_only(name: str) -> None:
    columns = ("organisatie", "samenwerkingsverband", "lid")
    assert [row["_at"] for row in read(CONTENT / name) for column in columns if row.get(column) in REAL] == []
    assert [path.name for path in CONTENT.glob("national-*") if "contacts" in path.name] == []


def relation(source: str, kind: str, target: str, since: str = "", answer: str = "") -> Row:
    return {"van": source, "soort": kind, "naar": target, "sinds": since, "antwoord": answer}


@pytest.mark.parametrize(
    ("row", "is_honest"),
    [
        (relation(DYNAMO, "rekent-op", BURENVERBAND, "2024-01-01", "ja"), True),
        (relation(DYNAMO, "rekent-op", STEDIN, answer="nog-niet-gevraagd"), True),
        (relation(DYNAMO, "rekent-op", STEDIN, answer="ja"), False),
        (relation(DYNAMO, "rekent-op", STEDIN, "2024-01-01", "nog-niet-gevraagd"), False),
        (relation(DYNAMO, "werkt-samen-met", STEDIN), False),
        (relation(STEDIN, "levert-aan", DYNAMO), False),
        (relation(DEN_HAAG, "subsidieert", BURENVERBAND), False),
        (relation(DEN_HAAG, "coordineert", BURENVERBAND), False),
        (relation("Netbeheer Nederland", "koepel-van", STEDIN), True),
        (relation("Netbeheer Nederland", "koepel-van", STEDIN, "2001-01-01"), False),
        (relation(DEN_HAAG, "rekent-op", STEDIN, answer="nog-niet-gevraagd"), False),
        (relation(DEN_HAAG, "vervangt", STEDIN), False),
    ],
)
def test_what_a_relation_may_say(row: Row, is_honest: bool) -> None:
    assert {DYNAMO, BURENVERBAND} <= FICTITIOUS
    assert {DEN_HAAG, STEDIN, "Netbeheer Nederland"} <= REAL
    assert (honesty.of_relation(row, REAL) == "") is is_honest


@pytest.mark.parametrize(
    ("change", "is_honest"),
    [
        ({}, True),
        ({"partijen": f"{DYNAMO}|{DEN_HAAG}"}, False),
        ({"activatie": "Piket van de veiligheidsregio"}, False),
        ({"kostenregel": "Gemeente vergoedt uren"}, False),
        ({"titel": "Diesel voor de brandweer"}, False),
        ({"capaciteiten": next(ref for ref, owner in OWNER_OF.items() if owner == STEDIN)}, False),
    ],
)
def test_what_an_agreement_may_say(change: Row, is_honest: bool) -> None:
    row = next(row for row in AGREEMENTS if DYNAMO in several(row["partijen"]))
    assert (honesty.of_agreement(row | change, REAL, OWNER_OF) == "") is is_honest


@pytest.mark.parametrize(
    "change",
    [
        {"aantal": "40"},
        {"binnen_uren": "4"},
        {"volhoudtijd_uren": "72"},
        {"bevestigd_op": "-10d"},
        {"dubbel_beloofd": "5"},
        {"zichtbaarheid": "crisisprofessionals"},
    ],
)
def test_what_may_be_said_of_an_offer_by_a_party_that_exists(change: Row) -> None:
    row = next(row for row in CAPABILITIES if row["organisatie"] == STEDIN)
    assert honesty.of_capability(row, REAL) == ""
    assert honesty.of_capability(row | change, REAL) != ""


def test_enough_is_left_to_see_how_it_works() -> None:
    assert len(AGREEMENTS) >= 25
    assert len(RELATIONS) >= 60
    answers = Counter(row["antwoord"] for row in RELATIONS if row["soort"] == "rekent-op")
    assert all(answers[answer] >= 3 for answer in ("ja", "deels", "nee", "nog-niet-gevraagd"))


def test_chains_lead_from_farm_to_resident() -> None:
    supplies: dict[str, set[str]] = {}
    for row in RELATIONS:
        if row["soort"] == "levert-aan" and row["van"] in FICTITIOUS:
            supplies.setdefault(row["van"], set()).add(row["naar"])

    def reach(name: str) -> set[str]:
        onward = supplies.get(name, set())
        return onward.union(*(reach(one) for one in onward))

    for farm, resident in (
        ("Kwekerij De Rode Tros", "Voedselpunt De Volle Mand"),
        ("Akkerbouwbedrijf De Kleiheer", "Voedselschuur De Gulle Dijk"),
        ("Melkveebedrijf Erve Kromme Kamp", "Voedselhulp De Gevulde Kist"),
    ):
        assert resident in reach(farm), farm
