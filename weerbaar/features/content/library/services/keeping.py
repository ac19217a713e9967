"""Putting documents on the shelf, changing them, and taking them off: may, check, write, record."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from weerbaar.features.content.library import rules
from weerbaar.features.content.library.models import Document
from weerbaar.features.content.library.services.reading import ask_reading
from weerbaar.foundation.activity.services import changes_between, record
from weerbaar.foundation.activity.writing import check, lock
from weerbaar.foundation.audiences.keys import editorial_clause
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.shared.describing.models import FIELDS as DESCRIBED
from weerbaar.shared.describing.models import VOCABULARIES
from weerbaar.shared.describing.rules import completed
from weerbaar.shared.files import services as files
from weerbaar.shared.files.models import StoredFile

OWN = (
    "kind", "title", "author", "published_on", "licence", "summary", "accessibility", "version", "replaces",
    "review_due_on", "visibility",
)  # fmt: skip
FIELDS = (*OWN, *DESCRIBED)
CODES = {**VOCABULARIES, "kind": "document-kind", "licence": "licence"}


@transaction.atomic
def add_document(
    actor: Any,
    values: Mapping[str, Any],
    file: StoredFile,
    *,
    publish: bool = False,
    is_example: bool = False,
    ref: str = "",
) -> Document:
    """Put a document on the shelf, as a draft unless `publish`. Its text is read by a worker.

    For editors; `actor` None is the machine itself, which may say the address (`ref`) of what should be known again.
    Raises Refused; Invalid with errors per field.
    """
    if actor is not None:
        require(rules.may_add_document(actor))
    document = Document(**_checked(values), file=files.keep(file), is_example=is_example)
    document.ref = ref or document.ref
    document.status = Document.Status.PUBLISHED if publish else Document.Status.DRAFT
    _derive(document)
    check(document, FIELDS)
    document.save(force_insert=True)
    record(actor, "document.added", document)
    ask_reading(document)
    return document


@transaction.atomic
def change_document(
    actor: Any, document: Document, values: Mapping[str, Any], file: StoredFile | None = None, seen: str | None = None
) -> Document:
    """Change the given fields, and the file when there is another. For editors.

    Raises Refused, Stale (changed since `seen`), Invalid. Nothing is recorded when nothing differs.
    """
    row = lock(document, seen)
    require(rules.may_change_document(actor, row))
    before, was = values_of(row), row.clause
    for name, value in _checked(values).items():
        setattr(row, name, value)
    _derive(row)
    changes = changes_between(before, values_of(row))
    check(row, changes)
    if file is not None:
        old, row.file = row.file, files.keep(file)
        changes["file"] = []
    if changes:
        row.save()
        if file is not None:
            files.drop(old)
            ask_reading(row)
        record(actor, "document.changed", row, changes, clauses={was, *row.clauses()})
    return row


@transaction.atomic
def publish_document(actor: Any, document: Document) -> Document:
    """From here on everybody for whom it is meant sees it. Raises Refused."""
    row = lock(document)
    require(rules.may_publish_document(actor, row))
    return _set_status(actor, row, Document.Status.PUBLISHED, "document.published")


@transaction.atomic
def withdraw_document(actor: Any, document: Document) -> Document:
    """Editors alone see it from here on; history stays. Raises Refused."""
    row = lock(document)
    require(rules.may_withdraw_document(actor, row))
    return _set_status(actor, row, Document.Status.WITHDRAWN, "document.withdrawn")


def _set_status(actor: Any, row: Document, status: Document.Status, code: str) -> Document:
    before = row.status
    row.status = status
    _derive(row)
    row.save(update_fields=["status", "audience", "updated_at"])
    record(actor, code, row, {"status": [before, status.value]})
    return row


def values_of(document: Document) -> dict[str, Any]:
    """What people filled in, by field; what it replaces by its title."""
    return {name: getattr(document, name) for name in FIELDS}


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same, completed with what follows. Raises Invalid for codes that no list knows."""
    errors: dict[str, list[str]] = {}
    for name, vocabulary in CODES.items():
        given = values.get(name, ())
        known = vocabularies.words(vocabulary)
        for code in [given] if isinstance(given, str) else given:
            if code not in known:
                errors.setdefault(name, []).append(f"‘{code}’ staat niet in de lijst.")
    if errors:
        raise Invalid(errors)
    return completed(values)


def _derive(document: Document) -> None:
    """The keys that open it follow from visibility, regions and status."""
    is_published = document.status == Document.Status.PUBLISHED
    document.audience = editorial_clause(document.visibility, document.regions, is_published)
