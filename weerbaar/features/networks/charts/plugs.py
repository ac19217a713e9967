"""What the map adds: a face of the network map, and a section of an organisation."""

from weerbaar.features.networks.charts import measures
from weerbaar.features.networks.charts.picture import picture
from weerbaar.features.networks.charts.sections import of_organisation
from weerbaar.features.networks.charts.views import as_map
from weerbaar.features.networks.maps import faces
from weerbaar.foundation.ports.sections import Section, add


def plug() -> None:
    add(Section("organisation", "waar", "Waar", "charts/sections/working.html", of_organisation, 36))
    faces.add(
        faces.Face(
            "kaart",
            "Kaart",
            "charts/face.html",
            as_map,
            position=30,
            keys={measures.KEY: faces.Key(lambda: tuple(measures.MEASURES), measures.USUAL)},
            picture=picture,
        )
    )
