"""Graphs of RDF: their prefixes, and how they are written. Everything in them has an address, so that the same facts
always make the same text."""

import hashlib
import json
from typing import Any

from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, OWL, PROV, SKOS, XSD

from weerbaar.doors.catalogue.forms import FORMS, Written
from weerbaar.foundation.kit.addresses import absolute

ADMS = Namespace("http://www.w3.org/ns/adms#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
PREFIXES = {
    "adms": ADMS, "dcat": DCAT, "dcatap": DCATAP, "dct": DCTERMS, "foaf": FOAF, "owl": OWL, "prov": PROV, "rdfs": RDFS,
    "skos": SKOS, "spdx": SPDX, "vcard": VCARD, "xsd": XSD,
}  # fmt: skip


def new() -> Graph:
    made = Graph(bind_namespaces="none")
    for prefix, space in PREFIXES.items():
        made.bind(prefix, space)
    return made


def uri(path: str) -> URIRef:
    """The whole address of a path on this site; what is whole already stays as it is."""
    return URIRef(absolute(path))


def tell(graph: Graph, about: URIRef, *facts: tuple[URIRef, Any]) -> None:
    """Adds each (property, value); None and '' are left out."""
    for name, value in facts:
        if value is not None and value != "":
            graph.add((about, name, value))


def dutch(text: str) -> Literal | None:
    return Literal(text, lang="nl") if text else None


def is_a(graph: Graph, about: URIRef, *kinds: URIRef) -> None:
    for kind in kinds:
        graph.add((about, RDF.type, kind))


def written(graph: Graph, ending: str) -> Written:
    """`ending` is one of FORMS. The order of what is written depends on the facts alone."""
    form = FORMS[ending]
    lines = "\n".join(sorted(" ".join(part.n3() for part in triple) for triple in graph))
    etag = hashlib.sha256(f"{ending}\n{lines}".encode()).hexdigest()[:32]
    if ending == "jsonld":
        return Written(_as_jsonld(graph), f'"{etag}"', form)
    return Written(graph.serialize(format=form.name, encoding="utf-8"), f'"{etag}"', form)


def _as_jsonld(graph: Graph) -> bytes:
    """With its prefixes inside, so that a reader asks nobody else for them."""
    context = {prefix: str(space) for prefix, space in PREFIXES.items()}
    told = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=True))
    if "@graph" in told:
        told["@graph"].sort(key=lambda one: one["@id"])
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode()
