"""Where the cells of the matrix lead: the same address with filters added."""

from collections.abc import Mapping

from weerbaar.features.networks.maps import faces
from weerbaar.features.networks.maps.asked import Asked
from weerbaar.features.networks.maps.corpus import ACTIVE, AVAILABLE
from weerbaar.features.networks.maps.queries import Found
from weerbaar.features.networks.maps.understanding import Understood


def narrowed(found: Found, chosen: Mapping[str, str]) -> Asked:
    """The state with one value for each of these facets, in place of what was chosen there.

    Words of the question that were taken for another value of such a facet leave the question: values of one facet are
    alternatives, so they would widen the result again.
    """
    asked = found.asked
    filters = {**asked.filters, **{name: (code,) for name, code in chosen.items()}}
    q = asked.q
    for part in reversed(found.understood.parts):
        if part.filter in chosen and part.value != chosen[part.filter]:
            q = Understood(q).without(part)
    return asked.but(filters=filters, q=q)


def behind(found: Found, chosen: Mapping[str, str], is_confirmed: bool = True) -> str:
    """The address of the list behind a cell: what can be counted on, or everything that is active."""
    asked = narrowed(found, chosen)
    apart = (AVAILABLE if is_confirmed else ACTIVE).filters
    return asked.but(filters={**asked.filters, **apart}, view=faces.USUAL, sort="").address()
