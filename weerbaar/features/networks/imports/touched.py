"""What happened since an import to the rows that it wrote: read from the spine, and from what points at them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import models

from weerbaar.features.networks.imports.models import Batch, Written
from weerbaar.foundation.activity.models import Entry, EntryMention

# What an import leaves behind itself, or what says nothing of the row's own.
OWN = {
    "imports.previewrow",
    "imports.delivered",
    "imports.deliveredrelation",
    "imports.source",
    "graph.position",
    "organisations.assurance",
    "organisations.clash",
    "organisations.clash_organisations",
    "organisations.identifier",
}


def since(batch: Batch, written: Sequence[Written]) -> set[UUID]:
    """Of these rows, those that a later line of history is about, or that a later file wrote too."""
    targets = {one.target: one for one in written}
    later = Entry.objects.filter(pk__gt=batch.entry_id or 0)
    found = set(later.filter(target__in=targets).values_list("target", flat=True))
    new = [one.target for one in written if one.is_new]
    mentions = EntryMention.objects.filter(target__in=new, entry__gt=batch.entry_id or 0)
    found |= set(mentions.values_list("target", flat=True))
    others = Written.objects.filter(batch__state=Batch.State.WRITTEN, batch__written_at__gt=batch.written_at)
    return found | set(others.filter(target__in=targets).values_list("target", flat=True))


def used(model: type[models.Model], keys: Sequence[int]) -> set[int]:
    """Of these rows, those that something else in the register points at."""
    found: set[int] = set()
    relations = [one for one in model._meta.get_fields(include_hidden=True) if one.auto_created and not one.concrete]
    for relation in relations if keys else ():
        other: Any = relation.related_model
        field: Any = relation.remote_field
        if field.concrete and other._meta.label_lower not in OWN:
            pointing = other._default_manager.filter(**{f"{field.name}__in": keys})
            found |= set(pointing.values_list(field.name, flat=True))
    return found
