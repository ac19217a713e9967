"""What the network map puts in the ports."""

from weerbaar.features.networks.maps.api import router
from weerbaar.features.networks.maps.corpus import CORPUS
from weerbaar.features.networks.maps.listeners import reindex
from weerbaar.foundation.ports import api, listeners, menu
from weerbaar.foundation.search import port


def plug() -> None:
    port.register(CORPUS)
    listeners.listen("search", ("capability.", "organisation.", "agreement."), reindex)
    menu.add(menu.Item("Netwerkkaart", "network_map", position=10))
    api.add(api.Resource("capaciteiten", router))
