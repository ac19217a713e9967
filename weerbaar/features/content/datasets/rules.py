"""What may be done with a data set beside what the shelf says."""

from typing import Any

from weerbaar.features.content.datasets.models import Dataset
from weerbaar.features.content.datasets.shelf import SHELF
from weerbaar.foundation.kit.verdict import Verdict, no
from weerbaar.shared.publishing import rules


def may_add_dataset(user: Any) -> Verdict:
    """Editors and administrators."""
    return rules.may_add(SHELF, user)


def may_read_again(user: Any, dataset: Dataset) -> Verdict:
    """When reading failed or stopped halfway; not while somebody is at it."""
    may = rules.may_change(SHELF, user, dataset)
    if may and dataset.is_being_read and not dataset.is_stalled:
        return no("Deze dataset wordt nu gelezen. Wacht tot dat klaar is.")
    return may
