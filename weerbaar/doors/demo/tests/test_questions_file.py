"""The questions that the demo must answer: each expects parties that an anonymous visitor may see."""

import re

import pytest

from weerbaar.doors.demo.tests.content import CAPABILITIES, CONTENT, ORGANISATIONS, read, several

QUESTIONS = read(CONTENT / "questions.csv")
FIRST_QUESTION = "wie kan binnen 72 uur noodstroom leveren in Zeeland?"
WORDS = " ".join(row["vraag"].lower() for row in QUESTIONS)


def test_the_first_question_is_the_one_of_the_front_page() -> None:
    assert QUESTIONS[0]["vraag"] == FIRST_QUESTION


def test_there_are_thirty_more_and_each_is_asked_once() -> None:
    assert len({row["vraag"] for row in QUESTIONS}) == len(QUESTIONS) >= 31


def test_expected_organisations_exist_and_are_public() -> None:
    public = {row["organisatie"] for row in CAPABILITIES if row["zichtbaarheid"] == "openbaar"}
    public &= {row["naam"] for row in ORGANISATIONS if row["zichtbaarheid"] == "openbaar"}
    expected = [(row["_at"], name) for row in QUESTIONS for name in several(row["organisaties"])]
    assert {row["_at"] for row in QUESTIONS} == {at for at, _ in expected}
    assert [pair for pair in expected if pair[1] not in public] == []


@pytest.mark.parametrize(
    "spelling",
    [
        "noodstroomaggregaat", "agregaat", "voedselbanck", "huizen", "gezinnen", "den haag", "brabant", "den bosch",
        "enschede", r"binnen een dag", r"binnen \d+ uur", "welke kerken", "welke bedrijven", "in de nafase",
        "als de stroom uitvalt",
    ],
)  # fmt: skip
def test_they_cover_how_people_type(spelling: str) -> None:
    assert re.search(spelling, WORDS)
