"""A data set in words: its files, its tables, its columns with their pictures."""

from collections.abc import Iterable
from typing import Any

from weerbaar.features.content.datasets import pictures
from weerbaar.features.content.datasets.analysing import kinds
from weerbaar.features.content.datasets.analysing.measuring import MOST_DIFFERENT
from weerbaar.features.content.datasets.models import Column, Dataset, Made, Sheet
from weerbaar.foundation.kit.dutch import long_day
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.shared.files.limits import in_words

KINDS = {
    kinds.TEXT: "tekst",
    kinds.NUMBER: "getal",
    kinds.DATE: "datum",
    kinds.YES_NO: "ja of nee",
    kinds.AREA: "gebied",
    kinds.EMPTY: "leeg",
}
NOT_OF_KIND = {kinds.NUMBER: "geen getal", kinds.DATE: "geen datum"}
FORMATS = {
    "csv": "CSV (UTF-8), voor programma’s",
    "json": "JSON, voor programma’s",
    "ods": "Rekenblad (ODS), alle bladen",
}


def grouped(number: int | str) -> str:
    """'12.345'; up to 9999 as it is, for a year stands there often. Decimals stay."""
    whole, comma, rest = str(number).partition(",")
    digits = whole.lstrip("-")
    if len(digits) < 5 or not digits.isdigit():
        return str(number)
    return f"{int(whole):,}".replace(",", ".") + comma + rest


def how_many(count: int, one: str, more: str) -> str:
    return f"{grouped(count)} {one if count == 1 else more}"


def file_of(dataset: Dataset) -> str:
    """'Excel (XLSX), 1,2 MB'."""
    return f"{dataset.file.get_kind_display()}, {in_words(dataset.file.size)}"


def size_of(sheets: Iterable[Sheet], columns: int | None = None) -> str:
    """'342 rijen', '3 bladen, 1.200 rijen'."""
    every = list(sheets)
    if not every:
        return ""
    rows = how_many(sum(one.total for one in every), "rij", "rijen")
    if len(every) > 1:
        return f"{len(every)} bladen, {rows}"
    return f"{rows}, {how_many(columns, 'kolom', 'kolommen')}" if columns is not None else rows


def downloads(dataset: Dataset, made: Iterable[Made], sheets: list[Sheet]) -> list[dict[str, str]]:
    """Every file that a reader can take along: the one that was sent, and those made of it."""
    address = dataset.get_absolute_url()
    found = [{"url": f"{address}bestand/", "title": "Het bestand zelf", "about": file_of(dataset)}]
    names = {sheet.number: str(sheet) for sheet in sheets}
    for one in made:
        where = f"blad ‘{names.get(one.sheet, one.sheet)}’" if one.sheet and len(sheets) > 1 else ""
        title = FORMATS[one.format] if len(sheets) > 1 or one.sheet else "Rekenblad (ODS)"
        about = ", ".join(filter(None, (where, part_of(one, sheets), in_words(one.size))))
        found.append({"url": made_url(dataset, one), "title": title, "about": about})
    return found


def part_of(made: Made, sheets: Iterable[Sheet]) -> str:
    """'alleen de eerste 1.199 van de 2.000 rijen' of a file that does not hold all; '' when it does."""
    capped = [one for one in sheets if one.is_capped and made.sheet in (0, one.number)]
    if not capped:
        return ""
    if len(capped) > 1:
        return "van lange bladen alleen het begin"
    first, total = grouped(capped[0].rows), grouped(capped[0].total)
    where = f" van blad ‘{capped[0]}’" if not made.sheet and capped[0].name else ""
    return f"alleen de eerste {first} van de {total} rijen{where}"


def made_url(dataset: Dataset, made: Made) -> str:
    name = f"blad-{made.sheet}" if made.sheet else "tabel"
    return f"{dataset.get_absolute_url()}{name}.{made.format}"


def notes_of(sheet: Sheet, shown: int) -> list[str]:
    """What a reader has to know of how a table was read."""
    notes = []
    if sheet.is_capped:
        notes.append(
            f"Deze tabel is groot. We lazen de eerste {how_many(sheet.rows, 'rij', 'rijen')} van de "
            f"{grouped(sheet.total)}. Over die rijen gaan de kolommen hieronder, en alleen die staan in de CSV, "
            "de JSON en het rekenblad. In ‘Het bestand zelf’ staat alles."
        )
    elif sheet.rows > shown:
        notes.append(f"U ziet de eerste {grouped(shown)} van de {how_many(sheet.rows, 'rij', 'rijen')}.")
    if not sheet.has_head and sheet.rows:
        notes.append("De tabel heeft geen kop. Daarom heten de kolommen A, B en zo verder.")
    if sheet.above:
        notes.append(f"Boven de tabel stond nog tekst ({how_many(sheet.above, 'rij', 'rijen')}); die staat hier niet.")
    if sheet.formulas:
        told = how_many(sheet.formulas, "cel is een formule", "cellen zijn formules")
        notes.append(f"{told}: u ziet de laatst berekende uitkomst.")
    if sheet.merged:
        told = how_many(sheet.merged, "plek zijn cellen", "plekken zijn cellen")
        notes.append(f"Op {told} samengevoegd; alleen de eerste daarvan is gevuld.")
    if sheet.faults:
        notes.append(f"{how_many(sheet.faults, 'cel toont', 'cellen tonen')} een fout van het rekenprogramma.")
    return notes


def meanings(dataset: Dataset) -> dict[str, str]:
    """What the columns hold, as editors told it: 'name: meaning' a line."""
    found = {}
    for line in dataset.columns_told.splitlines():
        name, colon, meaning = line.removeprefix("- ").partition(":")
        if colon and meaning.strip():
            found[name.strip().casefold()] = meaning.strip()
    return found


def column_of(column: Column, meaning: str = "") -> dict[str, Any]:
    """One column for the page: what kind, how full, its picture and the words beside it."""
    told, bars = sentence_of(column), _telling(column)
    return {
        "name": column.name,
        "kind": KINDS[column.kind],
        "is_number": column.kind == kinds.NUMBER,
        "meaning": meaning,
        "filled": how_many(column.filled, "gevulde cel", "gevulde cellen"),
        "distinct": _distinct(column),
        "told": told,
        "picture": pictures.picture(column.shape, bars, f"{column.name}: {told}"),
        "bars": [(label, grouped(count)) for label, count in bars],
    }


def _distinct(column: Column) -> str:
    """How many different values; '' where the sentence says so."""
    if column.has_more:
        return f"meer dan {grouped(MOST_DIFFERENT)} verschillend"
    return "" if _is_all_different(column) else f"{grouped(column.distinct)} verschillend"


def _is_all_different(column: Column) -> bool:
    """Every value stands there once, and there is no picture of them."""
    values = column.filled - column.missing - column.other
    return column.distinct == values > 1 and not column.has_more and not _telling(column)


def _telling(column: Column) -> list[Any]:
    """The bars of its picture; none where every one of them would stand for one cell."""
    is_flat = len(column.bars) > 1 and all(count <= 1 for _, count in column.bars)
    return [] if is_flat else list(column.bars)


def sentence_of(column: Column) -> str:
    """What the picture shows, in words."""
    facts = {name: grouped(value) for name, value in column.facts.items()}
    values = column.filled - column.missing - column.other
    parts = []
    if column.kind == kinds.EMPTY or not column.filled:
        parts.append("Er staat niets in.")
    elif facts and facts["lowest"] == facts["highest"]:
        parts.append(f"Overal {facts['lowest']}.")
    elif column.kind == kinds.NUMBER and facts:
        parts.append(
            f"Van {facts['lowest']} tot en met {facts['highest']}, gemiddeld {facts['mean']}. "
            f"De middelste is {facts['middle']}."
        )
    elif column.kind == kinds.DATE and facts:
        parts.append(f"Van {facts['lowest']} tot en met {facts['highest']}.")
    elif column.distinct == values > 1:
        pass
    elif column.bars:
        label, count = column.bars[0]
        parts.append(f"‘{label}’ staat er {how_many(count, 'keer', 'keer')}.")
    else:
        parts.append("Bijna elke waarde is anders." if column.distinct > 1 else "Overal hetzelfde.")
    if _is_all_different(column):
        parts.append(f"{grouped(column.distinct)} verschillende waarden.")
    if column.other:
        what = NOT_OF_KIND.get(column.kind, "iets anders")
        parts.append(f"{how_many(column.other, 'cel is', 'cellen zijn')} {what}.")
    if column.missing:
        parts.append(f"{how_many(column.missing, 'cel zegt', 'cellen zeggen')} dat het niet bekend is.")
    return " ".join(parts)


def cells(rows: list[list[str]], columns: list[dict[str, Any]]) -> list[list[tuple[str, bool]]]:
    """Each cell with whether it stands in a column of numbers."""
    return [[(cell, column["is_number"]) for cell, column in zip(row, columns, strict=False)] for row in rows]


def period_of(dataset: Dataset) -> str:
    """'1 januari 2026 tot en met 31 maart 2026', '21 november 2026', 'vanaf …'."""
    first, last = dataset.period_from, dataset.period_to
    if first and last:
        return long_day(first) if first == last else f"{long_day(first)} tot en met {long_day(last)}"
    if first:
        return f"vanaf {long_day(first)}"
    return f"tot en met {long_day(last)}" if last else ""


def labels_of(vocabulary: str, codes: Iterable[str]) -> str:
    return ", ".join(vocabularies.label(vocabulary, code) for code in codes)


def reading_of(dataset: Dataset) -> dict[str, Any]:
    """How far the reading of its tables is, for the page."""
    return {
        "is_busy": dataset.is_being_read and not dataset.is_stalled,
        "is_stalled": dataset.is_stalled,
        "is_waiting": dataset.reading == Dataset.Reading.WAITING,
        "has_failed": dataset.reading == Dataset.Reading.FAILED,
        "rows": grouped(dataset.rows_read),
    }
