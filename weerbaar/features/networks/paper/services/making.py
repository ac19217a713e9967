"""A paper is made: read, compared with the one before, drawn, kept."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from weerbaar.features.networks.maps import asked as address
from weerbaar.features.networks.maps.queries import Found, find
from weerbaar.features.networks.paper import laying, queries, rules
from weerbaar.features.networks.paper.changes import NOTHING, compare, digest
from weerbaar.features.networks.paper.crossing import country, matrix
from weerbaar.features.networks.paper.models import Print
from weerbaar.features.networks.paper.reading import read
from weerbaar.foundation.activity.services import NOBODY, record
from weerbaar.foundation.kit import pdf, qr
from weerbaar.foundation.kit.errors import Refused, require
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.letters.links import absolute
from weerbaar.foundation.organisations.keyring import keyring

logger = logging.getLogger(__name__)
TEMPLATE = Path(__file__).resolve().parent.parent / "typst" / "netwerkkaart.typ"
FAILED = "Er ging iets mis bij het maken. Probeer het opnieuw; blijft het misgaan, meld het dan."


def make(one: Print, reader: Any) -> Print:
    """Make a paper that was asked for, with what `reader` (who asked) may see now. A failure is kept as a sentence.

    Records 'print.made', which no reader sees. Two workers never make the same one.
    """
    if not _take(one):
        return Print.objects.get(pk=one.pk)
    try:
        found = _found(reader, one)
        content, contents, pages = _drawn(one, reader, found)
    except Refused as error:
        return _fail(one, str(error))
    except Exception:  # whatever it is: told to the person, and to who keeps the machine
        logger.exception("print %s failed", one.pk)
        return _fail(one, FAILED)
    with transaction.atomic():
        row = Print.objects.select_for_update(of=("self",)).get(pk=one.pk)
        row.file.save(f"{row.ref}.pdf", ContentFile(content), save=False)
        row.contents, row.pages, row.made_at = contents, pages, timezone.now()
        row.valid_to = rules.valid_until(timezone.localdate())
        row.state, row.progress, row.stage, row.keys = Print.State.READY, 100, "", sorted(keyring(reader))
        row.save()
        record(reader, "print.made", row, clauses=(NOBODY,))
        if row.by_worker:
            _write(row, reader)
    return row


def _take(one: Print) -> bool:
    waiting = Print.objects.filter(pk=one.pk, state=Print.State.WAITING)
    return bool(waiting.update(state=Print.State.BUSY, work_since=timezone.now(), stage="Lezen", progress=5))


def _fail(one: Print, problem: str) -> Print:
    row = Print.objects.get(pk=one.pk)
    row.state, row.problem = Print.State.FAILED, problem[:500]
    row.save(update_fields=["state", "problem", "updated_at"])
    return row


def _found(reader: Any, one: Print) -> Found:
    asked, _ = address.read(QueryDict(one.asked.removeprefix("?")))
    found = find(reader, asked)
    require(rules.fits_on_paper(found.filters, found.result.total))
    return found


def _drawn(one: Print, reader: Any, found: Found) -> tuple[bytes, dict[str, str], int]:
    """The PDF, what stands on it, and how many sheets it has."""
    tell = _teller(one)
    material = read(reader, found)
    require(rules.fits_on_paper(found.filters, len(material.hits)))
    rows = laying.rows_of(material)
    contents = {str(hit.uuid): digest(rows[hit.pk]) for hit in material.hits}
    occasion = _occasion(one, reader, contents)
    tell("QR-codes tekenen", 30)
    side, codes = qr.codes(absolute("/capaciteiten/"), [f"{hit.ref}/" for hit in material.hits])
    picture, told = country(reader, found)
    data = laying.sheet(found, material, rows, occasion)
    data |= {"side": side, "matrix": matrix(reader, found), "map": told}
    tell("Bladen opmaken", 45)
    content = pdf.make(TEMPLATE, data, {"codes.bin": codes, "kaart.svg": picture.encode()})
    tell("Bewaren", 95)
    return content, contents, pdf.count_pages(content)


def _occasion(one: Print, reader: Any, contents: dict[str, str]) -> laying.Occasion:
    before = queries.previous(one)
    changes = compare(before.contents, contents) if before else NOTHING
    since = timezone.localdate(before.made_at) if before and before.made_at else None
    name = reader.name or reader.email
    return laying.Occasion(name, timezone.localdate(), since, changes, queries.names_of(reader, changes.gone))


def _teller(one: Print) -> Callable[[str, int], None]:
    """How far it is, where the page of a long one can read it."""

    def tell(stage: str, percent: int) -> None:
        Print.objects.filter(pk=one.pk).update(stage=stage, progress=percent)

    return tell


def _write(row: Print, reader: Any) -> None:
    context: dict[str, Any] = {"print": row, "name": reader.name, "link": absolute(row.get_absolute_url())}
    key = f"print.ready:{row.uuid}:{row.made_at:%Y%m%d%H%M%S}"
    letters.send(key, reader.email, f"Uw papier is klaar: {row.title}", "paper/letters/ready", context,
                 about=row, user=reader)  # fmt: skip
