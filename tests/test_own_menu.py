"""Under somebody's own name stands what is theirs: their organisation, the back office."""

import re

import pytest

from tests.cast import Cast

EVERY = (
    "Aggregaten Walcheren", "Veldkeuken Twente", "Gemeente Middelburg", "Veiligheidsregio Zeeland", "Bevolkingszorg",
    "Beheer", "Wat we publiceren",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("eefje", ["Aggregaten Walcheren"]),
        ("olaf", ["Veldkeuken Twente"]),
        ("gwen", ["Gemeente Middelburg"]),
        ("rick", ["Veiligheidsregio Zeeland"]),
        ("tessa", ["Bevolkingszorg", "Beheer"]),
        ("rosa", ["Wat we publiceren", "Beheer"]),
        ("mats", []),
        ("ada", ["Beheer"]),
    ],
)
def test_own_menu(cast: Cast, name: str, labels: list[str]) -> None:
    page = cast.client(name).get("/over/").content.decode()
    panel = page.rpartition("dropdown__panel")[2].partition("</ul>")[0]
    assert [text for text in re.findall(r">([^<]+)</a>", panel) if text in EVERY] == labels


def test_visitor_has_no_own_menu(cast: Cast) -> None:
    assert "dropdown__who" not in cast.client("noor").get("/over/").content.decode()
