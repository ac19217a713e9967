"""A list of concepts in the words of SKOS."""

from django.conf import settings
from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, OWL, SKOS, XSD

from weerbaar.doors.catalogue.dcat import PUBLISHER
from weerbaar.doors.catalogue.graphs import dutch, is_a, new, tell, uri
from weerbaar.doors.catalogue.lists import Concept, ConceptList


def scheme(told: ConceptList) -> Graph:
    """The whole list."""
    graph, about = new(), uri(told.path)
    is_a(graph, about, SKOS.ConceptScheme)
    tell(
        graph,
        about,
        (SKOS.prefLabel, dutch(told.title)),
        (DCTERMS.title, dutch(told.title)),
        (DCTERMS.description, dutch(f"{told.title}, zoals {settings.PRODUCT_NAME} die gebruikt.")),
        (DCTERMS.publisher, uri(PUBLISHER)),
        (DCTERMS.identifier, Literal(told.name)),
        (DCTERMS.license, uri(settings.OPEN_DATA_LICENCE_URI)),
    )
    tops = {one.code for one in told.tops}
    for one in told.concepts:
        concept = uri(f"{told.path}#{one.code}")
        tell(graph, concept, (SKOS.inScheme, about))
        if one.code in tops:
            tell(graph, concept, (SKOS.topConceptOf, about))
            tell(graph, about, (SKOS.hasTopConcept, concept))
        _describe(graph, one, told)
    return graph


def _describe(graph: Graph, one: Concept, told: ConceptList) -> None:
    about = uri(f"{told.path}#{one.code}")
    is_a(graph, about, SKOS.Concept)
    tell(
        graph,
        about,
        (SKOS.prefLabel, dutch(one.label)),
        (SKOS.prefLabel, Literal(one.label_en, lang="en") if one.label_en else None),
        (SKOS.notation, Literal(one.code)),
        (SKOS.definition, dutch(one.definition)),
        *((SKOS.altLabel, dutch(name)) for name in one.other_names if name != one.label),
        *((SKOS.broader, uri(path)) for path in one.broader),
        *((SKOS.narrower, uri(path)) for path in one.narrower),
        *((SKOS.exactMatch, uri(address)) for address in one.same),
        *((SKOS.relatedMatch, uri(path)) for path in one.related),
        (OWL.deprecated, Literal(True, datatype=XSD.boolean) if one.is_retired else None),
        (DCTERMS.isReplacedBy, uri(one.replaced_by) if one.replaced_by else None),
    )
