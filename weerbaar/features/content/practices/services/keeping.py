"""Telling of a practice or initiative, changing it, and what it becomes when it ends: may, check, write, record."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from weerbaar.features.content.practices import rules
from weerbaar.features.content.practices.models import Practice
from weerbaar.features.content.practices.shelf import QUIET, SHELF
from weerbaar.foundation.activity.services import changes_between, record
from weerbaar.foundation.activity.writing import check, lock
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.shared.publishing import services as shelf


def add_practice(
    actor: Any,
    values: Mapping[str, Any],
    *,
    publish: bool = False,
    is_example: bool = False,
    ref: str = "",
    published_at: datetime | None = None,
) -> Practice:
    """A new practice or initiative; of whoever is no editor it is a proposal that waits for one.

    `published_at`: when it came out, where the machine says so.
    Raises Refused (also for an organisation that they do not keep); Invalid with errors per field.
    """
    fields, quiet = _apart(values)
    if actor is not None:
        require(rules.may_add_practice(actor))
        require(rules.may_tell_of(actor, quiet.get("organisation")))
    elif publish and published_at is not None:
        quiet["published_at"] = published_at
    practice: Practice = shelf.add(SHELF, actor, fields, publish=publish, is_example=is_example, ref=ref, also=quiet)
    return practice


def change_practice(actor: Any, practice: Practice, values: Mapping[str, Any], *, seen: str | None = None) -> Practice:
    """Change the given fields. Raises Refused, Stale, Invalid."""
    fields, given = _apart(values)
    quiet = {name: value for name, value in given.items() if value != getattr(practice, name)}
    if "organisation" in quiet:
        require(rules.may_tell_of(actor, quiet["organisation"]))
    changed: Practice = shelf.change(SHELF, actor, practice, fields, seen=seen, also=quiet)
    return changed


def _apart(values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What history tells, and of what it only says that it changed."""
    told = {name: value for name, value in values.items() if name not in QUIET}
    return told, {name: values[name] for name in QUIET if name in values}


@transaction.atomic
def complete_initiative(
    actor: Any, practice: Practice, values: Mapping[str, Any], *, seen: str | None = None
) -> Practice:
    """The initiative has ended and is a practice from now on, at the same address, with its history and followers.

    Raises Refused, Stale, Invalid.
    """
    row = lock(practice, seen)
    require(rules.may_complete(actor, row))
    if values.get("evidence") and values["evidence"] not in vocabularies.words(Vocabulary.EVIDENCE):
        raise Invalid({"evidence": ["Maak een keuze."]})
    now = {**values, "stage": Practice.Stage.PRACTICE}
    before = {name: getattr(row, name) for name in now}
    for name, value in now.items():
        setattr(row, name, value)
    changes = changes_between(before, now)
    check(row, changes)
    row.save(update_fields=[*changes, "updated_at"])
    record(actor, "practice.completed", row, changes)
    return row
