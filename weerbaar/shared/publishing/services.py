"""Putting something on its shelf, changing it, publishing it and taking it off; refusing a proposal and taking it back.

Always may, check, write, record.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from weerbaar.foundation.activity.services import changes_between, record
from weerbaar.foundation.activity.writing import check, lock
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.shared.describing.rules import completed
from weerbaar.shared.finding import findables
from weerbaar.shared.links import services as links
from weerbaar.shared.publishing import rules
from weerbaar.shared.publishing.shelf import Shelf

NEEDS_REASON = "Vertel waarom: dan kan een ander er iets mee."


@transaction.atomic
def add(
    shelf: Shelf,
    actor: Any,
    values: Mapping[str, Any],
    *,
    publish: bool = False,
    is_example: bool = False,
    ref: str = "",
    also: Mapping[str, Any] | None = None,
) -> Any:
    """Put one on the shelf, as a draft unless `publish` (for who may publish); of who is no editor it is a proposal.

    `actor` None is the machine itself, which may say the address (`ref`) of what should be known again. `values` are
    fields and parts by name; `also` are fields that people do not fill in. Raises Refused; Invalid, errors per field.
    """
    if actor is not None:
        require(rules.may_add(shelf, actor))
    fields, parts = _split(shelf, values)
    row = shelf.model(**fields, **(also or {}), is_example=is_example)
    row.ref = ref or row.ref
    if shelf.is_proposed and actor is not None and not shelf.keeps(actor):
        row.proposed_by = actor
    if publish:
        if actor is not None:
            require(rules.may_publish(shelf, actor, row))
        _set_published(row)
    row.audience = shelf.audience_of(row)
    check(row, shelf.fields)
    row.save(force_insert=True)
    if parts:
        shelf.write_parts(row, parts)
    shelf.after(actor, row)
    record(actor, f"{shelf.name}.added", row)
    return row


@transaction.atomic
def change(
    shelf: Shelf,
    actor: Any,
    target: Any,
    values: Mapping[str, Any],
    *,
    seen: str | None = None,
    also: Mapping[str, Any] | None = None,
) -> Any:
    """Change the given fields and parts. Nothing is recorded when nothing differs.

    `also`: fields that people do not fill in; history tells that they changed, not what they hold.
    Raises Refused, Stale (changed since `seen`), Invalid.
    """
    row = lock(target, seen)
    require(rules.may_change(shelf, actor, row))
    fields, parts = _split(shelf, values)
    before, held, was = values_of(shelf, row), shelf.parts_of(row), row.clause
    for name, value in {**fields, **(also or {})}.items():
        setattr(row, name, value)
    row.audience = shelf.audience_of(row)
    changes = changes_between(before, values_of(shelf, row))
    check(row, changes)
    if parts:
        shelf.write_parts(row, parts)
        changes |= changes_between(held, shelf.parts_of(row))
    changes |= {name: [] for name in also or ()}
    if changes:
        if not shelf.keeps(actor):
            changes |= _offered_again(shelf, row)
        row.save()
        shelf.after(actor, row)
        record(actor, f"{shelf.name}.changed", row, changes, clauses={was, *row.clauses()})
    return row


@transaction.atomic
def publish(shelf: Shelf, actor: Any, target: Any) -> Any:
    """From here on everybody for whom it is meant sees it. Raises Refused."""
    row = lock(target)
    require(rules.may_publish(shelf, actor, row))
    return _settle(shelf, actor, row, shelf.model.Status.PUBLISHED, "published")


@transaction.atomic
def withdraw(shelf: Shelf, actor: Any, target: Any) -> Any:
    """Editors alone see it from here on; history stays. Raises Refused."""
    row = lock(target)
    require(rules.may_withdraw(shelf, actor, row))
    return _settle(shelf, actor, row, shelf.model.Status.WITHDRAWN, "withdrawn")


def _settle(shelf: Shelf, actor: Any, row: Any, status: str, verb: str) -> Any:
    before = row.status
    if status == row.Status.PUBLISHED:
        _set_published(row)
    row.status = status
    row.audience = shelf.audience_of(row)
    answer = ("refusal", "refused_at") if _offered_again(shelf, row) else ()
    row.save(update_fields=["status", "audience", "published_at", *answer, "updated_at"])
    shelf.after(actor, row)
    record(actor, f"{shelf.name}.{verb}", row, {"status": [before, str(status)]})
    return row


@transaction.atomic
def refuse(shelf: Shelf, actor: Any, target: Any, reason: str) -> Any:
    """An editor does not take a proposal over; who proposed it reads why. It stays their draft, which they may change:
    then it waits again. Raises Refused; Invalid without a reason."""
    row = lock(target)
    require(rules.may_refuse(shelf, actor, row))
    if not reason.strip():
        raise Invalid({"reason": [NEEDS_REASON]})
    row.refusal, row.refused_at = reason.strip(), timezone.now()
    row.save(update_fields=["refusal", "refused_at", "updated_at"])
    record(actor, f"{shelf.name}.refused", row, {"refusal": [None, row.refusal]})
    return row


@transaction.atomic
def take_back(shelf: Shelf, actor: Any, target: Any) -> None:
    """Who proposed it wipes it, with what hangs on it. Raises Refused: also when it was published meanwhile."""
    row = lock(target)
    require(rules.may_take_back(shelf, actor, row))
    record(actor, f"{shelf.name}.taken_back", row)
    links.forget(row)
    for kind in shelf.found_as or (shelf.name,):
        findables.changed(kind, [row.pk])
    row.delete()


def _offered_again(shelf: Shelf, row: Any) -> dict[str, list[Any]]:
    """The reason of a refusal goes once it was answered; as changes."""
    if not shelf.is_proposed or row.refused_at is None:
        return {}
    changes: dict[str, list[Any]] = {"refusal": [row.refusal, None]}
    row.refusal, row.refused_at = "", None
    return changes


def _set_published(row: Any) -> None:
    row.status = row.Status.PUBLISHED
    row.published_at = row.published_at or timezone.now()


def values_of(shelf: Shelf, row: Any) -> dict[str, Any]:
    """What people filled in, by field."""
    return {name: getattr(row, name) for name in shelf.fields}


def _split(shelf: Shelf, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fields, completed with what follows from them, and parts. Raises Invalid for codes that no list knows."""
    errors: dict[str, list[str]] = {}
    for name, vocabulary in shelf.every_code.items():
        given = values.get(name) or ()
        known = vocabularies.words(vocabulary)
        for code in [given] if isinstance(given, str) else given:
            if code not in known:
                errors.setdefault(name, []).append(f"‘{code}’ staat niet in de lijst.")
    if errors:
        raise Invalid(errors)
    parts = {name: value for name, value in values.items() if name in shelf.parts}
    return completed({name: value for name, value in values.items() if name not in shelf.parts}), parts
