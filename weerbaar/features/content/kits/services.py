"""The files of a kit: putting one in and taking one out. Everything else of a kit goes through its shelf."""

from typing import Any

from django.db import transaction

from weerbaar.features.content.kits.models import Kit, KitFile
from weerbaar.features.content.kits.shelf import SHELF
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import check, lock
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.shared.files import services as files
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.publishing import rules

MOST_FILES = 30
TOO_MANY = f"Een pakket heeft ten hoogste {MOST_FILES} bestanden."
NEEDS_DESCRIPTION = "Beschrijf wat er op de afbeelding staat, voor wie haar niet ziet."


@transaction.atomic
def add_file(actor: Any, kit: Kit, stored: StoredFile, label: str, description: str = "") -> KitFile:
    """For editors (`actor` None is the machine). Raises Refused; Invalid, a picture needs a description."""
    row = lock(kit)
    if actor is not None:
        require(rules.may_change(SHELF, actor, row))
    if row.files.count() >= MOST_FILES:
        raise Invalid({"": [TOO_MANY]})
    held = KitFile(kit=row, label=label, description=description, file=files.keep(stored))
    if held.is_picture and not description.strip():
        raise Invalid({"description": [NEEDS_DESCRIPTION]})
    check(held, ("label", "description"))
    held.save(force_insert=True)
    record(actor, "kit.file_added", row, {"file": [None, label]})
    return held


@transaction.atomic
def remove_file(actor: Any, held: KitFile) -> None:
    """For editors; the bytes go too. Raises Refused."""
    row = lock(held.kit)
    require(rules.may_change(SHELF, actor, row))
    stored = held.file
    record(actor, "kit.file_removed", row, {"file": [held.label, None]})
    held.delete()
    files.drop(stored)
