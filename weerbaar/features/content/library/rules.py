"""Who may put documents on the shelf, and what may be done with one."""

from typing import Any

from weerbaar.features.content.library.models import Document
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.rules import SIGN_IN, is_editorial, is_member


def may_add_document(user: Any) -> Verdict:
    """Editors and administrators."""
    if not is_member(user):
        return SIGN_IN
    if is_editorial(user):
        return YES
    return no("Alleen de redactie zet documenten in de bibliotheek.")


def may_change_document(user: Any, document: Document) -> Verdict:
    """Whoever may add one."""
    return may_add_document(user)


def may_publish_document(user: Any, document: Document) -> Verdict:
    """A draft, or what was withdrawn."""
    may = may_add_document(user)
    if may and document.status == Document.Status.PUBLISHED:
        return no("Dit document is al gepubliceerd.")
    return may


def may_withdraw_document(user: Any, document: Document) -> Verdict:
    """Only what is published can be withdrawn."""
    may = may_add_document(user)
    if may and document.status != Document.Status.PUBLISHED:
        return no("Dit document is niet gepubliceerd.")
    return may


def may_read_again(user: Any, document: Document) -> Verdict:
    """When reading failed or stopped halfway; not while somebody is at it."""
    may = may_add_document(user)
    if may and document.is_being_read and not document.is_stalled:
        return no("Dit document wordt nu gelezen. Wacht tot dat klaar is.")
    return may
