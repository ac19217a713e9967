"""Everything that happens to a file: offered, looked at, confirmed, written, put back, thrown away."""

from weerbaar.features.networks.imports.services.choosing import choose, explain_columns
from weerbaar.features.networks.imports.services.ending import drop_batch, forget_old_files
from weerbaar.features.networks.imports.services.offering import offer_file
from weerbaar.features.networks.imports.services.work import ask, confirm_batch, perform, try_again, undo_batch

__all__ = [
    "ask",
    "choose",
    "confirm_batch",
    "drop_batch",
    "explain_columns",
    "forget_old_files",
    "offer_file",
    "perform",
    "try_again",
    "undo_batch",
]
