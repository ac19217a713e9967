"""What many rows held before a change, so that it can be undone row by row, and what was changed since left alone.

A step is one row: {model, pk, before, set} with the fields that changed, what they held and what was put there, and
`after`, a fingerprint of the whole row as the change left it; {model, pk, gone} for a row that ended, with all it held;
{model, pk, new} for a row that was added. Values are text as the fields themselves write and read it, so they come back
exactly.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

Step = dict[str, Any]


def _fields(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if not isinstance(field, models.GeneratedField)]


def written(row: models.Model) -> dict[str, str | None]:
    """Every field of a row as text."""
    return {
        field.attname: None if getattr(row, field.attname) is None else str(field.value_to_string(row))
        for field in _fields(type(row))
    }


def fingerprint(row: models.Model) -> str:
    return hashlib.sha256(json.dumps(written(row), sort_keys=True).encode()).hexdigest()


def _read(model: type[models.Model], texts: dict[str, str | None]) -> dict[str, Any]:
    by_name = {field.attname: field for field in _fields(model)}
    return {name: None if text is None else by_name[name].to_python(text) for name, text in texts.items()}


class Ledger:
    """Call `touch` before a row changes, `drop` to end one, `added` for a new one; `steps` when all is done."""

    def __init__(self) -> None:
        self._before: dict[tuple[str, int], dict[str, str | None]] = {}
        self._gone: list[Step] = []
        self._new: list[tuple[str, int]] = []
        self._about: dict[tuple[str, int], list[Any]] = {}

    def touch(self, row: models.Model, about: models.Model | None = None) -> None:
        """Remember the row as it stands in the database; only the first time counts. `about`: the record that it is a
        part of, by which it is named when the row itself is gone."""
        at = (row._meta.label_lower, row.pk)
        if about is not None:
            self._about[at] = [about._meta.label_lower, about.pk]
        if at not in self._before:
            self._before[at] = written(type(row)._default_manager.get(pk=row.pk))

    def drop(self, row: models.Model) -> None:
        """End the row, remembering all of it."""
        fresh = type(row)._default_manager.get(pk=row.pk)
        self._gone.append({"model": row._meta.label_lower, "pk": row.pk, "gone": written(fresh)})
        fresh.delete()

    def added(self, row: models.Model) -> None:
        self._new.append((row._meta.label_lower, row.pk))

    def steps(self) -> list[Step]:
        """All of it, with what stands there now."""
        changed = []
        for (label, pk), before in self._before.items():
            now = apps.get_model(label)._default_manager.filter(pk=pk).first()
            if now is None:
                continue
            differs = {name: text for name, text in before.items() if written(now)[name] != text}
            if differs:
                kept = {name: written(now)[name] for name in differs}
                changed.append(
                    {"model": label, "pk": pk, "before": differs, "set": kept, "after": fingerprint(now)}
                    | ({"about": self._about[label, pk]} if (label, pk) in self._about else {})
                )
        new = [
            {"model": label, "pk": pk, "new": fingerprint(apps.get_model(label)._default_manager.get(pk=pk))}
            for label, pk in self._new
        ]
        return [*self._gone, *changed, *new]


def rows_of(steps: Iterable[Step]) -> list[tuple[Step, models.Model | None]]:
    """Each step with its row as it stands now, locked; None for what is not there."""
    return [
        (step, apps.get_model(step["model"])._default_manager.select_for_update().filter(pk=step["pk"]).first())
        for step in steps
    ]


def take_back(step: Step, row: models.Model | None) -> bool:
    """Undo one step. False when the row was changed since (or its place is taken): then it is left alone."""
    model = apps.get_model(step["model"])
    if "gone" in step:
        return row is None and _recreate(model, step["gone"])
    if row is None or fingerprint(row) != step.get("after", step.get("new")):
        return False
    if "new" in step:
        row.delete()
    else:
        model._default_manager.filter(pk=row.pk).update(**_read(model, step["before"]))
    return True


def _recreate(model: type[models.Model], texts: dict[str, str | None]) -> bool:
    try:
        with transaction.atomic():
            row = model(**_read(model, texts))
            row.save_base(raw=True, force_insert=True)
            model._default_manager.filter(pk=row.pk).update(**_read(model, texts))
    except IntegrityError:
        return False
    return True


def take_back_fields(step: Step, row: models.Model) -> list[str]:
    """Undo field by field those that still hold what the change put there; the names of the others."""
    if take_back(step, row):
        return []
    now, kept = written(row), step["set"]
    same = {name: text for name, text in step["before"].items() if name != "updated_at" and now[name] == kept[name]}
    if same:
        type(row)._default_manager.filter(pk=row.pk).update(**_read(type(row), same))
    return [name for name in step["before"] if name != "updated_at" and name not in same]
