"""What taking along puts in the ports: its place on the map and the round of each day."""

from typing import Any

from django.urls import reverse_lazy

from weerbaar.features.networks.exports import described
from weerbaar.features.networks.exports.formats import FORMATS, PICTURES
from weerbaar.features.networks.exports.services import forget_old
from weerbaar.features.networks.maps import faces, outs
from weerbaar.features.networks.maps.queries import Found
from weerbaar.foundation.ports import catalogue, history, schedule


def plug() -> None:
    for position, one in enumerate(FORMATS.values()):
        url = reverse_lazy("network_map_download", args=[one.name])
        outs.add(outs.Out(one.title, one.purpose, url, position=position))
    for position, picture in enumerate(PICTURES.values(), len(FORMATS)):
        url = reverse_lazy("network_map_download", args=[picture.name])
        outs.add(outs.Out(picture.title, picture.purpose, url, position, _has_picture))
    own = outs.Out(
        "Meegenomen", "Grote bestanden die voor u zijn gemaakt.", reverse_lazy("export_list"), 99, _is_own, False
    )
    outs.add(own)
    catalogue.add(
        catalogue.Source(
            "netwerkkaart",
            described.every,
            "Netwerkkaart",
            "Wie wat kan bijdragen, als bestand of door een programma op te vragen. Ook elke selectie kan mee.",
            position=20,
        )
    )
    schedule.daily("exports.forget", forget_old)
    history.sentence("export.asked", "Een bestand van de netwerkkaart gevraagd")
    history.sentence("export.made", "Een bestand van de netwerkkaart gemaakt")
    history.sentence("export.taken", "Gegevens meegenomen die niet voor iedereen zijn")
    history.sentence("export.dropped", "Een bestand van de netwerkkaart weggegooid")


def _has_picture(user: Any, found: Found) -> bool:
    return faces.face(found.asked.view).picture is not None


def _is_own(user: Any, found: Found) -> bool:
    return bool(user.is_authenticated)
