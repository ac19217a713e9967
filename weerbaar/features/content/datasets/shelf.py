"""Data sets on the shelf: which fields they have beside what everything there has."""

from weerbaar.features.content.datasets.models import Dataset
from weerbaar.shared.publishing.shelf import Shelf

SHELF = Shelf(
    model=Dataset,
    name="dataset",
    label="dataset",
    plural="datasets",
    article="de",
    own=(
        "explanation", "columns_told", "author", "contact", "source", "licence", "themes", "keywords", "frequency",
        "issued_on", "period_from", "period_to", "version", "replaces",
    ),
    codes={"licence": "licence", "themes": "data-theme", "frequency": "frequency"},
)  # fmt: skip
