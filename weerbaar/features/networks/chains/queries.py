"""Which chains a reader may see, and what they are made of."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from weerbaar.features.networks.chains.models import Chain, ChainStep
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.queries import history_of
from weerbaar.foundation.audiences.rules import opened_by
from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.models import Organisation, Relation
from weerbaar.foundation.organisations.queries import visible_relations

SUPPLIES = "levert-aan"


def visible_to(user: Any) -> QuerySet[Chain]:
    """The strictest of the chain and every organisation in it: a chain shows whole or not at all."""
    keys = keyring(user)
    named = ChainStep.objects.filter(chain=OuterRef("pk"), organisation__isnull=False)
    return Chain.objects.filter(opened_by(keys), ~Exists(named.exclude(opened_by(keys, "organisation"))))


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed by; empty means everything. `region` also keeps what is for the whole country."""

    text: str = ""
    need: str = ""
    region: str = ""


def list_chains(user: Any, filters: Filters) -> QuerySet[Chain]:
    """Chains by name, each with the number of organisations in it (`parties`)."""
    rows = visible_to(user).select_related("region").annotate(parties=Count("steps__organisation", distinct=True))
    rows = rows.order_by("name", "pk")
    for word in fold(filters.text).split():
        rows = rows.filter(name__icontains=word)
    if filters.need:
        rows = rows.filter(need=filters.need)
    if filters.region:
        rows = rows.filter(Q(region=filters.region) | Q(region__isnull=True))
    return rows


def chains_of(user: Any, organisation: Organisation) -> QuerySet[Chain]:
    """The chains in which an organisation has a place."""
    return visible_to(user).filter(Exists(ChainStep.objects.filter(chain=OuterRef("pk"), organisation=organisation)))


def steps_of(chain: Chain) -> list[ChainStep]:
    """Its places in order; the caller has fetched the chain through `visible_to`."""
    return list(chain.steps.select_related("organisation"))


def supplies_between(user: Any, steps: list[ChainStep]) -> list[Relation]:
    """The `levert-aan` relations that stand between the organisations in these places."""
    members = {step.organisation_id for step in steps if step.organisation_id}
    rows = visible_relations(user).filter(kind=SUPPLIES, source__in=members, target__in=members)
    return list(rows.exclude(until__lte=timezone.localdate()).order_by("pk"))


def history_of_chain(user: Any, chain: Chain) -> QuerySet[Entry]:
    return history_of(chain.uuid, keyring(user), user)
