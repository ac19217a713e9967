"""A file is offered: read, kept, and its columns recognised."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from weerbaar.features.networks.capabilities.exchange.mapping import Map
from weerbaar.features.networks.imports import files, queries, rules
from weerbaar.features.networks.imports.models import Batch, Source
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.kit.tables import NotATable
from weerbaar.foundation.organisations.models import Role


def offer_file(actor: Any, role: Role | None, source: str, name: str, data: bytes) -> Batch:
    """Keep a file that can be read, as a batch that waits. `role` says for whom (None: the machine itself).

    Raises Refused, or Invalid with what is wrong with the file; then nothing is kept.
    """
    if actor is not None:
        require(rules.may_import(actor))
    try:
        table = files.read_sheet(name, data)
    except NotATable as error:
        raise Invalid({"file": [str(error)]}) from error
    with transaction.atomic():
        origin = _source(role, source)
        batch = Batch(
            source=origin,
            by=actor,
            file_name=name[-200:],
            row_count=len(table.rows) + len(table.links if isinstance(table, Map) else ()),
            columns=files.known_columns(table.columns, origin.columns),
            links=files.known_links(table, origin.links),
            asked_at=timezone.now(),
        )
        batch.file.save(f"{batch.ref}{_ending(name)}", ContentFile(data), save=False)
        batch.save()
    return batch


def _source(role: Role | None, name: str) -> Source:
    """The source of that name with this role, made when it is new."""
    name = " ".join(name.split())[:100] or "Zonder naam"
    scope = queries.scope_of(role)
    return Source.objects.filter(name__iexact=name, **scope).first() or Source.objects.create(name=name, **scope)


def _ending(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot and stem and ending.isalnum() and len(ending) <= 5 else ""
