"""Practices and initiatives of the demo, and who does the same: texts from `knowledge`."""

from typing import Any

from weerbaar.demo import knowledge
from weerbaar.demo.files import day, noon
from weerbaar.demo.knowledge import Piece
from weerbaar.demo.known import ContentError
from weerbaar.features.content.practices import services
from weerbaar.features.content.practices.models import Practice
from weerbaar.features.content.practices.shelf import partner_word
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.shared.experiences.services import add_experience

EVALUATED = {"plan": "planevaluatie", "proces": "procesevaluatie", "effect": "effectevaluatie"}
KINDS = {"praktijk": Practice.Stage.PRACTICE, "initiatief": Practice.Stage.INITIATIVE}
UNKNOWN = "niet bekend"
ALSO = "Wij doen dit ook"


def share_once() -> int:
    """Add those whose ref is not there yet. How many. Raises ContentError."""
    pieces = [(stage, piece) for kind, stage in KINDS.items() for piece in knowledge.read(kind)]
    there = set(Practice.objects.filter(ref__in=[piece.ref for _, piece in pieces]).values_list("ref", flat=True))
    new = [(stage, piece) for stage, piece in pieces if piece.ref not in there]
    for stage, piece in new:
        _share(stage, piece)
    return len(new)


def _share(stage: Practice.Stage, piece: Piece) -> None:
    names = [*piece.several("uitgevoerd-door"), *piece.several("partners")]
    known = {one.name: one for one in Organisation.objects.filter(name__in=names, merged_into__isnull=True)}
    values = {**knowledge.values(piece), **_values(stage, piece), **_parties(piece, known)}
    try:
        practice = services.add_practice(
            None,
            values,
            publish=piece.told["stand"] != "concept",
            is_example=True,
            ref=piece.ref,
            published_at=noon(piece.told["datum"]),
        )
        for name, text in knowledge.pairs(piece.sections.get(ALSO, "")):
            organisation = Organisation.objects.filter(name=name).first()
            if organisation is None:
                raise ContentError(f"{piece.path.name}: de demo kent '{name}' niet.")
            add_experience(None, practice, organisation, {"text": text})
    except Invalid as error:
        raise ContentError(f"{piece.path.name}: {error}") from error


def _parties(piece: Piece, known: dict[str, Organisation]) -> dict[str, Any]:
    by = piece.several("uitgevoerd-door")
    partners = piece.several("partners")
    return {
        "author": ", ".join(by),
        "organisation": next((known[name] for name in by if name in known), None),
        "partners": [partner_word(known[name]) if name in known else name for name in partners],
    }


def _values(stage: Practice.Stage, piece: Piece) -> dict[str, Any]:
    told, sections = piece.told, piece.sections
    contact, source = told.get("contact", ""), told["bron"]
    is_address = "@" in contact
    when = f"\n\nWanneer: {told['wanneer']}." if told.get("wanneer") else ""
    evaluated = piece.several("evaluatie")
    further = f"\n\nVolgende stap: {sections['Volgende stap']}" if "Volgende stap" in sections else ""
    return {
        "stage": stage,
        "quadrant": told.get("kwadrant", ""),
        "problem": sections.get("Probleem", ""),
        "context": f"{sections.get('Situatie', '')}{when}",
        "done": f"{sections.get('Wat is gedaan', '')}{further}",
        "result": sections.get("Resultaat", ""),
        "evidence": EVALUATED[evaluated[-1]] if evaluated else "geen",
        "evidence_text": sections.get("Hoe we dat weten") or sections.get("Hoe we het gaan meten", ""),
        "differently": sections.get("Wat we anders zouden doen", ""),
        "seeks": "\n".join(f"- {one}" for one in piece.several("zoekt"))
        + (f"\n\n{sections['Wat we zoeken']}" if "Wat we zoeken" in sections else ""),
        "seeks_until": day(told.get("klaar", "")),
        "started_on": day(told.get("begonnen", "")),
        "cost": _known(told.get("kosten", "")),
        "duration": _known(told.get("tijd", "")),
        "contact": "" if is_address else contact,
        "contact_email": contact if is_address else "",
        "contact_visibility": "openbaar",
        "source": "" if source == "voorbeeld" else source,
    }


def _known(words: str) -> str:
    return "" if words == UNKNOWN else words
