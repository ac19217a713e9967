"""Terms, dilemmas and kits of the demo: from the texts in `knowledge`, each left as it is when it is there."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Any

from weerbaar.demo import knowledge
from weerbaar.demo.files import day
from weerbaar.demo.known import ContentError
from weerbaar.features.content.dilemmas.shelf import OPEN_QUESTIONS, POSITIONS
from weerbaar.features.content.dilemmas.shelf import SHELF as DILEMMAS
from weerbaar.features.content.kits.shelf import SHELF as KITS
from weerbaar.features.content.kits.shelf import TEXTS
from weerbaar.features.content.terms.models import Notion
from weerbaar.features.content.terms.shelf import DEFINITIONS
from weerbaar.features.content.terms.shelf import SHELF as NOTIONS
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.shared.experiences.services import add_experience
from weerbaar.shared.links.models import Link
from weerbaar.shared.publishing import services
from weerbaar.shared.publishing.shelf import Shelf

WORD = "notion"


def explain_once() -> int:
    """Add the terms whose ref is not there yet, and tie those that are related. How many."""
    pieces = _new("begrip", NOTIONS)
    rows = {piece.told["titel"]: _shelve(NOTIONS, piece, _of_notion(piece)) for piece in pieces}
    named = {row.title: row for row in Notion.objects.filter(title__in=_related(pieces))} | rows
    for piece in pieces:
        _tie(rows[piece.told["titel"]], [named[title] for title in piece.several("verwant") if title in named])
    return len(rows)


def weigh_once() -> int:
    """Add the dilemmas whose ref is not there yet. How many."""
    return len([_shelve(DILEMMAS, piece, _of_dilemma(piece)) for piece in _new("vraagstuk", DILEMMAS)])


def hand_out_once() -> int:
    """Add the kits whose ref is not there yet, with who used them. How many."""
    pieces = _new("pakket", KITS)
    for piece in pieces:
        kit = _shelve(KITS, piece, _of_kit(piece))
        for name, told in knowledge.pairs(piece.sections.get("Gebruikt door", "")):
            organisation = Organisation.objects.filter(name=name).first()
            if organisation is not None and kit.is_published:
                add_experience(None, kit, organisation, {"text": told[:1].upper() + told[1:]})
    return len(pieces)


def _new(kind: str, shelf: Shelf) -> list[knowledge.Piece]:
    every = knowledge.read(kind)
    there = set(shelf.model.objects.filter(ref__in=[one.ref for one in every]).values_list("ref", flat=True))
    return [one for one in every if one.ref not in there]


def _shelve(shelf: Shelf, piece: knowledge.Piece, own: dict[str, Any]) -> Any:
    told = piece.told
    published = datetime.combine(day(told["datum"]) or datetime.now(UTC).date(), time(10), UTC)
    is_published = told["stand"] == "gepubliceerd"
    try:
        row = services.add(
            shelf,
            None,
            {**knowledge.values(piece), **own},
            publish=is_published,
            is_example=True,
            ref=piece.ref,
            also={"published_at": published} if is_published else None,
        )
    except Invalid as error:
        raise ContentError(f"{piece.path.name}: {error}") from error
    if told["stand"] == "ingetrokken":
        shelf.model.objects.filter(pk=row.pk).update(status=shelf.model.Status.WITHDRAWN)
    return row


def _of_notion(piece: knowledge.Piece) -> dict[str, Any]:
    definitions = []
    for label, text in piece.named("Betekenis").items():
        told, body = knowledge.head(text)
        definitions.append({
            "label": label,
            "text": body,
            "used_by": told.get("gebruikt-door", ""),
            "source": told.get("bron", ""),
            "place": told.get("plaats", ""),
            "year": int(told["jaar"]) if told.get("jaar", "").isdigit() else None,
        })  # fmt: skip
    contrast = piece.sections.get("Waarin ze verschillen", "")
    return {"other_names": piece.several("ook"), "contrast": contrast, DEFINITIONS: definitions}


def _of_dilemma(piece: knowledge.Piece) -> dict[str, Any]:
    positions = []
    for label, text in piece.named("Standpunt").items():
        told, body = knowledge.head(text)
        running = "\n\n".join(" ".join(b.lines) for b in knowledge.blocks(body) if b.kind != "lijst")
        positions.append({
            "label": label,
            "text": running,
            "arguments": knowledge.items(body),
            "held_by": [one.strip() for one in told.get("wie", "").split("|") if one.strip()],
            "source": told.get("bron", ""),
        })  # fmt: skip
    sections = piece.sections
    return {
        "question": sections.get("Vraag", piece.told["samenvatting"]),
        "difficulty": sections.get("Waarom het lastig is", ""),
        "sources": knowledge.items(sections.get("Bronnen", "")),
        POSITIONS: positions,
        OPEN_QUESTIONS: [{"text": text} for text in knowledge.items(sections.get("Wat we nog niet weten", ""))],
    }


def _of_kit(piece: knowledge.Piece) -> dict[str, Any]:
    texts = [{"label": label, "text": text} for label, text in piece.named("Tekst").items()]
    return {"instructions": piece.sections.get("Hoe u het gebruikt", ""), TEXTS: texts}


def _related(pieces: list[knowledge.Piece]) -> set[str]:
    return {title for piece in pieces for title in piece.several("verwant")}


def _tie(one: Notion, others: list[Notion]) -> None:
    for other in others:
        if other.pk == one.pk:
            continue
        low, high = sorted((one, other), key=lambda row: row.uuid)
        Link.objects.get_or_create(left=low.uuid, right=high.uuid, defaults={"left_kind": WORD, "right_kind": WORD})


LOADERS: dict[str, Callable[[], int]] = {
    "begrippen": explain_once,
    "vraagstukken": weigh_once,
    "pakketten": hand_out_once,
}
