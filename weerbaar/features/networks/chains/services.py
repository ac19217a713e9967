"""Every change to chains."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from weerbaar.features.networks.chains import rules
from weerbaar.features.networks.chains.models import MOST_LINKS, Chain, ChainStep
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import change_fields, check, lock
from weerbaar.foundation.audiences.keys import clause_for
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.taxonomy import vocabularies


@dataclass(frozen=True, slots=True)
class Place:
    """Which link (1 is the first producer), by whom (None: nobody yet), and what is done there."""

    link: int
    organisation: Organisation | None
    task: str = ""


def add_chain(actor: Any, values: Mapping[str, Any], places: Sequence[Place]) -> Chain:
    """Make a chain. For who may have chains for that need or region; raises Refused or Invalid."""
    require(rules.may_add_chain(actor, values["need"], values["region_id"]))
    _check(values, places)
    with transaction.atomic():
        chain = Chain(**values)
        check(chain, values)
        chain.audience = _audience(chain)
        chain.save()
        _write_places(chain, places)
        record(actor, "chain.added", chain)
    return chain


def change_chain(
    actor: Any, chain: Chain, values: Mapping[str, Any], places: Sequence[Place], seen: str | None = None
) -> Chain:
    """Change a chain and its places. For who may have made it as it is and as it becomes.

    Raises Refused, Stale (changed since `seen`) or Invalid.
    """
    require(rules.may_change_chain(actor, chain))
    require(rules.may_add_chain(actor, values["need"], values["region_id"]))
    _check(values, places)
    with transaction.atomic():
        chain = lock(chain, seen)
        before, named = chain.clauses(), _members(chain)
        changes = _write_places(chain, places) | change_fields(chain, dict(values))
        if changes:
            chain.audience = _audience(chain)
            chain.save(update_fields=["audience", "updated_at"])
            mentions = named | _members(chain) if "steps" in changes else ()
            record(actor, "chain.changed", chain, changes, clauses={*before, *chain.clauses()}, mentions=mentions)
    return chain


def remove_chain(actor: Any, chain: Chain) -> None:
    """Take a chain away; organisations and their relations stay. For who may change it."""
    require(rules.may_change_chain(actor, chain))
    with transaction.atomic():
        chain = lock(chain)
        record(actor, "chain.removed", chain)
        chain.delete()


def _audience(chain: Chain) -> list[str]:
    return clause_for(chain.visibility, [chain.region_id or rules.NATION], [])


def _check(values: Mapping[str, Any], places: Sequence[Place]) -> None:
    errors: dict[str, list[str]] = {}
    if values["sub_need"] and values["sub_need"] not in vocabularies.sub_needs_of(values["need"]):
        errors["sub_need"] = ["Deze deelbehoefte hoort niet bij de behoefte die u koos."]
    if len({place.link for place in places if place.organisation}) < 2:
        errors[""] = ["Een keten heeft ten minste twee schakels met een organisatie."]
    elif any(not 1 <= place.link <= MOST_LINKS for place in places):
        errors[""] = [f"Een keten heeft ten hoogste {MOST_LINKS} schakels."]
    once = [(place.link, place.organisation.pk) for place in places if place.organisation]
    if len(set(once)) < len(once):
        errors[""] = ["Noem elke organisatie één keer in een schakel."]
    if errors:
        raise Invalid(errors)


def _members(chain: Chain) -> set[Organisation]:
    return {step.organisation for step in chain.steps.select_related("organisation") if step.organisation}


def _write_places(chain: Chain, places: Sequence[Place]) -> dict[str, list[Any]]:
    before = told_places(chain)
    new = [
        ChainStep(chain=chain, link=place.link, organisation=place.organisation, task=place.task)
        for place in sorted(places, key=lambda place: place.link)
    ]
    after = [_told(step) for step in new]
    if before == after:
        return {}
    chain.steps.all().delete()
    ChainStep.objects.bulk_create(new)
    return {"steps": [before, after]}


def told_places(chain: Chain) -> list[list[Any]]:
    """The places as history tells them, so that an earlier version can be put back."""
    return [_told(step) for step in chain.steps.select_related("organisation")]


def _told(step: ChainStep) -> list[Any]:
    """Reference of the organisation ('' for an open place), link, what is done there, and the name of then."""
    who = step.organisation
    return [who.ref if who else "", step.link, step.task, who.name if who else ""]
