"""The network maps as the catalogue of open data describes them: what they offer to everybody, and in which formats."""

from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from weerbaar.features.networks.exports import rules
from weerbaar.features.networks.exports.formats import FORMATS
from weerbaar.features.networks.maps.asked import Asked
from weerbaar.features.networks.maps.queries import find
from weerbaar.foundation.ports.catalogue import Distribution, OpenData, Service
from weerbaar.foundation.taxonomy import vocabularies

API = "/api/v1"
THEMES = ("soci", "just")
# Those of which the European list of file types has a code.
FILE_TYPES = {"xlsx": "XLSX", "ods": "ODS", "csv": "CSV", "hsds": "JSON", "geojson": "GEOJSON", "kumu": "XLSX"}


def every() -> Iterator[OpenData | Service]:
    needs = tuple(vocabularies.codes("need"))
    yield OpenData(
        id="netwerkkaart/capaciteiten",
        title="Netwerkkaart: wie wat kan bijdragen",
        description=(
            "Wat organisaties in een crisis kunnen bijdragen: voor welke behoefte, in welke vorm en fase, waar, hoe "
            "snel en hoe veel. Opgegeven door de organisaties zelf, met wanneer het voor het laatst is bevestigd."
        ),
        page=reverse("network_map"),
        distributions=tuple(_capabilities()),
        themes=THEMES,
        keywords=("netwerkkaart", "capaciteiten", "weerbaarheid", "crisis"),
        needs=needs,
        frequency="doorlopend",
    )
    yield OpenData(
        id="netwerkkaart/organisaties",
        title="Netwerkkaart: organisaties",
        description=(
            "De organisaties die meedoen: soort, niveau, plaats en werkgebied, en hoe zij samenhangen. Alleen wat "
            "openbaar is."
        ),
        page="/organisaties/",
        distributions=(_api("organisaties", "Organisaties"), _api("relaties", "Relaties tussen organisaties")),
        themes=THEMES,
        keywords=("organisaties", "weerbaarheid", "crisis"),
        needs=needs,
        frequency="doorlopend",
    )
    yield Service(
        id="dienst/api",
        title="API van de netwerkkaart",
        description="Zoeken in alles wat openbaar is, met dezelfde woorden als op het scherm. Zonder sleutel.",
        page="/open-data/",
        endpoint=API,
        described_at=f"{API}/openapi.json",
        serves=("netwerkkaart/capaciteiten", "netwerkkaart/organisaties"),
        themes=THEMES,
    )


def _capabilities() -> Iterator[Distribution]:
    """The API always; files as long as everything comes along at once without an account."""
    yield _api("capaciteiten", "Capaciteiten")
    if find(AnonymousUser(), Asked(), has_rows=False).result.total > rules.short():
        return
    for one in FORMATS.values():
        address = reverse("network_map_download", args=[one.name])
        yield Distribution(
            name=one.name,
            title=f"Netwerkkaart ({one.title})",
            label=one.title,
            access=reverse("network_map"),
            media_type=one.content_type.partition(";")[0],
            file_type=FILE_TYPES.get(one.name, ""),
            download=address,
        )


def _api(name: str, title: str) -> Distribution:
    return Distribution(
        name=f"api-{name}",
        title=f"{title} (JSON, door de API)",
        label=f"API: {title.lower()}",
        access=f"{API}/{name}",
        media_type="application/json",
        file_type="JSON",
    )
