"""Kits on the shelf, with their texts as rows beside them."""

from collections.abc import Mapping
from typing import Any

from weerbaar.features.content.kits.models import Kit, KitText
from weerbaar.shared.publishing.shelf import Shelf

TEXTS = "texts"


def parts_of(kit: Kit) -> dict[str, Any]:
    """The texts in their order, as plain values. One query."""
    if kit.pk is None:
        return {TEXTS: []}
    return {TEXTS: [{"label": row.label, "text": row.text} for row in kit.texts.order_by("position")]}


def write_parts(kit: Kit, parts: Mapping[str, Any]) -> None:
    """Exactly these texts from here on."""
    if TEXTS not in parts:
        return
    kit.texts.all().delete()
    KitText.objects.bulk_create(
        KitText(kit=kit, position=place, label=row["label"], text=row["text"])
        for place, row in enumerate(parts[TEXTS], 1)
    )


SHELF = Shelf(
    model=Kit,
    name="kit",
    label="pakket",
    plural="pakketten",
    own=("instructions",),
    parts=(TEXTS,),
    parts_of=parts_of,
    write_parts=write_parts,
)
