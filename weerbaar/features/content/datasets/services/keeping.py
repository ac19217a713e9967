"""A data set and its file: put on the shelf and changed together, read again when there is another file.

What these do, and what they raise, stands in `shared/publishing/filing.py`.
"""

from weerbaar.features.content.datasets.shelf import SHELF
from weerbaar.shared.publishing.filing import Filing


def _read_soon(key: int, turn: int) -> None:
    from weerbaar.features.content.datasets.jobs import read_soon  # which knows the reading, which knows this

    read_soon(key, turn)


FILING = Filing(SHELF, _read_soon, lambda row: {"rows_read": 0})
add_dataset, change_dataset, read_again = FILING.add, FILING.change, FILING.read_again
