"""What the pages of needs and regions put in the ports: counts per need for the front door, two links in the foot."""

from typing import Any

from weerbaar.features.networks.places import embedded
from weerbaar.features.networks.places.finding import FINDABLES, reindex_needs
from weerbaar.features.networks.places.queries import organisations_per_need
from weerbaar.foundation.ports import attention, known, listeners, menu
from weerbaar.foundation.ports.attention import Act, Scope
from weerbaar.foundation.taxonomy.about import need_page, region_page
from weerbaar.foundation.taxonomy.geography import table
from weerbaar.shared.finding import findables


def _page(user: Any, scope: Scope) -> str | None:
    """Of the need or region that a desk is about; of a municipality the region it lies in."""
    if scope.kind == "need":
        return need_page(scope.key)
    region = table().region_of.get(scope.key, scope.key)
    return region_page(region) if region in table().regions else None


def plug() -> None:
    for findable in FINDABLES:
        findables.add(findable)
    listeners.listen("finding-words", ("term.",), reindex_needs)
    known.tell(organisations_per_need)
    embedded.plug()
    attention.add_act(Act("netwerk", "Bekijk wie hier kan helpen", "area", 90, _page))
    menu.add(menu.Item("Behoeften", "need_list", position=-2, place="foot", group="Vinden"))
    menu.add(menu.Item("Veiligheidsregio’s", "region_list", position=-1, place="foot", group="Vinden"))
