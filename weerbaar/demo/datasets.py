"""The data sets of the demo: texts and tables from `knowledge/dataset`, read when this returns."""

from django.core.files.base import ContentFile

from weerbaar.demo import knowledge
from weerbaar.demo.files import day
from weerbaar.demo.knowledge import Piece
from weerbaar.demo.known import ContentError
from weerbaar.features.content.datasets.models import Dataset
from weerbaar.features.content.datasets.services import add_dataset, read_dataset
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.shared.files.families import TABLES
from weerbaar.shared.files.services import take_file

# How often, in words of the texts -> code; anything else comes when there is a reason.
OFTEN = {"eenmalig": "nooit", "elk jaar": "jaarlijks", "elke maand": "maandelijks", "elk kwartaal": "per-kwartaal"}


def collect_once() -> int:
    """Add the data sets whose ref is not there yet. How many."""
    every = knowledge.read("dataset")
    there = set(Dataset.objects.filter(ref__in=[one.ref for one in every]).values_list("ref", flat=True))
    new = [one for one in every if one.ref not in there]
    for piece in new:
        _add(piece)
    return len(new)


def _add(piece: Piece) -> None:
    content = (piece.path.parent / piece.told["bestand"]).read_bytes()
    try:
        stored = take_file(None, ContentFile(content, piece.told["bestand"]), TABLES)
        publish = piece.told["stand"] == "gepubliceerd"
        dataset = add_dataset(None, _values(piece), stored, publish=publish, is_example=True, ref=piece.ref)
    except Invalid as error:
        raise ContentError(f"{piece.path.name}: {error}") from error
    read_dataset(dataset.pk, dataset.reading_turn)


def _values(piece: Piece) -> dict[str, object]:
    told = piece.told
    often = next((code for words, code in OFTEN.items() if told["bijgewerkt"].startswith(words)), "onregelmatig")
    return {
        **knowledge.values(piece),
        "explanation": piece.sections.get("Toelichting", ""),
        "columns_told": "\n".join(f"{name}: {about}" for name, about in knowledge.pairs(piece.sections["Kolommen"])),
        "author": told["schrijver"],
        "contact": told["contact"],
        "source": told["bron"],
        "licence": told["licentie"],
        "themes": [code.lower() for code in piece.several("thema")],
        "keywords": piece.several("trefwoorden"),
        "frequency": often,
        "issued_on": day(told["datum"]),
        "period_from": day(told.get("peildatum", "")),
        "period_to": day(told.get("peildatum", "")),
    }
