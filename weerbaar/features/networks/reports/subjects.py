"""What can be reported: kinds of the port of which we know to whom a record belongs."""

from collections.abc import Callable, Sequence
from typing import Any

from django.shortcuts import get_object_or_404

from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ports import kinds
from weerbaar.foundation.taxonomy import vocabularies

OWNERS: dict[str, Callable[[Any], Sequence[Organisation]]] = {
    "organisation": lambda record: [record],
    "contact": lambda record: [record.organisation],
    "capability": lambda record: [record.organisation],
    "agreement": lambda record: record.all_parties(),
}


def subject_or_404(user: Any, kind: str, ref: str) -> Any:
    """The record, if this reader may see it; hidden and absent are alike."""
    return get_object_or_404(kinds.get(kind).visible_to(user), ref=ref)


def owners_of(kind: str, record: Any) -> list[Organisation]:
    """The organisations whose editors answer for the record."""
    return list(OWNERS[kind](record))


def needs_of(record: Any) -> list[str]:
    """The needs that a capability serves; none for other kinds."""
    return list(vocabularies.needs_of(getattr(record, "sub_needs", [])))


def name_of(kind: str, record: Any) -> str:
    """How the record is called where it stands alone."""
    if kind == "contact":
        return f"{vocabularies.label('contact-function', record.function)} van {record.organisation}"
    return str(record)


def address_of(kind: str, record: Any) -> str:
    """Where the record can be read; a contact stands on the page of its organisation."""
    return str((record.organisation if kind == "contact" else record).get_absolute_url())
