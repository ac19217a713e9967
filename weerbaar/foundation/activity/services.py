"""Recording what happened, and telling it to who listens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from weerbaar.foundation.activity.models import Delivery, Entry, EntryClause, EntryMention
from weerbaar.foundation.audiences.keys import PUBLIC, Clause
from weerbaar.foundation.kit.errors import Refused
from weerbaar.foundation.kit.retry import wait_after
from weerbaar.foundation.ports import kinds, listeners

# A clause that no key ring opens: lines about the machinery, read in the back office alone.
NOBODY: Clause = frozenset({"niemand"})
MAX_ATTEMPTS = 12


def record(
    actor: Any,
    code: str,
    target: Any,
    changes: dict[str, Any] | None = None,
    clauses: Iterable[Clause] | None = None,
    mentions: Iterable[Any] = (),
) -> Entry:
    """Write what happened, in the transaction of the change itself.

    `code` is 'kind.verb' ('capability.changed'); `target` a Record; `changes` maps field to [old, new] (JSON values).
    `clauses` default to those of the target: whoever opens them all may read this line.
    `mentions` are other records that the line names (organisations, capabilities): who may not see one of them any more
    does not see the line, and listeners know what else it is about.
    One delivery per listener is written too, and a job that starts it once the transaction commits.
    Raises RuntimeError outside a transaction: a record without its change, or the reverse, must not exist; ValueError
    when it mentions a kind that lines may not name (`Kind.is_mentioned`).
    """
    _in_transaction()
    line = Line(code, target, changes, clauses)
    entry = _entry(actor, line)
    entry.save(force_insert=True)
    EntryClause.objects.bulk_create(_guards(entry, line))
    named = {one.uuid: _mentioned(one) for one in mentions if one.uuid != target.uuid}
    EntryMention.objects.bulk_create([EntryMention(entry=entry, kind=kind, target=pk) for pk, kind in named.items()])
    _address(entry)
    return entry


def _mentioned(record: Any) -> str:
    """The kind of a record that a line may name."""
    kind = type(record).__name__.lower()
    if not kinds.get(kind).is_mentioned:
        raise ValueError(f"nobody reads a line that mentions a {kind}: register it with is_mentioned")
    return kind


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened, for `record_many`; the fields are those of `record`."""

    code: str
    target: Any
    changes: dict[str, Any] | None = None
    clauses: Iterable[Clause] | None = None


def record_many(actor: Any, lines: Sequence[Line]) -> list[Entry]:
    """As `record` for each, in a number of queries that does not grow with them (the clauses must be in hand)."""
    _in_transaction()
    entries = Entry.objects.bulk_create([_entry(actor, line) for line in lines])
    guards = [guard for entry, line in zip(entries, lines, strict=True) for guard in _guards(entry, line)]
    EntryClause.objects.bulk_create(guards)
    _address(*entries)
    return entries


def _in_transaction() -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("record() belongs in the transaction of the change it records")


def _entry(actor: Any, line: Line) -> Entry:
    return Entry(
        actor=actor if getattr(actor, "pk", None) else None,
        code=line.code,
        kind=line.code.partition(".")[0],
        target=line.target.uuid,
        label=str(line.target)[:250],
        changes=line.changes or {},
    )


def _guards(entry: Entry, line: Line) -> list[EntryClause]:
    clauses = line.target.clauses() if line.clauses is None else line.clauses
    return [EntryClause(entry=entry, keys=sorted(clause)) for clause in clauses if PUBLIC not in clause]


def _address(*entries: Entry) -> None:
    """One delivery per listener that hears the code, and one job each."""
    from weerbaar.foundation.activity.jobs import deliver_all_soon

    rows = [
        Delivery(entry=entry, listener=listener.name) for entry in entries for listener in listeners.hearing(entry.code)
    ]
    deliver_all_soon([row.pk for row in Delivery.objects.bulk_create(rows)])


def changes_between(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[Any]]:
    """Which fields differ, as {field: [old, new]} in values that JSON can hold."""
    return {
        field: [recorded(before.get(field)), recorded(value)]
        for field, value in after.items()
        if before.get(field) != value
    }


def recorded(value: Any) -> Any:
    """A value as a line of history holds it."""
    if isinstance(value, list | tuple | set):
        return [recorded(item) for item in value]
    if isinstance(value, dict):
        return {name: recorded(one) for name, one in value.items()}
    if isinstance(value, models.Model):
        return str(value)
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def deliver(delivery_id: int) -> bool:
    """Tell one listener about one entry. True when it was told now.

    The row stays locked while the listener works, so no two workers tell the same thing at once, and the lock goes
    with a worker that is killed: the row is then simply still waiting.
    """
    with transaction.atomic():
        row = (
            Delivery.objects.select_for_update(skip_locked=True, of=("self",))
            .select_related("entry")
            .filter(pk=delivery_id, state=Delivery.State.WAITING, next_at__lte=timezone.now())
            .first()
        )
        if row is None:
            return False
        error = _tell(row)
        row.attempts += 1
        if error is None:
            row.state, row.done_at, row.last_error = Delivery.State.DONE, timezone.now(), ""
        else:
            _postpone(row, error)
        row.save(update_fields=["state", "attempts", "next_at", "last_error", "done_at"])
        return error is None


def _tell(row: Delivery) -> str | None:
    """Run the listener in a savepoint of its own; the error as text, or None."""
    listener = listeners.get(row.listener)
    if listener is None:
        return f"Er is geen luisteraar met de naam '{row.listener}'."
    try:
        with transaction.atomic():
            listener.handle(row.entry)
    except Exception as error:  # whatever a listener raises, the others and the next try go on
        return f"{type(error).__name__}: {error}"
    return None


def _postpone(row: Delivery, error: str) -> None:
    from weerbaar.foundation.activity.jobs import deliver_soon

    row.last_error = error[:2000]
    if row.attempts >= MAX_ATTEMPTS:
        row.state = Delivery.State.GIVEN_UP
        return
    row.next_at = timezone.now() + wait_after(row.attempts)
    deliver_soon(row.pk, at=row.next_at)


def deliver_due(limit: int = 500) -> int:
    """Tell everything that is due; the sweep behind lost jobs. How many were told."""
    due = Delivery.objects.filter(state=Delivery.State.WAITING, next_at__lte=timezone.now()).values_list(
        "pk", flat=True
    )
    return sum(deliver(pk) for pk in list(due[:limit]))


def try_again(actor: Any, row: Delivery) -> None:
    """Put a delivery that was given up, or waits long, back at the front. For administrators, in the back office."""
    from weerbaar.foundation.activity.jobs import deliver_soon

    if not (actor.is_authenticated and actor.has_perm("activity.change_delivery")):
        raise Refused("Alleen een beheerder van het platform mag een bezorging opnieuw laten proberen.")
    with transaction.atomic():
        Delivery.objects.filter(pk=row.pk).exclude(state=Delivery.State.DONE).update(
            state=Delivery.State.WAITING, attempts=0, next_at=timezone.now()
        )
        record(actor, "delivery.retried", row.entry, clauses=(NOBODY,))
        deliver_soon(row.pk)
