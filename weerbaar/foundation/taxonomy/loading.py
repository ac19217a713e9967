"""Fill the vocabularies and the geography from `data/`: what is missing is added, what is there is left alone.

Editors change these rows in the back office; loading again never undoes what they did. A term or place that is no
longer wanted is retired or ended, not deleted: a deleted one would come back here.
"""

import csv
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.apps import apps
from django.db import models, transaction

from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.taxonomy import geography, places, vocabularies
from weerbaar.foundation.taxonomy.models import Municipality, Province, Region, Settlement, Term

DATA = Path(__file__).parent / "data"


def read(name: str) -> list[dict[str, str]]:
    """The rows of one file in `data/`, by column name."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load_all() -> dict[str, int]:
    """Load every file; answers per Dutch plural how many rows were added. One transaction, well under a second."""
    with transaction.atomic():
        added = {
            "begrippen": load_terms(),
            "veiligheidsregio's": load_regions(),
            "provincies": load_provinces(),
            "gemeenten": load_municipalities(),
            "plaatsen": load_settlements(),
            "groepen synoniemen": load_synonyms(),
        }
    for cache in (vocabularies, geography, places):
        cache.forget()
    return added


def load_terms() -> int:
    """Terms by vocabulary and code; those that others hang under come first."""
    ids = {(term.vocabulary, term.code): term.pk for term in Term.objects.only("vocabulary", "code")}
    missing = [row for row in read("terms.csv") if (row["vocabulary"], row["code"]) not in ids]
    for batch in ([row for row in missing if not row["parent"]], [row for row in missing if row["parent"]]):
        terms = [_term(row, ids) for row in batch]
        Term.objects.bulk_create(terms)
        ids |= {(term.vocabulary, term.code): term.pk for term in terms}
    return len(missing)


def _term(row: dict[str, str], ids: dict[tuple[str, str], int]) -> Term:
    parent_list = "need" if row["vocabulary"] == "sub-need" else row["vocabulary"]
    return Term(
        vocabulary=row["vocabulary"],
        code=row["code"],
        label_nl=row["label_nl"],
        label_en=row["label_en"],
        parent_id=ids[parent_list, row["parent"]] if row["parent"] else None,
        other_names=_names(row["other_names"]),
        position=int(row["position"]),
        mapping=json.loads(row["mapping"] or "{}"),
    )


def load_regions() -> int:
    return _add(
        Region,
        [
            Region(
                code=row["code"],
                name=row["name"],
                other_names=_names(row["other_names"]),
                tile_column=int(row["tile_column"]),
                tile_row=int(row["tile_row"]),
                label_lon=_number(row["label_lon"]),
                label_lat=_number(row["label_lat"]),
            )
            for row in read("regions.csv")
        ],
    )


def load_provinces() -> int:
    rows = read("provinces.csv")
    return _add(
        Province,
        [Province(code=row["code"], name=row["name"], other_names=_names(row["other_names"])) for row in rows],
    )


def load_municipalities() -> int:
    """Current ones first, so that an ended one finds its successor."""
    rows = sorted(read("municipalities.csv"), key=lambda row: bool(row["ended_on"]))
    return _add(Municipality, [_municipality(row) for row in rows])


def _municipality(row: dict[str, str]) -> Municipality:
    return Municipality(
        code=row["code"],
        name=row["name"],
        other_names=_names(row["other_names"]),
        region_id=row["region"],
        province_id=row["province"],
        population=int(row["population"]) if row["population"] else None,
        population_on=_day(row["population_on"]),
        label_lon=_number(row["label_lon"]),
        label_lat=_number(row["label_lat"]),
        started_on=_day(row["started_on"]),
        ended_on=_day(row["ended_on"]),
        successor_id=row["successor"] or None,
        is_sure=row["sure"] == "ja",
        source=row["source"],
    )


def load_settlements() -> int:
    """Villages and towns; one whose municipality is not in the table is left out."""
    there = set(Settlement.objects.values_list("name", "municipality_id"))
    known = set(Municipality.objects.values_list("code", flat=True))
    new = [
        Settlement(name=row["name"], municipality_id=row["municipality"])
        for row in read("places.csv")
        if (row["name"], row["municipality"]) not in there and row["municipality"] in known
    ]
    Settlement.objects.bulk_create(new)
    return len(new)


def load_synonyms() -> int:
    """Groups of which no word stands in a group yet, so that what coordinators regrouped stays as they left it."""
    synonym = apps.get_model("search", "Synonym")  # a floor mate that builds on this one: named, not imported
    there = {fold(word) for words in synonym._default_manager.values_list("words", flat=True) for word in words}
    new = [
        synonym(words=_names(row["words"]), need=row["need"])
        for row in read("synonyms.csv")
        if not there.intersection(fold(word) for word in _names(row["words"]))
    ]
    synonym._default_manager.bulk_create(new)
    return len(new)


def _add(model: type[models.Model], rows: Sequence[models.Model]) -> int:
    """Insert the rows whose key is not there yet."""
    there = set(model._default_manager.values_list("pk", flat=True))
    new = [row for row in rows if row.pk not in there]
    model._default_manager.bulk_create(new)
    return len(new)


def _names(text: str) -> list[str]:
    return [name for name in text.split("|") if name]


def _number(text: str) -> float | None:
    return float(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
