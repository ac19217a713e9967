"""What the matrix puts on the desks of an area: promises to work off, and questions about people to ask."""

from typing import Any

from django.urls import reverse

from weerbaar.features.networks.matrix.claims import Claim, beyond
from weerbaar.features.networks.matrix.sames import Same, same_people
from weerbaar.foundation.organisations.keyring import NATION
from weerbaar.foundation.ports import attention
from weerbaar.foundation.ports.attention import Item, Matter, Scope
from weerbaar.foundation.taxonomy import geography, vocabularies

FOLLOWS = ("agreement.", "capability.", "relation.", "organisation.joined", "organisation.left")


def too_much(user: Any, scope: Scope) -> list[Claim]:
    """Of what more is promised than there is: it can be worked off by who made the agreements."""
    here = [one for one in beyond(user) if _is_here(one.capability, scope)]
    return sorted(here, key=lambda one: (-one.beyond, one.capability.pk))


def _too_much_item(one: Claim) -> Item:
    return Item(
        f"{one.capability.name} van {one.capability.organisation.name}",
        one.capability.get_absolute_url(),
        min((promise.until for promise in one.promises if promise.until), default=None),
        f"{one.beyond.normalize():f} meer beloofd dan er is, in {len(one.promises)} afspraken",
    )


def to_ask(user: Any, scope: Scope) -> list[Same]:
    """Who may offer the same people: gone from here once one of the owners has said how many are promised elsewhere."""
    regions = None
    if scope.kind == "region":
        regions = [scope.key, NATION]
    elif scope.kind == "municipality":
        regions = [geography.table().region_of[scope.key], NATION]
    return [same for same in same_people(user, regions) if any(_is_here(one, scope) for one in same.parts())]


def _to_ask_item(same: Same) -> Item:
    one, other = same.parts()
    first, second = same.owners()
    return Item(
        f"{first.name} en {second.name}",
        one.get_absolute_url(),
        why=f"Mogelijk dezelfde mensen: vraag het na ({one.name}, {other.name}; {same.why})",
    )


def _is_here(one: Any, scope: Scope) -> bool:
    """Whether a capability belongs on this desk: of its seat, of where it is usable, of what it is for."""
    match scope.kind:
        case "municipality":
            return bool(one.organisation.municipality_id == scope.key)
        case "need":
            return scope.key in vocabularies.needs_of(one.sub_needs)
        case _:
            return scope.key in one.regions


def plug() -> None:
    attention.add(
        Matter(
            name="te-veel-beloofd",
            title="Meer beloofd dan er is",
            desk="area",
            position=36,
            rows=too_much,
            item=_too_much_item,
            empty="Van alles wat in afspraken staat, is er genoeg.",
            action="Bekijk wat er te veel is beloofd",
            url=lambda scope: reverse("double_promises"),
            kinds=("municipality", "region", "need"),
            follows=FOLLOWS,
        )
    )
    attention.add(
        Matter(
            name="mogelijk-dezelfde-mensen",
            title="Mogelijk dezelfde mensen",
            desk="area",
            position=60,
            rows=to_ask,
            item=_to_ask_item,
            empty="Nergens lijken dezelfde mensen twee keer mee te tellen.",
            action="Vraag het na bij de eerste",
            kinds=("municipality", "region", "need"),
            follows=FOLLOWS,
        )
    )
