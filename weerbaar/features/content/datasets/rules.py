"""What may be done with a data set beside what the shelf says."""

from typing import Any

from weerbaar.features.content.datasets.shelf import SHELF
from weerbaar.foundation.kit.verdict import Verdict
from weerbaar.shared.publishing import rules


def may_add_dataset(user: Any) -> Verdict:
    """Editors and administrators."""
    return rules.may_add(SHELF, user)
