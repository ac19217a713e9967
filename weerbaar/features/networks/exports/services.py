"""Making files of long selections, noting that sensitive ones went along, and forgetting files in time."""

import datetime
import logging
import tempfile
from typing import Any

from django.core.files import File
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from weerbaar.features.networks.exports import rules
from weerbaar.features.networks.exports.formats import FORMATS, Format, Reading
from weerbaar.features.networks.exports.models import KEPT, Export
from weerbaar.features.networks.exports.queries import waiting_of
from weerbaar.features.networks.maps.asked import Asked, read
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.activity.services import NOBODY, record
from weerbaar.foundation.kit.errors import Refused, require
from weerbaar.foundation.letters.links import absolute
from weerbaar.foundation.letters.services import send
from weerbaar.foundation.organisations.keyring import keyring

logger = logging.getLogger(__name__)
State = Export.State


class Dropped(Exception):
    """The owner threw it away while it was being made."""


def ask_export(actor: Any, asked: Asked, chosen: Format, total: int) -> Export:
    """Have a worker make this file. For who has an account, a few at a time. Raises Refused."""
    require(rules.may_have_long(actor, total))
    with transaction.atomic():
        User.objects.select_for_update().get(pk=actor.pk)  # two requests at once count each other
        require(rules.may_ask_another(waiting_of(actor).count()))
        export = Export.objects.create(
            owner=actor,
            address=asked.but().address(),
            format=chosen.name,
            has_second_step=actor.passed_second_step,
            total=total,
        )
        record(actor, "export.asked", export, clauses=(NOBODY,))
        _make_soon(export)
    return export


def note_taken(actor: Any, asked: Asked, name: str, total: int) -> None:
    """What is not for everyone goes along at once: who took it, what and when stays. Before the first row leaves."""
    with transaction.atomic():
        export = Export.objects.create(
            owner=actor,
            address=asked.but().address(),
            format=name,
            has_second_step=actor.passed_second_step,
            keys=sorted(keyring(actor)),
            state=State.TAKEN,
            total=total,
            is_sensitive=True,
        )
        record(actor, "export.taken", export, {"address": [None, export.address]}, clauses=(NOBODY,))


def try_again(actor: Any, export: Export) -> Export:
    """Its worker was killed, or it went wrong: once more. Harmless while somebody is at it."""
    with transaction.atomic():
        row = Export.objects.select_for_update().get(pk=export.pk)
        if row.state == State.FAILED or row.is_stuck:
            row.state, row.row_count, row.problem, row.seen_at = State.WAITING, 0, "", timezone.now()
            row.save(update_fields=["state", "row_count", "problem", "seen_at", "updated_at"])
            record(actor, "export.asked", row, clauses=(NOBODY,))
            _make_soon(row)
    return row


def drop_export(actor: Any, export: Export) -> None:
    """The owner throws the file away, also while it is being made."""
    with transaction.atomic():
        row = Export.objects.select_for_update().get(pk=export.pk)
        record(actor, "export.dropped", row, clauses=(NOBODY,))
        _forget(row)


def make_export(export_id: int) -> None:
    """For a worker: make the file, keep it, and mail its owner. Two workers never make the same."""
    now = timezone.now()
    if not Export.objects.filter(pk=export_id, state=State.WAITING).update(state=State.BUSY, seen_at=now):
        return
    export = Export.objects.select_related("owner").get(pk=export_id)
    try:
        with tempfile.TemporaryFile() as file:
            _write(export, file)
            file.seek(0)
            _keep(export, File(file))
    except Dropped:
        return
    except Refused as error:
        Export.objects.filter(pk=export_id).update(state=State.FAILED, problem=str(error))
    except Exception:  # whatever it is: told to the person, and to who keeps the machine
        logger.exception("export %s failed", export_id)
        Export.objects.filter(pk=export_id).update(state=State.FAILED)


def _write(export: Export, file: Any) -> None:
    """As the owner may see it now, in the session in which they asked."""
    owner = export.owner
    owner.passed_second_step = export.has_second_step
    if not owner.is_active:
        raise Refused("Dit account is gesloten.")
    export.keys = sorted(keyring(owner))

    def watch(count: int, sensitive: bool) -> None:
        export.row_count += count
        export.is_sensitive |= sensitive
        now = timezone.now()
        if not Export.objects.filter(pk=export.pk).update(row_count=export.row_count, seen_at=now):
            raise Dropped

    reading = Reading(owner, asked_of(export), timezone.localtime(), watch)
    for piece in FORMATS[export.format].write(reading):
        file.write(piece)


def asked_of(export: Export) -> Asked:
    """The selection as the page had it."""
    return read(QueryDict(export.address.removeprefix("?")))[0]


def _keep(export: Export, file: File) -> None:
    """The file, the line of history and the letter belong together. Raises Dropped."""
    chosen = FORMATS[export.format]
    with transaction.atomic():
        if not Export.objects.select_for_update().filter(pk=export.pk).exists():
            raise Dropped
        export.file.save(f"{export.ref}.{chosen.ending}", file, save=False)
        export.state, export.ready_at = State.READY, timezone.now()
        export.expires_at = export.ready_at + KEPT
        export.save(
            update_fields=["file", "keys", "state", "row_count", "is_sensitive", "ready_at", "expires_at", "updated_at"]
        )
        changes = {"row_count": [None, export.row_count], "is_sensitive": [None, export.is_sensitive]}
        record(export.owner, "export.made", export, changes, clauses=(NOBODY,))
        send(
            f"export:{export.uuid}:{export.ready_at:%Y%m%d%H%M%S}",
            export.owner.email,
            "Uw bestand van de netwerkkaart staat klaar",
            "exports/letters/ready",
            {"export": export, "title": chosen.title, "link": absolute(export.get_absolute_url())},
            about=export,
            user=export.owner,
        )


def forget_old(today: datetime.date) -> None:
    """Files go after a week, and what never came to a file with them; notes of sensitive ones stay in the history."""
    now = timezone.now()
    for row in Export.objects.filter(expires_at__lte=now):
        with transaction.atomic():
            _forget(row)


def _forget(row: Export) -> None:
    storage, name = row.file.storage, str(row.file.name or "")
    row.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def _make_soon(export: Export) -> None:
    from weerbaar.features.networks.exports.jobs import make_soon

    make_soon(export.pk)
