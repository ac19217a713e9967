"""Notions on the shelf, with their definitions as rows beside them."""

from collections.abc import Mapping
from typing import Any

from weerbaar.features.content.library.sourcing import documents_in, held_source, source_of
from weerbaar.features.content.terms.models import Definition, Notion
from weerbaar.shared.publishing.shelf import Shelf

DEFINITIONS = "definitions"
WORDS = ("label", "text", "used_by")


def parts_of(notion: Notion) -> dict[str, Any]:
    """The definitions in their order, as plain values. One query."""
    if notion.pk is None:
        return {DEFINITIONS: []}
    rows = notion.definitions.select_related("document").order_by("position")
    return {DEFINITIONS: [{name: getattr(row, name) for name in WORDS} | held_source(row) for row in rows]}


def write_parts(notion: Notion, parts: Mapping[str, Any]) -> None:
    """Exactly these definitions from here on."""
    if DEFINITIONS not in parts:
        return
    rows = list(parts[DEFINITIONS])
    documents = documents_in(rows)
    notion.definitions.all().delete()
    Definition.objects.bulk_create(
        Definition(
            notion=notion,
            position=place,
            **{name: row.get(name, "") for name in WORDS},
            **source_of(row, documents),
        )
        for place, row in enumerate(rows, 1)
    )


SHELF = Shelf(
    model=Notion,
    name="notion",
    label="begrip",
    plural="begrippen",
    own=("other_names", "contrast"),
    parts=(DEFINITIONS,),
    parts_of=parts_of,
    write_parts=write_parts,
)
