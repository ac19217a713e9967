"""Merge then undo gives the same register, and merging shows nobody more than they saw: for random registers."""

from typing import Any

from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.cast import PEOPLE, Cast
from tests.worlds import Plan, World, build, worlds
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.agreements.queries import visible_to as visible_agreements
from weerbaar.features.networks.capabilities.queries import visible_to as visible_capabilities
from weerbaar.features.networks.lineage.models import Succession
from weerbaar.features.networks.lineage.services import (
    merge_organisations,
    rehearse,
    split_organisation,
    undo_succession,
)
from weerbaar.features.networks.lineage.values import BOTH, FIELDS, GOES, STAYS
from weerbaar.foundation.organisations import queries
from weerbaar.foundation.organisations.models import Identifier, Organisation, Role
from weerbaar.foundation.ports import belongings

settings.register_profile(
    "register",
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],
)
choices = st.fixed_dictionaries({}, optional={name: st.sampled_from([STAYS, GOES, BOTH]) for name in FIELDS})
number = st.integers(0, 1000)


def register(*without: int) -> dict[str, list[Any]]:
    """Every row of everything that hangs on an organisation, of organisations and of agreements."""
    models = {one.model for one in belongings.every()} - {Succession} | {Organisation, Agreement}
    return {
        model._meta.label: [
            row
            for row in model._default_manager.order_by("pk").values()
            if not (set(without) & {row.get("id") if model is Organisation else None, row.get("organisation_id")})
        ]
        for model in sorted(models, key=lambda model: model._meta.label)
    }


def seen_by(cast: Cast, who: str) -> dict[str, set[Any]]:
    """What this person sees, by kind. Organisations that went up in another are no more."""
    user = cast[who]
    kinds: dict[str, Any] = {
        "organisation": queries.visible_to(user),
        "contact": queries.visible_contacts(user),
        "relation": queries.visible_relations(user),
        "capability": visible_capabilities(user),
        "agreement": visible_agreements(user),
    }
    return {kind: set(rows.values_list("pk", flat=True)) for kind, rows in kinds.items()}


def two(world: World, first: int, second: int) -> tuple[Organisation, Organisation]:
    rows = world.organisations
    one = rows[first % len(rows)]
    other = rows[(first + 1 + second % (len(rows) - 1)) % len(rows)]
    for organisation in (one, other):
        Identifier.objects.get_or_create(organisation=organisation, scheme="kvk", value="12345678")
        organisation.refresh_from_db()
    return one, other


def sees_all(cast: Cast, world: World) -> Any:
    """An administrator who is an editor of everything: sees every row."""
    ada = cast["ada"]
    for organisation in world.organisations:
        Role.objects.get_or_create(user=ada, kind="organisatie-editor", organisation=organisation)
    return cast["ada"]


@settings(settings.get_profile("register"), max_examples=12)
@given(plan=worlds, first=number, second=number, chosen=choices)
def test_merge_then_undo_gives_the_same_register(
    cast: Cast, plan: Plan, first: int, second: int, chosen: dict[str, str]
) -> None:
    with transaction.atomic():
        world = build(plan | {"crowd": None}, cast)
        stays, goes = two(world, first, second)
        ada = sees_all(cast, world)
        before = register()
        rehearsed = rehearse(lambda: merge_organisations(ada, stays, goes, chosen))
        assert register() == before, "looking changes nothing"
        done = merge_organisations(ada, stays, goes, chosen)
        assert [(one.title, one.name, one.what) for one in done.fates] == [
            (one.title, one.name, one.what) for one in rehearsed.fates
        ], "what was shown is what happened"
        assert done.succession is not None
        assert register() != before
        undone = undo_succession(cast["ada"], done.succession)
        assert undone.left == []
        assert register() == before
        transaction.set_rollback(True)


@settings(settings.get_profile("register"), max_examples=12)
@given(plan=worlds, first=number, second=number, chosen=choices)
def test_merging_shows_nobody_more(cast: Cast, plan: Plan, first: int, second: int, chosen: dict[str, str]) -> None:
    """But for the editors of the two: they keep the whole from then on."""
    with transaction.atomic():
        world = build(plan | {"crowd": None}, cast)
        stays, goes = two(world, first, second)
        ada = sees_all(cast, world)
        others = set(PEOPLE) - {"ada", "eefje", "olaf"}
        before = {who: seen_by(cast, who) for who in others}
        merge_organisations(ada, stays, goes, chosen)
        for who in others:
            for kind, now in seen_by(cast, who).items():
                assert now <= before[who][kind], (who, kind)
        transaction.set_rollback(True)


@settings(settings.get_profile("register"), max_examples=12)
@given(plan=worlds, which=number, picked=st.sets(number))
def test_split_then_undo_gives_the_same_register(cast: Cast, plan: Plan, which: int, picked: set[int]) -> None:
    from weerbaar.features.networks.lineage.queries import splittable

    with transaction.atomic():
        world = build(plan | {"crowd": None}, cast)
        organisation = world.organisation(which)
        organisation.refresh_from_db()
        ada = sees_all(cast, world)
        before = register()
        options = [(name, key) for name, key, _, _ in splittable(ada, organisation)]
        chosen = {options[pick % len(options)] for pick in picked} if options else set()
        made, done = split_organisation(ada, organisation, {"name": "Afsplitsing"}, chosen)
        assert done.succession is not None
        assert len(done.fates) == len(chosen)
        undone = undo_succession(cast["ada"], done.succession)
        assert undone.left == []
        made.refresh_from_db()
        assert made.merged_into_id == organisation.pk
        assert register(made.pk) == before
        transaction.set_rollback(True)


def test_models_are_told_apart() -> None:
    """Two keys of one model do not hide each other."""
    names = [one.name for one in belongings.every()]
    assert len(names) == len(set(names))
    assert apps.get_model("lineage.succession") is Succession
