"""How a data set is found: by what it is about, by the names of its columns, and by the words that stand in them."""

from weerbaar.features.content.datasets.models import Dataset
from weerbaar.features.content.datasets.presenting import labels_of, size_of
from weerbaar.features.content.datasets.shelf import SHELF
from weerbaar.shared.finding.findables import Findable
from weerbaar.shared.publishing.finding import findable

KIND = "dataset"  # in addresses
MOST_LETTERS = 100_000  # of the words of all columns together


def body_of(dataset: Dataset) -> str:
    """Its own text, then its columns, then what stands in them."""
    columns = [column for sheet in dataset.sheets.all() for column in sheet.columns.all()]
    names = ", ".join(dict.fromkeys(column.name for column in columns))
    told = f"Kolommen: {names}." if names else ""
    words = "\n".join(column.words.replace("\n", ", ") for column in columns if column.words)[:MOST_LETTERS]
    return "\n\n".join(filter(None, (dataset.explanation, dataset.columns_told, told, words)))


def _note(dataset: Dataset) -> str:
    sheets = list(dataset.sheets.all())
    columns = len(sheets[0].columns.all()) if len(sheets) == 1 else None
    return ", ".join(filter(None, (str(dataset.file.get_kind_display()), size_of(sheets, columns))))


def _labels(dataset: Dataset) -> str:
    themes, often = labels_of("data-theme", dataset.themes), labels_of("frequency", [dataset.frequency])
    return " ".join([*dataset.keywords, themes, often, "gegevens tabel open data"])


def make() -> Findable:
    return findable(
        SHELF,
        number=9,
        word=KIND,
        body=body_of,
        source=lambda row: row.author,
        date=lambda row: row.issued_on or (row.published_at.date() if row.published_at else None),
        labels=_labels,
        extra=lambda row: {"thema": row.themes, "licentie": (row.licence,), "bestand": (row.file.kind,)},
        note=_note,
        file_name=lambda row: row.file.name,
        related=("file",),
        prefetch=("sheets__columns",),
    )
