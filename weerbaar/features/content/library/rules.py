"""What may be done with a document beside what the shelf says."""

from typing import Any

from weerbaar.features.content.library.shelf import SHELF
from weerbaar.foundation.kit.verdict import Verdict
from weerbaar.shared.publishing import rules


def may_add_document(user: Any) -> Verdict:
    """Editors and administrators."""
    return rules.may_add(SHELF, user)
