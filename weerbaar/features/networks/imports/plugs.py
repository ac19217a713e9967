"""What reading files in puts in the ports: what waits for somebody, their own menu, the round of each day."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from weerbaar.features.networks.imports.models import Batch, Source
from weerbaar.features.networks.imports.queries import waiting_batches
from weerbaar.features.networks.imports.rules import may_import
from weerbaar.features.networks.imports.services import forget_old_files
from weerbaar.foundation.ports import attention, belongings, menu, schedule
from weerbaar.foundation.ports.attention import Item, Matter, Scope
from weerbaar.foundation.ports.belongings import Belonging

KEY_OF = {
    "organisation": "source__organisation__ref",
    "municipality": "source__municipality_id",
    "region": "source__region_id",
    "need": "source__need__code",
}


def plug() -> None:
    menu.add_own(_own_link)
    belongings.add(Belonging(Source, "organisation", "Bronnen", twin_by=("name",), twin_stays=True))
    schedule.daily("imports.forget", forget_old_files)
    attention.add(_matter("organisation"))
    attention.add(_matter("area"))


def _own_link(user: Any) -> Iterable[menu.Link]:
    return [menu.Link("Inlezen", reverse("import_list"))] if may_import(user) else []


def _matter(desk: attention.Desk) -> Matter:
    return Matter(
        name="inlezen",
        title="Bestanden die op uw bevestiging wachten",
        desk=desk,
        position=25,
        rows=_waiting,
        item=_item,
        empty="Er wacht geen bestand.",
        action="Bekijk het bestand",
        kinds=() if desk == "organisation" else ("municipality", "region", "need"),
        is_kept=False,
    )


def _waiting(user: Any, scope: Scope) -> QuerySet[Batch]:
    return waiting_batches(user).filter(**{KEY_OF[scope.kind]: scope.key})


def _item(batch: Batch) -> Item:
    why = "Zeg wat de kolommen zijn" if batch.state == Batch.State.READ else "Nog niet bevestigd"
    return Item(batch.file_name, batch.get_absolute_url(), batch.created_at.date(), why)
