"""What an organisation offers goes with it, and ends with it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from weerbaar.features.networks.capabilities import queries
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.services import derive
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ports import belongings
from weerbaar.foundation.ports.belongings import Belonging, Ending, Tell


def plug() -> None:
    belongings.add(
        Belonging(
            Capability,
            "organisation",
            "Wat zij kunnen bijdragen",
            visible_to=lambda user: queries.visible_to(user).select_related("organisation"),
            splits=True,
            guarded=lambda row: row,
            audience_of=_audience_of,
            url_of=lambda row: row.get_absolute_url(),
            watch=_watch,
        )
    )
    belongings.add_ending(
        Ending("capaciteiten", "Wat zij kunnen bijdragen wordt ingetrokken", _withdrawn, queries.visible_to, _tell, 10)
    )


def _audience_of(row: Capability) -> list[str]:
    derive(row)
    return list(row.audience)


def _watch(row: Capability) -> Tell:
    was, clauses = row.organisation, row.clauses()

    def tell(actor: Any) -> None:
        fresh = Capability.objects.select_related("organisation").get(pk=row.pk)
        changes = {"organisation": [str(was), str(fresh.organisation)]}
        record(
            actor, "capability.moved", fresh, changes,
            clauses={*clauses, *fresh.clauses()}, mentions=[was, fresh.organisation],
        )  # fmt: skip

    return tell


def _withdrawn(organisation: Organisation, day: date) -> Iterable[tuple[Capability, Mapping[str, Any]]]:
    for row in Capability.objects.filter(organisation=organisation).exclude(status=Capability.Status.WITHDRAWN):
        yield row, {"status": Capability.Status.WITHDRAWN.value}


def _tell(actor: Any, row: Capability, is_over: bool, changes: dict[str, list[Any]]) -> None:
    record(actor, "capability.withdrawn" if is_over else "capability.restored", row, changes)
