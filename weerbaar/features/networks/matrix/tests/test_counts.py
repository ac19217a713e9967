"""For random registers and readers: every cell, and every over-claim, is what a loop over visible rows says."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.cast import PEOPLE, Cast
from tests.worlds import Plan, build, worlds
from weerbaar.features.networks.agreements.queries import visible_to as visible_agreements
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.queries import visible_to
from weerbaar.features.networks.capabilities.rules import may_see_double_promises
from weerbaar.features.networks.maps.asked import read
from weerbaar.features.networks.maps.corpus import CORPUS
from weerbaar.features.networks.maps.queries import find
from weerbaar.features.networks.matrix.claims import claims
from weerbaar.features.networks.matrix.queries import matrix_of
from weerbaar.features.networks.matrix.rules import may_see_gaps
from weerbaar.features.networks.matrix.sames import KINDS, same_people
from weerbaar.foundation.organisations.models import Membership, Relation
from weerbaar.foundation.search import live
from weerbaar.foundation.taxonomy import vocabularies

TODAY = date(2026, 11, 21)
ASKED = [
    "regio=VR19",
    "kolommen=regio",
    "kolommen=regio&rijen=behoefte&uitval=stroom",
    "regio=VR19&naast=VR05&uitval=stroom",
    "rijen=behoefte&kolommen=vorm",
]


def has(one: Capability, facet: str, code: str) -> bool:
    values: dict[str, Iterable[str]] = {
        "deelbehoefte": one.sub_needs,
        "behoefte": vocabularies.needs_of(one.sub_needs),
        "fase": one.phases,
        "vorm": [one.form],
        "regio": [code] if "NL" in one.regions else one.regions,
    }
    return code in values[facet]


def is_sure(one: Capability) -> bool:
    return one.status == "actief" and one.confirmed_until is not None and one.confirmed_until >= TODAY


@pytest.mark.parametrize("who", [who for who in PEOPLE if who in {"noor", "eefje", "rick", "tessa", "hidde"}])
@settings(
    max_examples=3,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(plan=worlds, queries=st.permutations(ASKED))
def test_cells_and_over_claims_are_those_of_a_loop(
    cast: Cast, monkeypatch: Any, who: str, plan: Plan, queries: list[str]
) -> None:
    with time_machine.travel("2026-11-21 12:00", tick=False), transaction.atomic():
        build(plan, cast)
        engine = live.in_memory(CORPUS, list(CORPUS.documents(None)))
        monkeypatch.setattr(live, "engine", lambda corpus: engine)
        rows = list(visible_to(cast[who]).exclude(status="ingetrokken").filter(organisation__ended_on=None))
        for query in queries:
            _compare(cast[who], query, rows)
        assert {one.capability.pk for one in claims(cast[who])} == _twice(cast[who], rows)
        assert {frozenset(one.pk for one in same.parts()) for same in same_people(cast[who])} == _same(cast[who], rows)
        transaction.set_rollback(True)
    cast.aggregaten.refresh_from_db()
    cast.veldkeuken.refresh_from_db()


def _compare(user: Any, query: str, rows: list[Capability]) -> None:
    found = find(user, read(QueryDict(query))[0], has_rows=False)
    matrix = matrix_of(user, found)
    for (row, column, place), cell in matrix.cells.items():
        regions = [place] if place else found.filters.get("regio", ())
        inside = [
            one
            for one in rows
            if has(one, matrix.row_facet, row)
            and has(one, matrix.column_facet, column)
            and all(has(one, "regio", region) for region in regions)
        ]
        left = [one for one in inside if "stroom" not in one.falls_away] if found.asked.losses else inside
        here = [column] if matrix.column_facet == "regio" else regions
        sees = may_see_gaps(user, here, vocabularies.needs_of([row]) or (row,))
        assert cell.confirmed == len({one.organisation_id for one in left if is_sure(one)})
        assert cell.before == (
            len({one.organisation_id for one in inside if is_sure(one)}) if found.asked.losses else None
        )
        assert cell.known == (len({one.organisation_id for one in left if one.status == "actief"}) if sees else None)


def _same(user: Any, rows: list[Capability]) -> set[frozenset[int]]:
    """Every two rows of people for the same in the same region, of owners that are tied as in `sames`."""
    people = [
        one
        for one in rows
        if (one.form, one.status, one.double_promised) == ("mensen", "actief", None)
        and may_see_double_promises(user, one)
        and any(
            may_see_gaps(user, [region], [need])
            for need in vocabularies.needs_of(one.sub_needs)
            for region in (one.regions if "NL" not in one.regions else ["VR19", "VR05"])
        )
    ]
    tied = {frozenset(pair) for pair in Membership.objects.values_list("member", "partnership")}
    tied |= {frozenset(pair) for pair in Relation.objects.filter(kind__in=KINDS).values_list("source", "target")}
    return {
        frozenset((one.pk, other.pk))
        for one, other in combinations(people, 2)
        if frozenset((one.organisation_id, other.organisation_id)) in tied
        and set(one.sub_needs) & set(other.sub_needs)
        and set(one.regions) & set(other.regions)
    }


def _twice(user: Any, rows: list[Capability]) -> set[int]:
    """Promised beyond the total by agreements in force that this person sees, or said to be promised elsewhere."""
    hears = [
        one
        for one in rows
        if one.status == "actief"
        and any(
            may_see_gaps(user, [region], [need])
            for need in vocabularies.needs_of(one.sub_needs)
            for region in (one.regions if "NL" not in one.regions else ["VR19", "VR05"])
        )
    ]
    promised: dict[int, int] = {}
    for agreement in visible_agreements(user):
        if agreement.valid_to is None or agreement.valid_to >= TODAY:
            for line in agreement.lines.all():
                promised[line.capability_id] = promised.get(line.capability_id, 0) + int(line.quantity or 0)
    return {
        one.pk
        for one in hears
        if one.double_promised or (one.quantity is not None and promised.get(one.pk, 0) > one.quantity)
    }
