"""The formats in which a selection goes along, in the order of the menu."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from weerbaar.features.networks.exports.formats import geo, hsds, net, pictures, tables
from weerbaar.features.networks.exports.formats.reading import Reading
from weerbaar.foundation.kit.sheets import CONTENT_TYPES, CSV, ODS, XLSX

__all__ = ["FORMATS", "PICTURES", "Format", "Picture", "Reading"]


@dataclass(frozen=True, slots=True)
class Format:
    """`purpose` says in one line what it is for; `write` gives the file in pieces, at constant memory."""

    name: str
    title: str
    purpose: str
    ending: str
    content_type: str
    write: Callable[[Reading], Iterator[bytes]]


FORMATS = {
    one.name: one
    for one in (
        Format(
            "xlsx",
            "Excel (XLSX)",
            "Om in te werken en weer in te lezen; met uitleg en HXL-codes bij de kolommen.",
            "xlsx",
            CONTENT_TYPES[XLSX],
            tables.as_xlsx,
        ),
        Format(
            "ods",
            "LibreOffice (ODS)",
            "Hetzelfde, als open rekenblad.",
            "ods",
            CONTENT_TYPES[ODS],
            tables.as_ods,
        ),
        Format(
            "csv",
            "CSV",
            "Kale tabel voor elk programma; ook deze kunt u weer inlezen.",
            "csv",
            CONTENT_TYPES[CSV],
            tables.as_csv,
        ),
        Format(
            "hsds",
            "JSON (HSDS 3.1)",
            "Voor sociale kaarten en andere systemen die Open Referral spreken; met contacten.",
            "json",
            "application/json",
            hsds.as_hsds,
        ),
        Format(
            "geojson",
            "GeoJSON",
            "Voor kaartprogramma's.",
            "geojson",
            "application/geo+json",
            geo.as_geojson,
        ),
        Format(
            "graphml",
            "GraphML",
            "Het netwerk: wie met wie samenhangt. Voor Gephi, yEd en andere netwerkprogramma's.",
            "graphml",
            "application/graphml+xml",
            net.as_graphml,
        ),
        Format(
            "kumu",
            "Kumu (XLSX)",
            "Het netwerk als twee bladen, elementen en verbindingen, voor Kumu.",
            "xlsx",
            CONTENT_TYPES[XLSX],
            net.as_kumu,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the face that shows; `write` makes the file of the SVG that the face gives."""

    name: str
    title: str
    purpose: str
    content_type: str
    write: Callable[[str], bytes]


PICTURES = {
    one.name: one
    for one in (
        Picture("png", "Beeld (PNG)", "Wat u nu ziet als plaatje, voor een verslag.", "image/png", pictures.as_png),
        Picture(
            "svg", "Beeld (SVG)", "Hetzelfde, scherp op elke maat en te bewerken.", "image/svg+xml", pictures.as_svg
        ),
    )
}
