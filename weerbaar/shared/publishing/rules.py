"""Who may put something on a shelf, change it, publish it and take it off."""

from typing import Any

from weerbaar.foundation.kit.verdict import Verdict, no
from weerbaar.shared.publishing.models import Published
from weerbaar.shared.publishing.shelf import Shelf


def may_add(shelf: Shelf, user: Any) -> Verdict:
    """Editors, and whoever the kind says."""
    return shelf.may_add(user) if shelf.may_add else shelf.keeps(user)


def may_change(shelf: Shelf, user: Any, record: Published) -> Verdict:
    """Editors, and whoever the kind says."""
    return shelf.may_change(user, record) if shelf.may_change else shelf.keeps(user)


def may_publish(shelf: Shelf, user: Any, record: Published) -> Verdict:
    """Editors alone: a draft, or what was withdrawn."""
    may = shelf.keeps(user)
    if may and record.is_published:
        return no(f"{shelf.worded(record).this.capitalize()} is al gepubliceerd.")
    return may


def may_withdraw(shelf: Shelf, user: Any, record: Published) -> Verdict:
    """Editors alone: only what is published can be withdrawn."""
    may = shelf.keeps(user)
    if may and not record.is_published:
        return no(f"{shelf.worded(record).this.capitalize()} is niet gepubliceerd.")
    return may
