"""On the page of an organisation: how sure all of it is, and for who looks after it the way to look through it."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.networks.upkeep.rules import may_look_after
from weerbaar.features.networks.upkeep.sure import Told, told_of
from weerbaar.foundation.organisations.models import Freshness, Organisation
from weerbaar.foundation.taxonomy.areas import join_nl
from weerbaar.foundation.ui.tags.words import amount

MOST = 20


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """Nothing for who may not confirm it, and for an organisation that stopped. No query."""
    if organisation.ended_on is not None or not may_look_after(request.user, organisation):
        return None
    return {"organisation": organisation}


def how_sure(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """Nothing for an example (its page says so already) and for who stopped."""
    if organisation.ended_on is not None or organisation.is_example:
        return None
    told = told_of(request.user, organisation)
    late = sorted((one for one in told if one.is_late), key=lambda one: (one.late_since, one.kind, one.title, one.url))
    return {"sentence": _sentence(told), "late": late[:MOST], "more": max(0, len(late) - MOST)}


def _sentence(told: list[Told]) -> str:
    """How many of what stands here are confirmed in term."""
    many = {state: sum(one.freshness is state for one in told) for state in Freshness}
    words = {
        Freshness.CONFIRMED: "op tijd bevestigd",
        Freshness.OVERDUE: "niet op tijd bevestigd",
        Freshness.NEVER: "nog nooit bevestigd",
    }
    if many[Freshness.CONFIRMED] == len(told):
        return "Alles wat u hier mag zien is op tijd bevestigd."
    parts = join_nl([f"{amount(many[state])} {text}" for state, text in words.items() if many[state]])
    what = "Wat u hier mag zien" if len(told) == 1 else f"Van de {amount(len(told))} gegevens die u mag zien"
    return f"{what}: {parts}."
