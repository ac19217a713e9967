"""The podcast and the film of the demo: texts from `knowledge`, sound and pictures from `media`, made by ourselves."""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from weerbaar.demo import knowledge
from weerbaar.demo.files import day
from weerbaar.demo.knowledge import Piece
from weerbaar.demo.known import ContentError
from weerbaar.features.content.media.models import Episode, Series
from weerbaar.features.content.media.services import add_episode
from weerbaar.features.content.media.shelf import SERIES
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.shared.files.families import RECORDINGS
from weerbaar.shared.files.services import take_file
from weerbaar.shared.publishing import services as publishing

FOLDER = Path(__file__).parent / "media"
FILM = FOLDER / "film.txt"


def record_once() -> int:
    """Add the series and episodes whose ref is not there yet. How many. Raises ContentError."""
    added = 0
    for piece in knowledge.read("serie"):
        if not Series.objects.filter(ref=piece.ref).exists():
            _add_series(piece)
            added += 1
    for piece in (*knowledge.read("aflevering"), knowledge.read_file(FILM)):
        if not Episode.objects.filter(ref=piece.ref).exists():
            _add_episode(piece)
            added += 1
    return added


def _add_series(piece: Piece) -> None:
    own = {"author": piece.told["schrijver"], "medium": "podcast", "order": "serial", "category": "Government"}
    summary = f"{piece.told['samenvatting']}\n\n{piece.sections['Over de serie']}"
    values = {**knowledge.values(piece), **own, "summary": summary}
    publishing.add(
        SERIES, None, values, publish=_is_published(piece), is_example=True, ref=piece.ref,
        also={"published_at": _moment(piece)},
    )  # fmt: skip


def _add_episode(piece: Piece) -> None:
    found = [path for path in FOLDER.glob(f"{piece.ref}.*") if path.suffix[1:] in RECORDINGS.kinds]
    if not found:
        raise ContentError(f"{piece.path.name}: er is geen opname {piece.ref} in {FOLDER.name}/.")
    own: dict[str, Any] = {
        "series": Series.objects.filter(ref=piece.told.get("serie", "")).first(),
        "number": int(piece.told["nummer"]) if "nummer" in piece.told else None,
        "captions": (FOLDER / f"{piece.ref}.vtt").read_text("utf-8"),
        "chapters": (FOLDER / f"{piece.ref}.hoofdstukken").read_text("utf-8").strip(),
        "credits": "redactie: Redactie WeerbaarNL (voorbeeld)\nstem: een spraakcomputer",
    }
    try:
        stored = take_file(None, ContentFile(found[0].read_bytes(), found[0].name), RECORDINGS)
        add_episode(
            None, {**knowledge.values(piece), **own}, stored, publish=_is_published(piece), is_example=True,
            ref=piece.ref, published_at=_moment(piece),
        )  # fmt: skip
    except Invalid as error:
        raise ContentError(f"{piece.path.name}: {error}") from error


def _is_published(piece: Piece) -> bool:
    return piece.told["stand"] == "gepubliceerd"


def _moment(piece: Piece) -> datetime:
    """Noon of the day that it came out."""
    found = day(piece.told["datum"])
    assert found is not None
    return datetime.combine(found, time(12), UTC)
