"""The demo content as files: every code exists, nobody real is named, and together they cover the whole register.

Pure: reads the CSV files and the vocabulary files, no database. The capability template is that of the import.
"""

import re
from collections import Counter
from datetime import date

import pytest

from weerbaar.doors.demo.tests.content import (
    CAPABILITIES,
    CONTENT,
    ORGANISATIONS,
    RELATIONS,
    TAXONOMY,
    Row,
    areas,
    codes,
    read,
    several,
)
from weerbaar.foundation.kit.ids import ALPHABET
from weerbaar.foundation.kit.text import as_code

TEMPLATE = (
    "ref organisatie soort niveau kvk website plaats capaciteit omschrijving deelbehoeften fasen vorm gebied aantal "
    "eenheid binnen_uren volhoudtijd_uren voorwaarden afspraak zichtbaarheid bevestigd_op"
).split()
ORGANISATION_COLUMNS = (
    "naam ref soort niveau andere_namen website plaats gemeente werkgebied samenvatting traditioneel_voor "
    "niet_traditioneel_voor is_voorbeeld zichtbaarheid kvk"
).split()
RELATION_COLUMNS = "van soort naar sinds antwoord toelichting deelbehoefte gevraagd_op".split()
BY_NAME = {row["naam"]: row for row in ORGANISATIONS}
EVERYTHING = [row for path in sorted(CONTENT.glob("*.csv")) for row in read(path)]
EXAMPLES = {row["naam"] for row in ORGANISATIONS if row["is_voorbeeld"] == "ja"}


@pytest.mark.parametrize(
    ("rows", "columns"),
    [(CAPABILITIES, TEMPLATE), (ORGANISATIONS, ORGANISATION_COLUMNS), (RELATIONS, RELATION_COLUMNS)],
    ids=["capabilities", "organisations", "relations"],
)
def test_every_file_has_the_columns_of_its_template_in_order(rows: list[Row], columns: list[str]) -> None:
    assert {tuple(row)[1 : len(columns) + 1] for row in rows} == {tuple(columns)}


@pytest.mark.parametrize(
    ("rows", "at_least"),
    [(ORGANISATIONS, 500), (CAPABILITIES, 900), (RELATIONS, 60)],
    ids=["organisations", "capabilities", "relations"],
)
def test_there_is_enough(rows: list[Row], at_least: int) -> None:
    assert len(rows) >= at_least


@pytest.mark.parametrize(
    ("rows", "column", "vocabulary"),
    [
        (CAPABILITIES, "soort", "organisation-kind"),
        (CAPABILITIES, "niveau", "level"),
        (CAPABILITIES, "deelbehoeften", "sub-need"),
        (CAPABILITIES, "fasen", "phase"),
        (CAPABILITIES, "vorm", "form"),
        (CAPABILITIES, "afspraak", "agreement-kind"),
        (CAPABILITIES, "zichtbaarheid", "visibility"),
        (CAPABILITIES, "eenheid", "unit"),
        (CAPABILITIES, "valt_weg_bij", "falls-away"),
        (RELATIONS, "deelbehoefte", "sub-need"),
        (ORGANISATIONS, "soort", "organisation-kind"),
        (ORGANISATIONS, "niveau", "level"),
        (ORGANISATIONS, "traditioneel_voor", "need"),
        (ORGANISATIONS, "niet_traditioneel_voor", "need"),
        (ORGANISATIONS, "zichtbaarheid", "visibility"),
        (RELATIONS, "soort", "relation"),
    ],
)
def test_codes_exist(rows: list[Row], column: str, vocabulary: str) -> None:
    known = codes(vocabulary)
    assert [(row["_at"], code) for row in rows for code in several(row[column]) if code not in known] == []


@pytest.mark.parametrize(
    ("rows", "column"),
    [(CAPABILITIES, "gebied"), (ORGANISATIONS, "werkgebied"), (ORGANISATIONS, "gemeente")],
    ids=["capability area", "working area", "municipality"],
)
def test_areas_exist(rows: list[Row], column: str) -> None:
    known = areas()
    assert [(row["_at"], code) for row in rows for code in several(row[column]) if code not in known] == []


@pytest.mark.parametrize(
    "column", ["organisatie", "capaciteit", "omschrijving", "deelbehoeften", "fasen", "vorm", "gebied", "zichtbaarheid"]
)
def test_what_every_capability_says(column: str) -> None:
    assert [row["_at"] for row in CAPABILITIES if not row[column].strip()] == []


def test_one_form_for_each_capability() -> None:
    assert [row["_at"] for row in CAPABILITIES if "|" in row["vorm"]] == []


@pytest.mark.parametrize("rows", [CAPABILITIES, ORGANISATIONS], ids=["capabilities", "organisations"])
def test_references_are_unique_and_readable(rows: list[Row]) -> None:
    spelling = re.compile(f"[{ALPHABET}]{{8}}")
    assert [row["_at"] for row in rows if not spelling.fullmatch(row["ref"])] == []
    assert [ref for ref, times in Counter(row["ref"] for row in rows).items() if times > 1] == []


@pytest.mark.parametrize("column", ["aantal", "binnen_uren", "volhoudtijd_uren"])
def test_numbers_are_whole_and_not_negative(column: str) -> None:
    assert [row["_at"] for row in CAPABILITIES if row[column] and not row[column].isdigit()] == []


def test_a_quantity_has_a_unit() -> None:
    assert [row["_at"] for row in CAPABILITIES if bool(row["aantal"]) != bool(row["eenheid"])] == []


def test_organisations_are_named_once_and_all_do_something() -> None:
    assert len(BY_NAME) == len(ORGANISATIONS)
    assert {row["organisatie"] for row in CAPABILITIES} == set(BY_NAME)


@pytest.mark.parametrize("column", ["soort", "niveau", "website", "plaats", "kvk"])
def test_both_files_say_the_same_of_an_organisation(column: str) -> None:
    assert [row["_at"] for row in CAPABILITIES if row[column] != BY_NAME[row["organisatie"]][column]] == []


def test_relations_join_two_organisations_that_exist() -> None:
    assert [
        row["_at"] for row in RELATIONS if row["van"] == row["naar"] or not {row["van"], row["naar"]} <= set(BY_NAME)
    ] == []
    assert len({tuple(row[name] for name in ("van", "soort", "naar", "deelbehoefte")) for row in RELATIONS}) == len(
        RELATIONS
    )


def test_only_who_is_counted_on_has_an_answer() -> None:
    answers = {"ja", "deels", "nee", "nog-niet-gevraagd"}
    wrong = [row for row in RELATIONS if (as_code(row["antwoord"]) in answers) != (row["soort"] == "rekent-op")]
    assert [row["_at"] for row in wrong] == []


def test_examples_carry_no_confirmation_and_no_number() -> None:
    rows = [row for row in CAPABILITIES if row["organisatie"] in EXAMPLES]
    assert len(EXAMPLES) >= 130
    assert [row["_at"] for row in rows if row["bevestigd_op"] or row["kvk"]] == []


def test_confirmations_are_dates_and_only_of_fictitious_organisations() -> None:
    confirmed = [row for row in CAPABILITIES if row["bevestigd_op"]]
    assert all(
        re.fullmatch(r"-\d+d", row["bevestigd_op"]) or date.fromisoformat(row["bevestigd_op"]) for row in confirmed
    )
    assert {row["organisatie"] for row in confirmed}.isdisjoint(EXAMPLES)


@pytest.mark.parametrize(
    ("column", "vocabulary", "at_least"),
    [("deelbehoeften", "sub-need", 3), ("vorm", "form", 10), ("fasen", "phase", 40), ("soort", "organisation-kind", 3)],
    ids=["sub-needs", "forms", "phases", "kinds"],
)
def test_everything_is_covered(column: str, vocabulary: str, at_least: int) -> None:
    found = Counter(code for row in CAPABILITIES for code in several(row[column]))
    assert {code: found[code] for code in codes(vocabulary) if found[code] < at_least} == {}


def test_a_role_is_told_for_every_need_that_is_served_as_openly_as_the_organisation_shows_itself() -> None:
    need_of = {row["code"]: row["parent"] for row in read(TAXONOMY / "terms.csv") if row["vocabulary"] == "sub-need"}
    missing = set()
    for row in CAPABILITIES:
        organisation = BY_NAME[row["organisatie"]]
        if row["zichtbaarheid"] != organisation["zichtbaarheid"]:
            continue  # a role must not tell what is hidden
        told = {*several(organisation["traditioneel_voor"]), *several(organisation["niet_traditioneel_voor"])}
        missing |= {(row["organisatie"], need_of[code]) for code in several(row["deelbehoeften"])} - {
            (row["organisatie"], need) for need in told
        }
    assert missing == set()


@pytest.mark.parametrize(
    "pattern",
    [
        r"[\w.+-]+@(?![\w.-]+\.invalid\b)[\w-]+(\.[\w-]+)+",  # a mail address that could reach somebody
        r"\b(\+31|0031|0[1-9]\d{1,2})[ -]?\d{6,8}\b|\b(?!000-)\d{3}-\d{7}\b",  # a telephone number
        r"\bNL\d{2} ?[A-Z]{4} ?\d{4}",  # a bank account
        r"\b([Dd]e heer|[Dd]hr|[Mm]evr|[Dd]rs|[Ii]r|[Mm]r)\b\.? [A-Z]",  # a person with a title
        r"\b[A-Z]\.([A-Z]\.)* ?(van |de |der )*[A-Z][a-z]+",  # a person with initials
    ],
    ids=["mail", "telephone", "account", "title", "initials"],
)
def test_nobody_real_can_be_reached_or_is_named(pattern: str) -> None:
    free = {"ref", "kvk", "_at"}
    found = [
        (row["_at"], cell)
        for row in EVERYTHING
        for column, cell in row.items()
        if column not in free and re.search(pattern, cell)
    ]
    assert [hit for hit in found if "N.V. " not in hit[1]] == []


@pytest.mark.parametrize(
    "words",
    [
        "borgen|borging",
        "integra(al|le)",
        "handelingsperspectief",
        "faciliter",
        "dient te|dienen te",
        "middels",
        "  ",
        r"\.\.",
    ],
)
def test_texts_are_plain_dutch(words: str) -> None:
    columns = ("capaciteit", "omschrijving", "voorwaarden", "samenvatting", "toelichting")
    found = [row["_at"] for row in EVERYTHING for column in columns if re.search(words, row.get(column, ""), re.I)]
    assert found == []


def test_descriptions_are_one_to_three_sentences() -> None:
    ends = re.compile(r"[.?!](?=\s|$)")
    assert [row["_at"] for row in CAPABILITIES if not 1 <= len(ends.findall(row["omschrijving"])) <= 4] == []
    assert [row["_at"] for row in CAPABILITIES if row["omschrijving"][-1] not in ".?!"] == []
    assert [row["_at"] for row in CAPABILITIES if len(row["capaciteit"]) > 90] == []
