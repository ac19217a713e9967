"""What may be done with a document beside what the shelf says."""

from typing import Any

from weerbaar.features.content.library.models import Document
from weerbaar.features.content.library.shelf import SHELF
from weerbaar.foundation.kit.verdict import Verdict, no
from weerbaar.shared.publishing import rules


def may_add_document(user: Any) -> Verdict:
    """Editors and administrators."""
    return rules.may_add(SHELF, user)


def may_read_again(user: Any, document: Document) -> Verdict:
    """When reading failed or stopped halfway; not while somebody is at it."""
    may = rules.may_change(SHELF, user, document)
    if may and document.is_being_read and not document.is_stalled:
        return no("Dit document wordt nu gelezen. Wacht tot dat klaar is.")
    return may
