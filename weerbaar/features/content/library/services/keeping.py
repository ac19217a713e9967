"""A document and its file: put on the shelf and changed together, read again when there is another file.

What these do, and what they raise, stands in `shared/publishing/filing.py`.
"""

from weerbaar.features.content.library.shelf import SHELF
from weerbaar.shared.publishing.filing import Filing


def _read_soon(key: int, turn: int) -> None:
    from weerbaar.features.content.library.jobs import read_soon  # which knows the reading, which knows this

    read_soon(key, turn)


FILING = Filing(SHELF, _read_soon, lambda row: {"parts_read": 0, "parts_of": row.file.page_count or 0})
add_document, change_document, read_again = FILING.add, FILING.change, FILING.read_again
