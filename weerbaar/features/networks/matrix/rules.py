"""Who may see what is missing: nobody, only one, promised twice, bridges."""

from collections.abc import Collection
from typing import Any

from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.keyring import NATION, roles_of
from weerbaar.foundation.organisations.models import RoleKind
from weerbaar.foundation.organisations.rules import SIGN_IN, is_member
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary


def regions_seen_whole(user: Any, needs: Collection[str] = ()) -> frozenset[str]:
    """The regions of which this person may hear what is missing, for these needs (none: for all needs together).

    Crisis professionals and coordinators of a region, and coordinators of a municipality in it, see all that partners
    disclosed there. Coordinators of a need see it in every region, for their own need. Administrators keep the whole.
    """
    everywhere = frozenset(geography.table().regions)
    roles = roles_of(user)
    if any(role.kind == RoleKind.ADMINISTRATOR for role in roles):
        return everywhere
    own = {role.need.code for role in roles if role.kind == RoleKind.NEED_COORDINATOR and role.need is not None}
    if needs and own.issuperset(needs):
        return everywhere
    regions = {role.region_id for role in roles if role.kind in _OF_REGION and role.region_id}
    regions |= {role.municipality.region_id for role in roles if role.municipality is not None}
    return frozenset(regions)


_OF_REGION = frozenset({RoleKind.REGIONAL_COORDINATOR, RoleKind.CRISIS_PROFESSIONAL})


def may_see_gaps(user: Any, regions: Collection[str], needs: Collection[str] = ()) -> Verdict:
    """Whether this person may hear what is missing in all of these regions; none of them, or 'NL', is the country.

    needs: the needs that it is about, for coordinators of a need; none is all needs together.
    """
    if not is_member(user):
        return SIGN_IN
    seen = regions_seen_whole(user, needs)
    asked = frozenset(geography.table().regions) if not regions or NATION in regions else frozenset(regions)
    if asked <= seen:
        return YES
    if seen:
        return no("U ziet wat er ontbreekt alleen voor uw eigen regio.")
    return no("Wat er ontbreekt, zien alleen coördinatoren en crisisprofessionals van de betrokken regio's.")


def may_see_double_promises(user: Any) -> Verdict:
    """Who may hear of some region and need what is missing; which promises they see is up to the query."""
    if not is_member(user):
        return SIGN_IN
    needs = [[code] for code in vocabularies.words(Vocabulary.NEED)]
    if any(regions_seen_whole(user, asked) for asked in ([], *needs)):
        return YES
    return no("Wat meer dan eens is beloofd, zien alleen coördinatoren en crisisprofessionals.")
