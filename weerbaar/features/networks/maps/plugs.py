"""What the network map puts in the ports."""

from weerbaar.features.networks.maps import faces
from weerbaar.features.networks.maps.api import router
from weerbaar.features.networks.maps.corpus import CORPUS
from weerbaar.features.networks.maps.jobs import agreements_that_ended
from weerbaar.features.networks.maps.listeners import reindex
from weerbaar.features.networks.maps.views import as_list, as_table
from weerbaar.foundation.ports import api, listeners, menu, schedule
from weerbaar.foundation.search import port


def plug() -> None:
    port.register(CORPUS)
    faces.add(faces.Face(faces.USUAL, "Lijst", "maps/list.html", as_list, position=10, has_rows=True))
    faces.add(faces.Face("tabel", "Tabel", "maps/table.html", as_table, position=20, has_rows=True))
    listeners.listen("search", ("capability.", "organisation.", "agreement."), reindex)
    schedule.daily("maps.agreements_that_ended", agreements_that_ended)
    menu.add(menu.Item("Netwerkkaart", "network_map", position=10))
    api.add(api.Resource("capaciteiten", router))
    for facet in CORPUS.facets:
        api.tell_codes(f"facet.{facet.name}", facet.ranges or facet.values)
