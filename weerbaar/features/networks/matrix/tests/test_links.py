"""For random registers, questions and filters: the list behind each cell holds just what the cell says."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.http import QueryDict
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.cast import Cast
from tests.factories import make_capability, make_organisation
from tests.worlds import AREAS, WORDS
from weerbaar.features.networks.maps.asked import read
from weerbaar.features.networks.maps.corpus import CORPUS
from weerbaar.features.networks.maps.queries import find
from weerbaar.features.networks.matrix import presenting
from weerbaar.features.networks.matrix.queries import COLUMNS, ROWS, matrix_of
from weerbaar.foundation.organisations.models import PartnerRole
from weerbaar.foundation.search import live

EXAMPLES = 20
TODAY = date(2026, 11, 21)
SURE: dict[str, Any] = {"confirmed_on": TODAY, "confirmed_until": TODAY + timedelta(days=90)}
LATE: dict[str, Any] = {"confirmed_on": date(2025, 1, 1), "confirmed_until": date(2025, 7, 1)}
SEEN = ["openbaar", "openbaar", "leden", "crisisprofessionals"]
FILTERS = [
    ("traditioneel", "ja"), ("traditioneel", "nee"), ("behoefte", "bevolkingszorg"), ("behoefte", "continuiteit"),
    ("deelbehoefte", "brood"), ("deelbehoefte", "energie"), ("regio", "VR19"), ("regio", "VR05"),
    ("gemeente", "GM0687"), ("provincie", "PV29"), ("alleenHier", "VR19"), ("vorm", "goederen"), ("vorm", "mensen"),
    ("fase", "koud"), ("soort", "ngo"), ("niveau", "landelijk"), ("afspraak", "convenant"), ("actueel", "bevestigd"),
    ("actueel", "nooit"), ("status", "onderbroken"), ("status", "actief"), ("valtWegBij", "stroom"),
    ("binnenUren", "24"), ("letterlijk", "ja"), ("uitval", "stroom"), ("naast", "VR05"), ("eenheid", "stuks"),
]  # fmt: skip
ENDS = ["", "", " in Zeeland", " in Middelburg of Twente", " binnen een dag", " van niet-traditionele partners"]
question = st.builds(
    "{}{}".format, st.lists(st.sampled_from(["", *WORDS]), max_size=3).map(" ".join), st.sampled_from(ENDS)
)
states = st.tuples(
    question,
    st.sampled_from(ROWS),
    st.sampled_from(COLUMNS),
    st.lists(st.sampled_from(FILTERS), max_size=3, unique=True),
)


@pytest.fixture
def register(cast: Cast, monkeypatch: Any) -> Iterator[Cast]:
    """A dozen organisations, traditional for some needs and not for others, with sixty capabilities of all kinds."""
    draw = Random(4)
    with time_machine.travel("2026-11-21 12:00", tick=False):
        parties = [make_organisation(f"Partij {at}", draw.choice(SEEN), draw.choice(AREAS)) for at in range(12)]
        for party, need in product(parties, ("bevolkingszorg", "continuiteit", "gezondheid")):
            if draw.random() < 0.8:
                PartnerRole.objects.create(organisation=party, need=need, is_traditional=draw.random() < 0.5)
        for _ in range(60):
            make_capability(
                draw.choice(parties),
                " ".join(draw.sample(WORDS, 2)),
                draw.choice(SEEN),
                draw.choice(AREAS),
                sub_needs=draw.choice([["brood"], ["energie"], ["bed", "energie"], ["bed", "bad"], ["cbrn", "brood"]]),
                phases=draw.choice([["koud"], ["warm-tot-72", "warm-na-72"], ["nafase"]]),
                form=draw.choice(["materieel", "goederen", "mensen"]),
                falls_away=draw.choice([[], [], ["stroom"]]),
                notice_hours=draw.choice([None, 4, 72]),
                status=draw.choice(["actief", "actief", "actief", "onderbroken"]),
                **draw.choice([SURE, SURE, SURE, LATE, {}]),
            )
        engine = live.in_memory(CORPUS, list(CORPUS.documents(None)))
        monkeypatch.setattr(live, "engine", lambda corpus: engine)
        yield cast


@pytest.mark.parametrize("who", ["noor", "rick", "tessa"])
def test_the_list_behind_a_cell_holds_what_it_says(register: Cast, who: str) -> None:
    compared = 0

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(state=states)
    def compare(state: Any) -> None:
        nonlocal compared
        words, rows, columns, filters = state
        pairs = [("q", words), ("rijen", rows), ("kolommen", columns), *filters]
        compared += _compare(register[who], urlencode(pairs))

    for columns in COLUMNS:
        compared += _compare(register[who], f"rijen=behoefte&kolommen={columns}&traditioneel=ja")
    compare()
    assert compared > 20 * len(COLUMNS)


def _compare(user: Any, query: str) -> int:
    """How many cells were compared with their lists."""
    found = find(user, read(QueryDict(query))[0], has_rows=False)
    matrix = matrix_of(user, found)
    cells = [cell for cell in matrix.cells.values() if cell.confirmed or cell.known]
    for cell in cells:
        url = presenting.address(found, matrix, cell)
        if found.result.relaxed:
            assert not url, query
            continue
        behind = find(user, read(QueryDict(url.removeprefix("?")))[0], has_rows=False)
        assert behind.result.groups == (cell.confirmed or cell.known), (query, cell, url)
    return 0 if found.result.relaxed else len(cells)
