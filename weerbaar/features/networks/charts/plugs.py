"""What the map adds to the network map: its face."""

from weerbaar.features.networks.charts import measures
from weerbaar.features.networks.charts.picture import picture
from weerbaar.features.networks.charts.views import as_map
from weerbaar.features.networks.maps import faces


def plug() -> None:
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
