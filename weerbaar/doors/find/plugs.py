"""What searching puts in the ports: its part of the API, letters about what is new, a link of one's own."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from weerbaar.doors.find import services
from weerbaar.doors.find.api import router
from weerbaar.foundation.ports import api, history, menu, schedule
from weerbaar.foundation.ports.menu import Link
from weerbaar.shared.finding.asked import NAMES, known

SENTENCES = {
    "user.search_saved": "Een zoekopdracht bewaard",
    "user.search_changed": "Gekozen hoe vaak er bericht komt over een zoekopdracht",
    "user.search_removed": "Een bewaarde zoekopdracht weggehaald",
}


def plug() -> None:
    api.add(api.Resource("zoek", router))
    for name in NAMES:
        api.tell_codes(f"zoek.{name}", _codes(name))
    schedule.daily_in_parts("find.tell_weekly", services.tell_weekly, hour=7)
    schedule.daily("find.forget_removed", services.forget_removed)
    menu.add_own(_mine)
    for code, text in SENTENCES.items():
        history.sentence(code, text)


def _mine(user: Any) -> list[Link]:
    return [Link("Mijn zoekopdrachten", reverse("saved_search_list"))]


def _codes(name: str) -> Callable[[], list[str]]:
    return lambda: list(known(name) or ())
