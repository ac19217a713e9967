"""The regional demo content beside the register: agreements, contacts and partnerships, as files.

Pure: reads the CSV files, no database. Moments are ISO dates or relative to the day of loading (`-30d`, `+200d`).
"""

import re
from collections import Counter
from datetime import date

import pytest

from weerbaar.doors.demo.tests.content import CAPABILITIES, CONTENT, ORGANISATIONS, TAXONOMY, codes, read, several
from weerbaar.foundation.kit.ids import ALPHABET

AGREEMENTS = read(CONTENT / "regional-agreements.csv")
CONTACTS = read(CONTENT / "regional-contacts.csv")
PARTNERSHIPS = read(CONTENT / "regional-partnerships.csv")
CAPABILITY = {row["ref"]: row for row in CAPABILITIES}
ORGANISATION = {row["naam"]: row for row in ORGANISATIONS}
REGION_OF = {row["code"]: row["region"] for row in read(TAXONOMY / "municipalities.csv")}
FROM_OPEN_TO_CLOSED = ["openbaar", "leden", "crisisprofessionals", "eigen-organisatie"]
RICH = {"VR05", "VR15", "VR19"}


def closedness(visibility: str) -> int:
    return FROM_OPEN_TO_CLOSED.index(visibility)


def is_moment(cell: str) -> bool:
    """A date, a number of days from the day of loading, or nothing."""
    return not cell or bool(re.fullmatch(r"[+-]\d+d", cell)) or bool(date.fromisoformat(cell))


def lines(row: dict[str, str]) -> list[tuple[str, str, str]]:
    """What an agreement covers: capability, quantity and region."""
    columns = (row[name].split("|") for name in ("capaciteiten", "aantallen", "regios"))
    return list(zip(*columns, strict=True))


def test_references_of_agreements_are_unique_and_readable() -> None:
    refs = [row["ref"] for row in AGREEMENTS]
    assert len(set(refs)) == len(refs) >= 25
    assert [ref for ref in refs if not re.fullmatch(f"[{ALPHABET}]{{8}}", ref)] == []


@pytest.mark.parametrize(
    ("rows", "column", "vocabulary"),
    [
        (AGREEMENTS, "soort", "agreement-kind"),
        (AGREEMENTS, "zichtbaarheid", "visibility"),
        (CONTACTS, "functie", "contact-function"),
        (CONTACTS, "zichtbaarheid", "visibility"),
    ],
)
def test_codes_exist(rows: list[dict[str, str]], column: str, vocabulary: str) -> None:
    assert [row["_at"] for row in rows if row[column] not in codes(vocabulary)] == []


def test_every_kind_of_agreement_occurs() -> None:
    assert {row["soort"] for row in AGREEMENTS} == codes("agreement-kind")


@pytest.mark.parametrize("column", ["van", "tot", "laatst_geoefend", "herzien_voor"])
def test_agreements_carry_moments(column: str) -> None:
    assert [row["_at"] for row in AGREEMENTS if not is_moment(row[column])] == []


def test_agreements_cover_what_one_of_their_parties_offers_there() -> None:
    for row in AGREEMENTS:
        parties = several(row["partijen"])
        assert set(parties) <= set(ORGANISATION), row["_at"]
        assert len(parties) > 1, row["_at"]
        for ref, quantity, region in lines(row):
            capability = CAPABILITY[ref]
            assert capability["organisatie"] in parties, row["_at"]
            assert 0 < int(quantity) <= int(capability["aantal"] or quantity), row["_at"]
            assert region in {REGION_OF.get(area, area) for area in several(capability["gebied"])}, row["_at"]


def test_an_agreement_is_no_more_open_than_what_it_covers() -> None:
    assert [
        row["_at"]
        for row in AGREEMENTS
        for ref, _, _ in lines(row)
        if closedness(CAPABILITY[ref]["zichtbaarheid"]) > closedness(row["zichtbaarheid"])
    ] == []


def test_something_limited_is_promised_to_two_regions_and_more_than_there_is() -> None:
    promised = Counter[str]()
    for row in AGREEMENTS:
        for ref, quantity, _ in lines(row):
            promised[ref] += 0 if row["tot"].startswith("-") else int(quantity)
    over = {ref for ref, total in promised.items() if total > int(CAPABILITY[ref]["aantal"] or total)}
    regions = {ref: {region for row in AGREEMENTS for one, _, region in lines(row) if one == ref} for ref in over}
    assert [ref for ref in over if len(regions[ref]) > 1]


def test_some_agreements_ended_some_wait_for_review_some_are_hidden() -> None:
    running = [row for row in AGREEMENTS if not row["tot"].startswith("-")]
    assert len(AGREEMENTS) - len(running) >= 3
    assert sum(row["herzien_voor"].startswith("-") for row in running) >= 3
    assert sum(row["zichtbaarheid"] == "crisisprofessionals" for row in AGREEMENTS) >= 5


def test_contacts_are_functions_of_fictitious_organisations_that_nobody_real_answers() -> None:
    for row in CONTACTS:
        assert ORGANISATION[row["organisatie"]]["is_voorbeeld"] == "nee", row["_at"]
        assert row["naam"] == "", row["_at"]
        assert re.fullmatch(r"(000-0000\d{3})?", row["telefoon"]), row["_at"]
        assert not row["email"] or row["email"].endswith(".invalid"), row["_at"]
        assert row["telefoon"] or row["email"] or row["zonder_telefoonnet"], row["_at"]
        assert row["altijd"] in {"ja", "nee"}, row["_at"]
        assert is_moment(row["bevestigd_op"]), row["_at"]


def test_nearly_half_of_the_contacts_is_hidden_and_none_is_more_open_than_its_organisation() -> None:
    hidden = [row for row in CONTACTS if row["zichtbaarheid"] != "openbaar"]
    assert len(CONTACTS) >= 80
    assert 0.4 < len(hidden) / len(CONTACTS) < 0.6
    assert [
        row["_at"]
        for row in CONTACTS
        if closedness(row["zichtbaarheid"]) < closedness(ORGANISATION[row["organisatie"]]["zichtbaarheid"])
    ] == []


def test_partnerships_and_their_members_exist_once() -> None:
    pairs = [(row["samenwerkingsverband"], row["lid"]) for row in PARTNERSHIPS]
    assert len(set(pairs)) == len(pairs)
    assert [
        row["_at"] for row in PARTNERSHIPS if not {row["samenwerkingsverband"], row["lid"]} <= set(ORGANISATION)
    ] == []
    assert [row["_at"] for row in PARTNERSHIPS if not row["sinds"] or not is_moment(row["sinds"])] == []


@pytest.mark.parametrize("region", sorted(RICH))
def test_each_of_the_three_regions_serves_nearly_every_sub_need_in_the_open(region: str) -> None:
    served = {
        code
        for row in CAPABILITIES
        if row["zichtbaarheid"] == "openbaar" and ORGANISATION[row["organisatie"]]["is_voorbeeld"] == "nee"
        if region in {REGION_OF.get(area, area) for area in several(row["gebied"])}
        for code in several(row["deelbehoeften"])
    }
    assert len(codes("sub-need") - served) <= 2
