"""Which desks somebody has: for each organisation they keep, each area or need they coordinate, and one for editors."""

from typing import Any

from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.keyring import roles_of
from weerbaar.foundation.organisations.queries import visible_to
from weerbaar.foundation.organisations.roles import Role, RoleKind
from weerbaar.foundation.organisations.rules import SIGN_IN
from weerbaar.foundation.ports.attention import WORDS, Scope, ScopeKind
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.geography import table

KINDS: dict[str, ScopeKind] = {word: kind for kind, word in WORDS.items()}
_ORDER: tuple[ScopeKind, ...] = ("organisation", "municipality", "region", "need", "editorial")
EDITORIAL = Scope("editorial", "alles", "Wat we publiceren")


def scopes_of(user: Any) -> list[Scope]:
    """The desks of this person, organisations first, by name. Asks nothing that is not known already."""
    found = {(scope.kind, scope.key): scope for role in roles_of(user) if (scope := _scope(role)) is not None}
    return sorted(found.values(), key=lambda scope: (_ORDER.index(scope.kind), scope.name.casefold()))


def _scope(role: Role) -> Scope | None:
    match RoleKind(role.kind):
        case RoleKind.EDITOR_OF_ORGANISATION:
            assert role.organisation is not None
            return Scope("organisation", role.organisation.ref, role.organisation.name, role.organisation)
        case RoleKind.MUNICIPAL_COORDINATOR:
            assert role.municipality is not None
            return Scope("municipality", role.municipality.code, f"Gemeente {role.municipality.name}")
        case RoleKind.REGIONAL_COORDINATOR:
            code = role.region_id or ""
            return Scope("region", code, f"Veiligheidsregio {table().name(code)}")
        case RoleKind.NEED_COORDINATOR:
            assert role.need is not None
            return Scope("need", role.need.code, role.need.label_nl.capitalize())
        case RoleKind.EDITOR:
            return EDITORIAL
        case _:
            return None


def find_scope(user: Any, word: str, key: str) -> tuple[Scope | None, Verdict]:
    """The desk at this address and whether it is this person's.

    No scope: hidden or absent. An organisation that may be seen, and every area and need, is refused with a reason.
    """
    kind = KINDS.get(word)
    own = next((scope for scope in scopes_of(user) if scope.kind == kind and scope.key == key), None)
    if own is not None:
        return own, YES
    if kind is None or not _is_known(user, kind, key):
        return None, YES
    if user is None or not user.is_authenticated:
        return Scope(kind, key, ""), SIGN_IN
    return Scope(kind, key, ""), no(_REASONS[kind])


_REASONS: dict[ScopeKind, str] = {
    "organisation": "Deze bladzijde is voor wie de gegevens van deze organisatie bijhoudt.",
    "municipality": "Deze bladzijde is voor de coördinator van deze gemeente.",
    "region": "Deze bladzijde is voor de coördinator van deze veiligheidsregio.",
    "need": "Deze bladzijde is voor de coördinator van deze behoefte.",
    "editorial": "Deze bladzijde is voor de redactie.",
}


def _is_known(user: Any, kind: ScopeKind, key: str) -> bool:
    match kind:
        case "organisation":
            return visible_to(user).filter(ref=key).exists()
        case "municipality":
            return key in table().municipalities
        case "region":
            return key in table().regions
        case "editorial":
            return key == EDITORIAL.key
        case _:
            return key in vocabularies.words("need")
