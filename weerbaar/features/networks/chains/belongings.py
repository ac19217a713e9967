"""How places in chains go along when organisations merge or split."""

from typing import Any

from django.db.models import QuerySet

from weerbaar.features.networks.chains.models import Chain, ChainStep
from weerbaar.features.networks.chains.queries import visible_to
from weerbaar.features.networks.chains.services import told_places
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.ports import belongings
from weerbaar.foundation.ports.belongings import Belonging, Tell


def plug() -> None:
    belongings.add(
        Belonging(
            ChainStep,
            "organisation",
            "Plaatsen in ketens",
            visible_to=_visible_places,
            twin_by=("chain", "link"),
            splits=True,
            name_of=lambda row: str(row.chain),
            url_of=lambda row: row.chain.get_absolute_url(),
            watch=_watch,
        )
    )


def _visible_places(user: Any) -> QuerySet[ChainStep]:
    return ChainStep.objects.filter(chain__in=visible_to(user)).select_related("chain")


def _watch(row: ChainStep) -> Tell:
    """History tells the places before and after."""
    was, clauses = told_places(row.chain), row.chain.clauses()

    def tell(actor: Any) -> None:
        chain = Chain.objects.get(pk=row.chain_id)
        now = told_places(chain)
        if now != was:
            record(actor, "chain.changed", chain, {"steps": [was, now]}, clauses={*clauses, *chain.clauses()})

    return tell
