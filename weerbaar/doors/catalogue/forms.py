"""The forms in which programs get what is described here, and the addresses where it stands."""

from typing import NamedTuple

CATALOGUE = "/catalogus"
HOME = "/open-data/"


class Form(NamedTuple):
    """One way to write a graph: its ending, its media type, what rdflib calls it, and what people do."""

    ending: str
    media_type: str
    name: str
    label: str


FORMS = {
    one.ending: one
    for one in (
        Form("ttl", "text/turtle", "turtle", "Turtle"),
        Form("jsonld", "application/ld+json", "json-ld", "JSON-LD"),
        Form("rdf", "application/rdf+xml", "xml", "RDF/XML"),
    )
}


class Written(NamedTuple):
    """A graph as text; `etag` is the same for the same facts."""

    content: bytes
    etag: str
    form: Form
