"""What a person says about a file before it is confirmed."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django.db import transaction

from weerbaar.features.networks.capabilities.exchange.mapping import OURS, REPEATABLE
from weerbaar.features.networks.imports import files, rules
from weerbaar.features.networks.imports.models import Batch, PreviewRow
from weerbaar.features.networks.imports.services.work import ask, settled
from weerbaar.foundation.kit.errors import Invalid, require


def explain_columns(
    actor: Any, batch: Batch, columns: Mapping[str, str], links: Mapping[str, str] = MappingProxyType({})
) -> Batch:
    """Say which column each head is ('' leaves it out) and which relation a connection; remembered for this source.

    Then the file is looked at.

    Raises Refused; Invalid when a column is named twice or unknown.
    """
    if actor is not None:
        require(rules.may_import(actor))
    chosen = {files.key_of(head): column for head, column in columns.items()}
    filled = [column for column in chosen.values() if column and column not in REPEATABLE]
    twice = sorted({column for column in filled if filled.count(column) > 1 or column not in OURS})
    if twice:
        raise Invalid({"": [f"De kolom ‘{column}’ is vaker dan één keer gekozen." for column in twice]})
    meant = {files.key_of(word): kind for word, kind in links.items()}
    with transaction.atomic():
        row = settled(batch, Batch.State.READ, Batch.State.PREVIEWED)
        for one in (row, row.source):
            one.columns, one.links = {**one.columns, **chosen}, {**one.links, **meant}
            one.save(update_fields=["columns", "links", "updated_at"])
    return ask(row, Batch.Work.PREVIEW)


def choose(
    actor: Any,
    batch: Batch,
    same: Mapping[int, bool] = {},
    withdraw: Mapping[int, bool] = {},
) -> Batch:
    """Say of rows (by key) whether they are the same as what is there, and of what is gone whether it is withdrawn.

    Another answer about what is the same asks for another look at the whole file. Raises Refused.
    """
    if actor is not None:
        require(rules.may_import(actor))
    with transaction.atomic():
        row = settled(batch, Batch.State.PREVIEWED)
        gone = row.rows.filter(kind=PreviewRow.Kind.GONE)
        _tick(gone, [pk for pk, on in withdraw.items() if on], True)
        _tick(gone, [pk for pk, on in withdraw.items() if not on], False)
        ticked = gone.filter(is_withdrawn=True)
        row.counts = {
            **row.counts,
            "intrekken": ticked.filter(relation=None).count(),
            "beeindigen": ticked.exclude(relation=None).count(),
        }
        row.stale = []
        row.save(update_fields=["counts", "stale", "updated_at"])
        doubles = {one.pk: one for one in row.rows.filter(pk__in=same).exclude(double=[])}
        changed = [one for pk, one in doubles.items() if one.is_same != same[pk]]
        for one in changed:
            one.is_same = same[one.pk]
        PreviewRow.objects.bulk_update(changed, ["is_same"], batch_size=200)
    return ask(row, Batch.Work.PREVIEW) if changed else row


def _tick(gone: Any, keys: Iterable[int], on: bool) -> None:
    keys = list(keys)
    if keys:
        gone.filter(pk__in=keys).update(is_withdrawn=on)
