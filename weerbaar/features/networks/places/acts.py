"""The first step on a page, for who reads it: where to add, which desk waits, what is missing."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from weerbaar.features.networks.capabilities.rules import may_add_capability
from weerbaar.foundation.organisations.scopes import scopes_of
from weerbaar.foundation.ports.attention import Scope
from weerbaar.foundation.taxonomy.geography import table

MOST = 3  # organisations of one editor that are named; with more they choose on their desk


@dataclass(frozen=True, slots=True)
class Act:
    label: str
    url: str


def to_add(user: Any) -> list[Act]:
    """Where an editor adds what their organisation can do."""
    own = [scope for scope in scopes_of(user) if scope.kind == "organisation"]
    if len(own) > MOST:
        return [Act("Voeg toe wat u kunt", "/mijn/")]
    rows = [scope.subject for scope in own if may_add_capability(user, scope.subject)]
    return [
        Act(
            "Voeg toe wat u kunt" if len(rows) == 1 else f"Voeg toe wat {one.name} kan",
            reverse("capability_add", args=[one.ref]),
        )
        for one in rows
    ]


def desks_of_need(user: Any, code: str) -> list[Act]:
    return _desks(user, lambda scope: scope.kind == "need" and scope.key == code)


def desks_of_region(user: Any, code: str) -> list[Act]:
    """The desk of the region, and those of its municipalities."""
    home = table().region_of
    return _desks(user, lambda scope: code in (scope.kind == "region" and scope.key, home.get(scope.key)))


def _desks(user: Any, is_here: Any) -> list[Act]:
    return [Act(f"Wat uw aandacht vraagt: {_of(scope)}", scope.url) for scope in scopes_of(user) if is_here(scope)]


def _of(scope: Scope) -> str:
    return scope.name[0].lower() + scope.name[1:] if scope.kind != "organisation" else scope.name
