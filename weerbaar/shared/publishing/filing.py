"""What is done with something that stands on the shelf with a file: kept together with it, read by a worker.

    FILING = Filing(SHELF, read_soon, lambda row: {"rows_read": 0})
    add_dataset, change_dataset, read_again = FILING.add, FILING.change, FILING.read_again

What reading is, and how it ends, is the kind's own: it asks `still` before each thing that it writes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import lock
from weerbaar.foundation.kit.errors import require
from weerbaar.shared.files import services as files
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.publishing import rules, services
from weerbaar.shared.publishing.models import STALLED, Filed
from weerbaar.shared.publishing.shelf import Shelf

BROKEN = "Er ging iets mis bij het lezen van dit bestand. Probeer het opnieuw; blijft het misgaan, meld het dan."


class Overtaken(Exception):
    """Somebody asked for another reading, or another worker was first: this one stops."""


@dataclass(frozen=True)
class Filing:
    """`read_soon(key, turn)` has a worker read after the current transaction; `counters(row)` are the fields that tell
    how far reading is, as they begin."""

    shelf: Shelf
    read_soon: Callable[[int, int], None]
    counters: Callable[[Any], dict[str, int]]

    @transaction.atomic
    def add(
        self,
        actor: Any,
        values: Mapping[str, Any],
        file: StoredFile,
        *,
        publish: bool = False,
        is_example: bool = False,
        ref: str = "",
    ) -> Any:
        """Put one on the shelf, as a draft unless `publish`. Its file is read by a worker.

        For editors; `actor` None is the machine itself, which may say the address (`ref`) of what should be known
        again. Raises Refused; Invalid with errors per field.
        """
        also = {"file": files.keep(file)}
        row = services.add(self.shelf, actor, values, publish=publish, is_example=is_example, ref=ref, also=also)
        self.ask(row)
        return row

    @transaction.atomic
    def change(
        self,
        actor: Any,
        target: Any,
        values: Mapping[str, Any],
        file: StoredFile | None = None,
        seen: str | None = None,
    ) -> Any:
        """Change the given fields, and the file when there is another. For editors.

        Raises Refused, Stale (changed since `seen`), Invalid. Nothing is recorded when nothing differs.
        """
        if file is None:
            return services.change(self.shelf, actor, target, values, seen=seen)
        old = lock(target, seen).file
        row = services.change(self.shelf, actor, target, values, seen=seen, also={"file": files.keep(file)})
        files.drop(old)
        self.ask(row)
        return row

    def ask(self, row: Any) -> None:
        """Have a worker read the file, after this transaction commits; another reading that is going on stops."""
        row.reading, row.problem, row.reading_since = Filed.WAITING, "", timezone.now()
        row.reading_turn += 1
        begin = self.counters(row)
        for name, value in begin.items():
            setattr(row, name, value)
        row.save(update_fields=["reading", "problem", "reading_since", "reading_turn", *begin, "updated_at"])
        self.read_soon(row.pk, row.reading_turn)

    @transaction.atomic
    def read_again(self, actor: Any, target: Any) -> Any:
        """Once more, after it failed or stopped halfway. For editors. Raises Refused."""
        row = lock(target)
        require(rules.may_read_again(self.shelf, actor, row))
        self.ask(row)
        record(actor, f"{self.shelf.name}.reading_asked", row)
        return row

    def asked(self, key: int, turn: int) -> Any | None:
        """What a worker was asked to read; None when that was done, or asked anew since."""
        row = self.shelf.model._default_manager.select_related("file").filter(pk=key, reading_turn=turn).first()
        return row if row is not None and row.is_being_read else None

    def still(self, target: Any, turn: int) -> Any:
        """The row, locked, if this is still the reading that was asked for and nobody has done it. Raises Overtaken."""
        rows = self.shelf.model._default_manager.select_for_update(of=("self",)).select_related("file")
        row = rows.filter(pk=target.pk, reading_turn=turn).first()
        if row is None or not row.is_being_read:
            raise Overtaken
        return row

    def read_what_stalled(self, day: date) -> None:
        """For the daily round: what a worker left lying is asked again."""
        rows = self.shelf.model._default_manager.filter(reading__in=(Filed.WAITING, Filed.BUSY)).select_related("file")
        for row in rows.filter(updated_at__lt=timezone.now() - STALLED).order_by("pk"):
            with transaction.atomic():
                self.ask(row)
