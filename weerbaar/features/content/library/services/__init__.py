"""Every change to documents: keeping them (`keeping`), and reading their text (`reading`)."""

from weerbaar.features.content.library.services.keeping import add_document, change_document, read_again
from weerbaar.features.content.library.services.reading import read_document

__all__ = [
    "add_document",
    "change_document",
    "read_again",
    "read_document",
]
