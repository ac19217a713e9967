"""Who may put something on a shelf, change it, publish it and take it off; and answer a proposal, or take it back."""

from typing import Any

from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.rules import SIGN_IN, is_member
from weerbaar.shared.publishing.models import Filed, Published
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


def may_refuse(shelf: Shelf, user: Any, record: Any) -> Verdict:
    """Editors alone: a proposal that waits."""
    may = shelf.keeps(user)
    if not may:
        return may
    if not (shelf.is_proposed and record.is_proposal):
        return no("Dit is geen voorstel dat op de redactie wacht.")
    return no("De redactie heeft dit voorstel al afgewezen.") if record.is_refused else YES


def may_take_back(shelf: Shelf, user: Any, record: Any) -> Verdict:
    """Who proposed it, until it is published."""
    if not is_member(user):
        return SIGN_IN
    if not shelf.is_proposed or record.proposed_by_id is None or record.proposed_by_id != user.pk:
        return no("Alleen wie dit voorstelde, haalt het terug.")
    return YES if record.is_proposal else no("Dit is geen voorstel meer. Vraag de redactie om het in te trekken.")


def may_read_again(shelf: Shelf, user: Any, record: Filed) -> Verdict:
    """Who may change it, when reading failed or stopped halfway; not while somebody is at it."""
    may = may_change(shelf, user, record)
    if may and record.is_being_read and not record.is_stalled:
        return no(f"{shelf.worded(record).this.capitalize()} wordt nu gelezen. Wacht tot dat klaar is.")
    return may
