"""What taking along puts in the ports: its place on the map and the round of each day."""

from django.urls import reverse_lazy

from weerbaar.features.networks.exports.formats import FORMATS
from weerbaar.features.networks.exports.services import forget_old
from weerbaar.features.networks.maps import outs
from weerbaar.foundation.ports import history, schedule


def plug() -> None:
    for position, one in enumerate(FORMATS.values()):
        url = reverse_lazy("network_map_download", args=[one.name])
        outs.add(outs.Out(one.title, one.purpose, url, position=position))
    schedule.daily("exports.forget", forget_old)
    history.sentence("export.asked", "Een bestand van de netwerkkaart gevraagd")
    history.sentence("export.made", "Een bestand van de netwerkkaart gemaakt")
    history.sentence("export.taken", "Gegevens meegenomen die niet voor iedereen zijn")
    history.sentence("export.dropped", "Een bestand van de netwerkkaart weggegooid")
