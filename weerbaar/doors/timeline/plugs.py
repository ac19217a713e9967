"""What the timeline puts in the ports: the menu, and what is new about a need or a region on its page."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from weerbaar.foundation.ports import menu, taking_part
from weerbaar.foundation.ports.sections import Section, add
from weerbaar.foundation.ports.taking_part import Way
from weerbaar.shared.finding import dated, feeds

SHOWN = 4
FILTERS = {"need": "behoefte", "region": "regio"}


def plug() -> None:
    menu.add(menu.Item("Tijdlijn", "timeline:index", position=60))
    taking_part.add(_following)
    for page in FILTERS:
        add(Section(page, "nieuw", "Nieuw hierover", "timeline/section.html", _new_about(page), position=40))


def _following(user: Any) -> Iterable[Way]:
    text = "Kies een behoefte of regio op de tijdlijn, en volg wat erover verschijnt in uw nieuwslezer."
    yield Way("Blijf op de hoogte", text, reverse("timeline:index"), "feed", 60)


def _new_about(page: str) -> Any:
    """What came out last about the need or region of a page; no section when nothing did."""
    name = FILTERS[page]

    def context(request: HttpRequest, code: str) -> dict[str, Any] | None:
        items = dated.recent(request.user, {name: (code,)}, SHOWN, but=dated.NO_NEWS)
        if not items:
            return None
        return {
            "items": items,
            "more": f"{reverse('timeline:index')}?{name}={code}",
            "feed": feeds.of(**{name: code}),
        }

    return context
