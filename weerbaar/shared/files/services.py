"""Files come in: at once with a form, or in pieces that go on after a broken line.

A file on its way belongs to nobody but its sender and is forgotten after two days, so these services write no history:
the service of the record that keeps the file (`keep`) does.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.kit.errors import Invalid, Refused, require
from weerbaar.shared.files import checking, rules
from weerbaar.shared.files.families import DOCUMENTS, Family, fitting
from weerbaar.shared.files.limits import MEGABYTE, most_bytes, too_big
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.files.recognising import EMPTY
from weerbaar.shared.files.unwanted import UnwantedFile

KEPT_DAYS = 2
MOST_WAITING = 20  # files of one person on their way at once
TOO_MANY = "U hebt al veel bestanden klaarstaan die u niet hebt gebruikt. Gebruik die eerst, of wacht twee dagen."
Read = Callable[[int], bytes]


class WrongPlace(Exception):
    """A piece does not begin where the last one ended; `received` says where it should."""

    def __init__(self, received: int) -> None:
        super().__init__(f"De volgende byte is {received}.")
        self.received = received


def begin_file(actor: Any, name: str, size: int) -> StoredFile:
    """A file of this size will come in pieces. Raises Refused, or Invalid before a byte was sent."""
    require(rules.may_send(actor))
    _check_size(size)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=actor.pk)
        if StoredFile.objects.filter(by=actor).exclude(state=StoredFile.State.KEPT).count() >= MOST_WAITING:
            raise Refused(TOO_MANY)
        return StoredFile.objects.create(by=actor, name=_plain_name(name), size=size)


def add_piece(actor: Any, file: StoredFile, start: int, read: Read) -> StoredFile:
    """Takes what `read(bytes)` gives, from byte `start` on, and keeps all that arrived also when the line breaks.

    The last piece has the file checked: Invalid when it is not wanted, and then nothing of it stays. Raises Refused for
    a file of another, WrongPlace when the piece begins elsewhere.
    """
    if file.by_id != actor.pk:
        raise Refused("Dit bestand is van iemand anders.")
    with transaction.atomic():
        row = StoredFile.objects.select_for_update().get(pk=file.pk)
        if row.state != StoredFile.State.RECEIVING or start != row.received:
            raise WrongPlace(row.received)
        row.received = _append(_waiting_place(row), row.received, row.size, read)
        row.save(update_fields=["received", "updated_at"])
    return _finish(row) if row.received == row.size else row


def take_file(actor: Any, sent: File, family: Family = DOCUMENTS) -> StoredFile:
    """A whole file of this family, sent with a form (the machine itself, when there is no actor). Raises Refused or
    Invalid."""
    if actor is not None:
        require(rules.may_send(actor))
    _check_size(sent.size)
    row = StoredFile(by=actor, name=_plain_name(sent.name or ""), size=sent.size)
    sent.seek(0)
    path = _waiting_place(row)
    try:
        row.received = _append(path, 0, row.size, sent.read)
        row.save()
        return _finish(row, family)
    finally:
        path.unlink(missing_ok=True)


def take_as(file: StoredFile, family: Family) -> StoredFile:
    """A file that came in pieces, for a form that asks for this family. Raises Invalid when it is of another."""
    try:
        kind = fitting(family, file.kind, file.size)
    except UnwantedFile as error:
        raise Invalid({"file": [str(error)]}) from error
    if kind != file.kind:
        file.kind = kind
        file.save(update_fields=["kind", "updated_at"])
    return file


def keep(file: StoredFile) -> StoredFile:
    """A record takes this file; to be called in the transaction of that record's own service. Raises Invalid."""
    row = StoredFile.objects.select_for_update().get(pk=file.pk)
    if row.state != StoredFile.State.READY:
        raise Invalid({"file": ["Dit bestand is al gebruikt. Kies het opnieuw."]})
    row.state = StoredFile.State.KEPT
    row.save(update_fields=["state", "updated_at"])
    return row


def drop(file: StoredFile) -> None:
    """The file goes, its bytes once that is certain."""
    path, storage, name = _waiting_place(file), file.content.storage, file.content.name
    file.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def forget_left(day: date) -> None:
    """What was sent and never used goes after two days."""
    before = timezone.now() - timedelta(days=KEPT_DAYS)
    for file in StoredFile.objects.filter(updated_at__lt=before).exclude(state=StoredFile.State.KEPT):
        drop(file)


@contextmanager
def at_hand(file: StoredFile) -> Iterator[str]:
    """The path of a file on this machine, wherever it is stored."""
    try:
        path = file.content.path
    except NotImplementedError:
        with NamedTemporaryFile() as copy, file.content.open("rb") as content:
            for piece in content.chunks():
                copy.write(piece)
            copy.flush()
            yield copy.name
    else:
        yield path


def _finish(row: StoredFile, family: Family | None = None) -> StoredFile:
    """All is there: check it and put it in its place. Raises Invalid, and then it is gone."""
    path = _waiting_place(row)
    try:
        found = checking.check(path)
        kind = fitting(family, found.kind, row.size) if family else found.kind
    except UnwantedFile as error:
        with transaction.atomic():
            drop(row)
        raise Invalid({"file": [str(error)]}) from error
    row.kind, row.digest = kind, found.digest
    row.page_count, row.seconds = found.page_count, found.seconds
    row.scanned_at = timezone.now() if found.is_scanned else None
    row.state = StoredFile.State.READY
    with path.open("rb") as content:
        row.content.save(row.name, File(content), save=False)
    row.save()
    path.unlink(missing_ok=True)
    return row


def _check_size(size: int) -> None:
    if size <= 0:
        raise Invalid({"file": [EMPTY]})
    if size > most_bytes():
        raise Invalid({"file": [too_big()]})


def _waiting_place(row: StoredFile) -> Path:
    folder = Path(settings.MEDIA_ROOT) / "onderweg"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / str(row.uuid)


def _append(path: Path, start: int, size: int, read: Read) -> int:
    """Writes what comes from byte `start` on, never beyond `size`; how many bytes are there now."""
    with path.open("r+b" if path.exists() else "w+b") as file:
        file.truncate(start)
        file.seek(start)
        at = start
        while at < size:
            try:
                piece = read(min(MEGABYTE, size - at))
            except OSError:  # the line broke: what arrived counts
                break
            if not piece:
                break
            at += file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return at


def _plain_name(name: str) -> str:
    """The last part of what the sender called it, without what cannot be shown."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable()).strip()[-200:] or "bestand"
