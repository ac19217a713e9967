"""What the pages of needs and regions put in the ports: counts per need for the front door, two links in the foot."""

from weerbaar.features.networks.places.queries import known_per_need
from weerbaar.foundation.ports import known, menu


def plug() -> None:
    known.tell(known_per_need)
    menu.add(menu.Item("Behoeften", "need_list", position=-2, place="foot"))
    menu.add(menu.Item("Veiligheidsregio’s", "region_list", position=-1, place="foot"))
