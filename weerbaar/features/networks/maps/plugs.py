"""What the network map puts in the ports."""

from weerbaar.features.networks.maps import faces
from weerbaar.features.networks.maps.api import router
from weerbaar.features.networks.maps.beside import NEIGHBOUR
from weerbaar.features.networks.maps.corpus import CORPUS
from weerbaar.features.networks.maps.jobs import agreements_that_ended
from weerbaar.features.networks.maps.listeners import reindex
from weerbaar.features.networks.maps.pictures import list_picture, table_picture
from weerbaar.features.networks.maps.views import as_list, as_table
from weerbaar.foundation.ports import api, listeners, menu, schedule
from weerbaar.foundation.search import port
from weerbaar.shared.finding import neighbours


def plug() -> None:
    port.register(CORPUS)
    neighbours.add(NEIGHBOUR)
    for position, name, title, template, context, picture in (
        (10, faces.USUAL, "Lijst", "maps/list.html", as_list, list_picture),
        (20, "tabel", "Tabel", "maps/table.html", as_table, table_picture),
    ):
        faces.add(faces.Face(name, title, template, context, position, has_rows=True, picture=picture))
    listeners.listen("search", ("capability.", "organisation.", "agreement."), reindex)
    schedule.daily("maps.agreements_that_ended", agreements_that_ended)
    menu.add(menu.Item("Netwerkkaart", "network_map", position=10))
    api.add(api.Resource("capaciteiten", router))
    for facet in CORPUS.facets:
        api.tell_codes(f"facet.{facet.name}", facet.ranges or facet.values)
