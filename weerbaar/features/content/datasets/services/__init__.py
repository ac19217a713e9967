"""Every change to data sets: keeping them (`keeping`), and reading their tables (`reading`)."""

from weerbaar.features.content.datasets.services.keeping import add_dataset, change_dataset, read_again
from weerbaar.features.content.datasets.services.reading import read_dataset

__all__ = ["add_dataset", "change_dataset", "read_again", "read_dataset"]
