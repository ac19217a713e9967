"""A data set and its file: put on the shelf and changed together, read again when there is another file."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from weerbaar.features.content.datasets.models import Dataset
from weerbaar.features.content.datasets.services.reading import ask_reading
from weerbaar.features.content.datasets.shelf import SHELF
from weerbaar.foundation.activity.writing import lock
from weerbaar.shared.files import services as files
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.publishing import services as publishing


@transaction.atomic
def add_dataset(
    actor: Any,
    values: Mapping[str, Any],
    file: StoredFile,
    *,
    publish: bool = False,
    is_example: bool = False,
    ref: str = "",
) -> Dataset:
    """Put a data set on the shelf, as a draft unless `publish`. Its tables are read by a worker.

    For editors; `actor` None is the machine itself, which may say the address (`ref`) of what should be known again.
    Raises Refused; Invalid with errors per field.
    """
    also = {"file": files.keep(file)}
    dataset: Dataset = publishing.add(SHELF, actor, values, publish=publish, is_example=is_example, ref=ref, also=also)
    ask_reading(dataset)
    return dataset


@transaction.atomic
def change_dataset(
    actor: Any, dataset: Dataset, values: Mapping[str, Any], file: StoredFile | None = None, seen: str | None = None
) -> Dataset:
    """Change the given fields, and the file when there is another. For editors.

    Raises Refused, Stale (changed since `seen`), Invalid. Nothing is recorded when nothing differs.
    """
    if file is None:
        row: Dataset = publishing.change(SHELF, actor, dataset, values, seen=seen)
        return row
    old = lock(dataset, seen).file
    row = publishing.change(SHELF, actor, dataset, values, seen=seen, also={"file": files.keep(file)})
    files.drop(old)
    ask_reading(row)
    return row
