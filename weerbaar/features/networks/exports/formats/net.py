"""The network of a selection as the network face draws it, as GraphML and as sheets for Kumu."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from weerbaar.features.networks.exports.formats.reading import Reading
from weerbaar.features.networks.exports.formats.tables import packed
from weerbaar.features.networks.exports.queries import network_is_sensitive
from weerbaar.features.networks.graph import choices
from weerbaar.features.networks.graph.queries import MOST, Network, Node
from weerbaar.features.networks.graph.seen import drawn
from weerbaar.features.networks.graph.ties import Tie, kinds
from weerbaar.features.networks.maps.queries import find
from weerbaar.foundation.kit import sheets
from weerbaar.foundation.kit.errors import Refused
from weerbaar.foundation.kit.sheets import Cell, LongPage
from weerbaar.foundation.letters.links import absolute
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

START = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
# Key in the file: (of a node or an edge, type).
KEYS = {
    "label": ("node", "string"),
    "kind": ("node", "string"),
    "level": ("node", "string"),
    "regions": ("node", "string"),
    "selected": ("node", "boolean"),
    "capabilities": ("node", "int"),
    "links": ("node", "int"),
    "agreements": ("node", "int"),
    "url": ("node", "string"),
    "type": ("edge", "string"),
    "mutual": ("edge", "boolean"),
    "title": ("edge", "string"),
    "link": ("edge", "string"),
}
_NO_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def read(reading: Reading) -> Network:
    """Who and what the network face draws at this address: neighbours outside the selection too, unless left out there.

    Raises Refused for more than one picture holds.
    """
    found = find(reading.user, reading.asked.but(page=1), has_rows=False)
    shown, _ = drawn(reading.user, found, choices.read(reading.asked))
    if shown.left_out:
        raise Refused(f"Een netwerk kan ten hoogste {MOST} organisaties hebben. Maak de selectie kleiner.")
    reading.watch(len(shown.nodes), network_is_sensitive(reading.user, found, shown))
    return shown


def as_graphml(reading: Reading) -> Iterator[bytes]:
    """One graph. What has no direction (agreements, working together) is an edge that says `mutual`: a graph of both
    sorts of edges is allowed, but much used readers refuse it."""
    shown = read(reading)
    ids = {node.id: node.uuid for node in shown.nodes}
    yield START.encode()
    for key, (element, kind) in KEYS.items():
        yield f'<key id="{key}" for="{element}" attr.name="{key}" attr.type="{kind}"/>\n'.encode()
    yield b'<graph id="netwerkkaart" edgedefault="directed">\n'
    for node in shown.nodes:
        yield f"<node id={quoteattr(node.uuid)}>{_data(_of_node(node))}</node>\n".encode()
    for number, tie in enumerate(shown.ties):
        ends = f"source={quoteattr(ids[tie.source])} target={quoteattr(ids[tie.target])}"
        yield f'<edge id="e{number}" {ends}>{_data(_of_tie(tie))}</edge>\n'.encode()
    yield b"</graph>\n</graphml>\n"


def _of_node(node: Node) -> dict[str, Cell]:
    return {
        "label": node.name,
        "kind": node.kind,
        "level": node.level,
        "regions": "|".join(node.regions),
        "selected": str(node.is_found).lower(),
        "capabilities": node.capabilities,
        "links": node.links,
        "agreements": node.agreements,
        "url": absolute(node.url),
    }


def _of_tie(tie: Tie) -> dict[str, Cell]:
    link = absolute(tie.url) if tie.url else ""
    return {"type": tie.kind, "mutual": str(not tie.has_direction).lower(), "title": tie.title, "link": link}


def _data(values: dict[str, Cell]) -> str:
    return "".join(
        f'<data key="{key}">{escape(str(value).translate(_NO_XML))}</data>'
        for key, value in values.items()
        if value != ""
    )


def as_kumu(reading: Reading) -> Iterator[bytes]:
    """A workbook with the two sheets that Kumu reads: elements and connections.

    Kumu knows an element by its label, so organisations of one name get their reference behind it.
    """
    shown = read(reading)
    names = [node.name for node in shown.nodes]
    double = {name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else set()
    labels = {node.id: f"{node.name} ({node.ref})" if node.name in double else node.name for node in shown.nodes}
    pages = [
        LongPage("Elements", _elements(shown, labels), widths={0: 40, 1: 20, 2: 50}),
        LongPage("Connections", _connections(shown, labels), widths={0: 40, 1: 40, 2: 14, 3: 24, 4: 40}),
    ]
    yield from packed(lambda file: sheets.write_long(sheets.XLSX, file, pages))


def _elements(shown: Network, labels: dict[int, str]) -> Iterator[Sequence[Cell]]:
    yield ["Label", "Type", "Description", "Tags", "Regions", "Selected", "Capabilities", "Links", "Agreements", "URL"]
    for node in shown.nodes:
        kind = vocabularies.label(Vocabulary.ORGANISATION_KIND, node.kind)
        regions = "|".join(node.regions)
        about = f"{node.capabilities} in deze selectie" if node.is_found else "hangt samen met deze selectie"
        yield [
            labels[node.id], kind, about, node.level, regions, "ja" if node.is_found else "nee",
            node.capabilities, node.links, node.agreements, absolute(node.url),
        ]  # fmt: skip


def _connections(shown: Network, labels: dict[int, str]) -> Iterator[Sequence[Cell]]:
    yield ["From", "To", "Direction", "Type", "Label", "URL"]
    names = kinds()
    for tie in shown.ties:
        way = "directed" if tie.has_direction else "mutual"
        link = absolute(tie.url) if tie.url else ""
        yield [labels[tie.source], labels[tie.target], way, names.get(tie.kind, tie.kind), tie.title, link]
