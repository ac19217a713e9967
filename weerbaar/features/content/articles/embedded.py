"""What can be put in a text besides what the network maps draw: cards or a timeline of a selection of the one search,
and a recording."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from weerbaar.features.content.media import presenting as media
from weerbaar.features.content.media.models import Episode
from weerbaar.features.content.media.shelf import EPISODES
from weerbaar.foundation.ports import embedding
from weerbaar.shared.files.serving import CONTENT_TYPES
from weerbaar.shared.finding import asked as asking
from weerbaar.shared.finding import dated, feeds
from weerbaar.shared.links.queries import REF

CARDS, MOMENTS = 6, 20


def plug() -> None:
    for name, label, knows, draw in (
        ("kaarten", "Kaartjes: het nieuwste van een selectie uit het zoeken", selects, as_cards),
        ("tijdlijn", "Tijdlijn van een selectie uit het zoeken", selects, as_timeline),
        ("opname", "Video of podcast van dit platform", is_recording, as_recording),
    ):
        embedding.add(embedding.Embeddable(name, label, knows, draw, position=10))


def selects(address: str) -> bool:
    """Is everything in this address a choice of the one search?"""
    query = embedding.asked_in(address)
    known = {*asking.NAMES, "q", "vanaf", "tot", "sorteer", "letterlijk", "pagina"}
    asked = asking.read(query)
    return not asked.is_empty and set(query) <= known and all(query.getlist(name) for name in query)


def _newest(request: HttpRequest, address: str, limit: int) -> dict[str, Any]:
    asked = asking.read(embedding.asked_in(address))
    span = (asked.since, asked.until or timezone.localdate())
    found = dated.newest(request.user, feeds.filters_of(asked), span=span, words=asked.q, limit=limit)
    return {"items": found.items, "total": found.total, "url": f"/zoeken/{asked.address}"}


def _drawn(request: HttpRequest, template: str, context: dict[str, Any]) -> SafeString:
    return SafeString(render_to_string(template, context, request=request))


def as_cards(request: HttpRequest, address: str) -> SafeString | None:
    context = _newest(request, address, CARDS)
    return _drawn(request, "articles/embedded/cards.html", context) if context["items"] else None


def as_timeline(request: HttpRequest, address: str) -> SafeString | None:
    """The oldest first, as one reads."""
    context = _newest(request, address, MOMENTS)
    context["items"] = context["items"][::-1]
    return _drawn(request, "articles/embedded/timeline.html", context) if context["items"] else None


def _ref(address: str) -> str:
    refs = REF.findall(address.strip())
    return refs[-1] if refs else ""


def is_recording(address: str) -> bool:
    return Episode.objects.filter(ref=_ref(address)).exists()


def as_recording(request: HttpRequest, address: str) -> SafeString | None:
    """Our own file, or a button that names the other party: nothing is asked of them before."""
    episode = EPISODES.visible_to(request.user).select_related("file").filter(ref=_ref(address)).first()
    if episode is None:
        return None
    file = episode.file
    context = {
        "episode": episode,
        "told": media.told(episode),
        "source": reverse("episode_file", args=[episode.ref, file.kind]) if file else "",
        "type": CONTENT_TYPES[file.kind] if file else "",
        "player": media.player(episode),
        "elsewhere_url": reverse("episode_elsewhere", args=[episode.ref]),
        "has_captions": bool(episode.cues),
        "has_text": bool(episode.cues or episode.transcript),
    }
    return _drawn(request, "articles/embedded/recording.html", context)
