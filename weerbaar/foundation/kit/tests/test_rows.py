"""Several queries one after the other, asked no further than they are looked at."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from weerbaar.foundation.kit.rows import InTurn
from weerbaar.foundation.taxonomy.models import Region

FIRST = ["VR01", "VR02", "VR03"]
LATER = ["VR10", "VR11"]


@pytest.fixture
def rows(db: None) -> InTurn:
    return InTurn(*(Region.objects.filter(pk__in=codes).order_by("-code") for codes in (FIRST, LATER)))


IN_ORDER = ["VR03", "VR02", "VR01", "VR11", "VR10"]


@pytest.mark.parametrize(
    ("part", "queries"),
    [(slice(0, 2), 2), (slice(0, 3), 2), (slice(2, 4), 4), (slice(None), 4), (slice(5, 9), 2), (slice(0, 0), 0)],
)
def test_a_part(rows: InTurn, part: slice, queries: int) -> None:
    """The keys of as many queries as needed, and the rows of those that are shown."""
    with CaptureQueriesContext(connection) as asked:
        assert [one.pk for one in rows[part]] == IN_ORDER[part]
    assert len(asked) == queries


@pytest.mark.parametrize(("number", "count", "queries"), [(2, 2, 1), (3, 3, 1), (4, 4, 2), (9, 5, 2)])
def test_counting(rows: InTurn, number: int, count: int, queries: int) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert rows.at_most(number) == count
    assert len(asked) == queries
    assert len(rows) == 5


def test_one(rows: InTurn) -> None:
    assert rows[3].pk == "VR11"
    with pytest.raises(IndexError):
        rows[5]


def test_whole_rows_from_elsewhere(db: None) -> None:
    found = InTurn(Region.objects.filter(pk__in=FIRST).order_by("-code"), whole=Region.objects.only("code"))
    assert [one.pk for one in found[:2]] == ["VR03", "VR02"]
