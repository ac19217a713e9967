"""The network that each person sees: what they may, joined right, in a fixed number of queries."""

import os
from itertools import combinations, pairwise, product
from typing import Any

import numpy as np
import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.answers import counting
from tests.cast import PEOPLE, Cast
from tests.factories import (
    make_agreement,
    make_capability,
    make_chain,
    make_organisation,
    make_relation,
    set_visibility,
)
from tests.worlds import VISIBILITIES, Plan, World, build, remove_unseen, visibility, worlds
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.chains.models import Chain
from weerbaar.features.networks.graph import ties
from weerbaar.features.networks.graph.measures import components
from weerbaar.features.networks.graph.models import Position
from weerbaar.features.networks.graph.placing import places
from weerbaar.features.networks.graph.queries import Network, network
from weerbaar.features.networks.graph.services import place_organisations
from weerbaar.foundation.audiences.keys import KeyRing
from weerbaar.foundation.audiences.rules import opens
from weerbaar.foundation.organisations.models import Membership, Organisation, Relation

pytestmark = pytest.mark.django_db
DEEP = int(os.environ.get("LEAKS_EXAMPLES", "0"))
often = settings(
    max_examples=DEEP or 4,
    derandomize=not DEEP,
    database=None,
    deadline=None,
    phases=[*Phase] if DEEP else [Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
Told = set[tuple[int, int, str, str]]

chains = st.lists(
    st.fixed_dictionaries({"members": st.lists(st.integers(0, 100), min_size=2, max_size=4), "visibility": visibility}),
    max_size=3,
)


def add_chains(world: World, plans: list[Plan]) -> None:
    for number, plan in enumerate(plans):
        members = [world.organisation(one) for one in plan["members"]]
        make_chain(members, plan["visibility"], name=f"Keten {number}")


def by_hand(ring: KeyRing) -> tuple[set[int], Told]:
    """What a reader with these keys may see, row by row, decided on the records' own clauses."""
    seen = {one.pk for one in Organisation.objects.all() if opens(ring, [one.clause])}
    told: Told = set()
    relations = Relation.objects.select_related("source", "target")
    told |= {(row.source_id, row.target_id, row.kind, "") for row in relations if opens(ring, row.clauses())}
    members = set(Membership.objects.values_list("member_id", "partnership_id"))
    told |= {(member, whole, "lid-van", "") for member, whole in members if {member, whole} <= seen}
    for agreement in Agreement.objects.all():
        if opens(ring, agreement.clauses()) and agreement.standing != "afgelopen":
            parties = sorted(party.pk for party in agreement.all_parties())
            told |= {(one, other, "afspraak", agreement.title) for one, other in combinations(parties, 2)}
    for chain in [one for one in Chain.objects.all() if opens(ring, one.clauses())]:
        steps = [step.organisation_id or 0 for step in chain.steps.order_by("link")]
        pairs = [(here, there) for here, there in pairwise(steps) if here and there]  # a free step ties nobody
        told |= {(here, there, "keten", chain.name) for here, there in pairs if here != there}
    return seen, told


def told_by(shown: Network) -> Told:
    """Ties as they are told; relations and memberships have no title."""
    return {(tie.source, tie.target, tie.kind, tie.title) for tie in shown.ties}


def same(one: Network, other: Network) -> bool:
    return one.nodes == other.nodes and set(one.ties) == set(other.ties) and np.array_equal(places(one), places(other))


@often
@given(plan=worlds, links=chains, who=st.sampled_from(list(PEOPLE)))
def test_nobody_sees_more_or_less_than_they_may(cast: Cast, plan: Plan, links: list[Plan], who: str) -> None:
    """Nodes, ties, counts and places of everybody; of one, that none differs when what is hidden does not exist."""
    with transaction.atomic():
        world = build(plan, cast)
        add_chains(world, links)
        place_organisations()
        for name, ring in cast.keyrings().items():
            whole = network(cast[name])
            assert whole is not None
            seen, told = by_hand(ring)
            assert {node.id for node in whole.nodes} == seen
            assert told_by(whole) == told
        before = views_of(cast, who)
        remove_hidden(cast.keyrings([who])[who])
        after = views_of(cast, who, before[0].nodes[0].ref)
        assert all(same(one, other) for one, other in zip(before, after, strict=True))
        transaction.set_rollback(True)
    cast.aggregaten.refresh_from_db()
    cast.veldkeuken.refresh_from_db()


def views_of(cast: Cast, who: str, middle: str = "") -> list[Network]:
    """The whole network, and one organisation with one and two steps around it."""
    whole = network(cast[who])
    assert whole is not None
    middle = middle or whole.nodes[0].ref
    near, far = (network(cast[who], focus=middle, steps=steps) for steps in (1, 2))
    assert near
    assert far
    return [whole, near, far]


def remove_hidden(ring: KeyRing) -> None:
    closed = [chain.pk for chain in Chain.objects.all() if not opens(ring, chain.clauses())]
    Chain.objects.filter(pk__in=closed).delete()
    remove_unseen(ring)


def stored() -> list[tuple[int, float, float, int]]:
    return list(Position.objects.order_by("pk").values_list("pk", "x", "y", "links"))


@often
@given(plan=worlds, links=chains)
def test_stored_places_come_from_what_is_public_alone(cast: Cast, plan: Plan, links: list[Plan]) -> None:
    with transaction.atomic():
        world = build(plan, cast)
        add_chains(world, links)
        place_organisations(afresh=True)
        with_hidden = stored()
        remove_hidden(cast.keyrings(["noor"])["noor"])
        place_organisations(afresh=True)
        assert stored() == with_hidden
        transaction.set_rollback(True)
    cast.aggregaten.refresh_from_db()
    cast.veldkeuken.refresh_from_db()


@pytest.fixture
def star(cast: Cast) -> list[Organisation]:
    """One in the middle, tied in every way to often others; the last is tied to the fifth alone."""
    made = [make_organisation(f"Partij {number}", visibility="openbaar") for number in range(8)]
    middle = made[0]
    make_relation(middle, made[1], "levert-aan")
    make_relation(made[2], middle, "werkt-samen-met")
    Membership.objects.create(partnership=middle, member=made[3])
    make_agreement([middle, made[4], made[5]], title="Samen sterk")
    make_chain([middle, made[6]], name="Brood")
    make_relation(made[5], made[7], "rekent-op")
    return made


NAMES = {
    "": {("levert-aan", "0>1"), ("werkt-samen-met", "0-2"), ("lid-van", "3>0"), ("keten", "0>6"), ("rekent-op", "5>7"),
         ("afspraak", "0-4"), ("afspraak", "0-5"), ("afspraak", "4-5")},
    "afspraak": {("afspraak", "0-4"), ("afspraak", "0-5"), ("afspraak", "4-5")},
    "lid-van": {("lid-van", "3>0")},
    "keten": {("keten", "0>6")},
    "levert-aan": {("levert-aan", "0>1")},
    "vervangt": set(),
}  # fmt: skip


@pytest.mark.parametrize("kind", NAMES)
def test_every_kind_of_tie(cast: Cast, star: list[Organisation], kind: str) -> None:
    shown = network(cast["noor"], kind=kind)
    assert shown is not None
    number = {one.pk: place for place, one in enumerate(star)}
    arrow = {True: ">", False: "-"}
    assert NAMES[kind] == {
        (tie.kind, f"{number[tie.source]}{arrow[tie.has_direction]}{number[tie.target]}") for tie in shown.ties
    }
    assert set(ties.kinds()) >= set(NAMES) - {""}


@pytest.mark.parametrize(
    ("focus", "steps", "kind", "seen"),
    [
        (0, 1, "", {0, 1, 2, 3, 4, 5, 6}),
        (0, 2, "", {0, 1, 2, 3, 4, 5, 6, 7}),
        (7, 1, "", {5, 7}),
        (7, 2, "", {0, 4, 5, 7}),
        (7, 2, "afspraak", {7}),
        (0, 2, "lid-van", {0, 3}),
    ],
)
def test_focus_walks_so_many_steps(
    cast: Cast, star: list[Organisation], focus: int, steps: int, kind: str, seen: set[int]
) -> None:
    shown = network(cast["noor"], focus=star[focus].ref, steps=steps, kind=kind)
    assert shown is not None
    assert {node.id for node in shown.nodes} == {star[place].pk for place in seen}
    assert shown.focus
    assert shown.focus.id == star[focus].pk


def test_counts_and_order(cast: Cast, star: list[Organisation]) -> None:
    make_capability(star[4])
    make_capability(star[4], "Verborgen", visibility="eigen-organisatie")
    make_capability(star[4], "Vroeger", status="ingetrokken")
    shown = network(cast["noor"])
    assert shown is not None
    node = {one.id: one for one in shown.nodes}
    assert (node[star[0].pk].links, node[star[0].pk].agreements) == (6, 1)
    assert (node[star[4].pk].links, node[star[4].pk].capabilities) == (2, 1)
    assert shown.nodes[0].id == star[0].pk
    assert len(set(components(len(shown.nodes), shown.pairs)[: len(star)])) == 1


@pytest.mark.parametrize("hidden", ["focus", "absent", *VISIBILITIES])
def test_what_is_hidden_is_absent(cast: Cast, star: list[Organisation], hidden: str) -> None:
    """An organisation in focus that one may not see is one that does not exist, in as many queries."""
    ref = star[0].ref
    if hidden == "absent":
        ref = "bestaat9"
    elif hidden != "focus":
        set_visibility(star[0], hidden)
    with counting() as queries:
        shown = network(cast["noor"], focus=ref)
    assert (shown is not None) == (hidden in ("focus", "openbaar"))
    assert len(queries) == 15


@pytest.mark.parametrize("many", [3, 30])
def test_queries_do_not_grow(cast: Cast, star: list[Organisation], many: int) -> None:
    for number in range(many):
        other = make_organisation(f"Nog een {number}")
        make_agreement([star[number % 8], other])
        make_relation(other, star[0])
        make_chain([other, star[1]])
    place_organisations()
    for asked, expected in (({}, 8), ({"focus": star[0].ref, "steps": 1}, 11), ({"kind": "afspraak"}, 5)):
        with counting() as queries:
            assert network(cast["noor"], **asked)
        assert len(queries) == expected, (asked, queries)


def test_a_crowd_is_tied_to_its_first_party(cast: Cast, monkeypatch: pytest.MonkeyPatch, star: list[Any]) -> None:
    monkeypatch.setattr(ties, "CROWD", 2)
    shown = network(cast["noor"], kind="afspraak")
    assert shown is not None
    pairs = {(tie.source, tie.target) for tie in shown.ties}
    assert pairs == set(product([star[0].pk], [star[4].pk, star[5].pk]))


def test_too_many_are_cut_off(cast: Cast, star: list[Organisation], monkeypatch: pytest.MonkeyPatch) -> None:
    """The best connected stay, counted over what is public."""
    from weerbaar.features.networks.graph import queries

    place_organisations()
    monkeypatch.setattr(queries, "MOST", 3)
    shown = network(cast["noor"])
    assert shown is not None
    assert {node.name for node in shown.nodes} == {"Partij 0", "Partij 4", "Partij 5"}
    assert shown.left_out == Organisation.objects.filter(visibility="openbaar").count() - 3
