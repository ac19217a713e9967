"""The catalogue of open data in the words of DCAT-AP-NL 3 (https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/)."""

import re
from collections.abc import Iterable

from django.conf import settings
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, XSD

from weerbaar.doors.catalogue import lists
from weerbaar.doors.catalogue.forms import CATALOGUE, HOME
from weerbaar.doors.catalogue.graphs import ADMS, DCATAP, RDFS, SPDX, VCARD, dutch, is_a, new, tell, uri
from weerbaar.foundation.kit.ids import named_uuid
from weerbaar.foundation.ports.catalogue import Distribution, OpenData, Service
from weerbaar.foundation.taxonomy import vocabularies

PUBLISHER = "/#organisatie"
AUTHORITY = "http://publications.europa.eu/resource/authority"
PUBLIC = URIRef(f"{AUTHORITY}/access-right/PUBLIC")
COUNTRY = URIRef(f"{AUTHORITY}/country/NLD")
AVAILABLE = URIRef(f"{AUTHORITY}/planned-availability/AVAILABLE")
COMPLETED = URIRef(f"{AUTHORITY}/distribution-status/COMPLETED")
DUTCH_LANGUAGE = URIRef(f"{AUTHORITY}/language/NLD")
IANA = "https://www.iana.org/assignments/media-types"
PROFILE = URIRef("https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/")
PUBLIC_DOMAIN = "https://creativecommons.org/publicdomain/mark/1.0/"
OF_NEED = {"veiligheid": "just", "gezondheid": "heal"}
USUAL_THEME = "soci"
VERSION = URIRef(f"{DCAT}version")  # of DCAT 3
_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


def catalogue(items: Iterable[OpenData | Service]) -> Graph:
    """All of it in one graph."""
    graph, about = new(), uri(CATALOGUE)
    every = list(items)
    is_a(graph, about, DCAT.Catalog)
    _publisher(graph)
    data = [one for one in every if isinstance(one, OpenData)]
    modified = max((one.modified for one in data if one.modified), default=None)
    tell(
        graph,
        about,
        (DCTERMS.title, dutch(f"Open data van {settings.PRODUCT_NAME}")),
        (DCTERMS.description, dutch(
            f"Alles wat op {settings.PRODUCT_NAME} openbaar is en als gegevens is op te halen: datasets, de "
            "netwerkkaart en de begrippenlijsten."
        )),
        (DCTERMS.publisher, _publisher_uri()),
        (DCTERMS.creator, _publisher_uri()),
        (DCAT.contactPoint, uri(f"{CATALOGUE}#contact")),
        (DCTERMS.license, _licence("")),
        (DCTERMS.language, DUTCH_LANGUAGE),
        (DCTERMS.spatial, COUNTRY),
        (DCTERMS.conformsTo, PROFILE),
        (DCTERMS.modified, _moment(modified)),
        (FOAF.homepage, uri(HOME)),
    )  # fmt: skip
    for one in lists.every():
        graph.add((about, DCAT.themeTaxonomy, uri(one.path)))
    for item in every:
        graph.add((about, DCAT.dataset if isinstance(item, OpenData) else DCAT.service, of(item.id)))
        _describe(graph, item)
    return graph


def one(item: OpenData | Service) -> Graph:
    """The description of one alone."""
    graph = new()
    _publisher(graph)
    _describe(graph, item)
    return graph


def of(id_: str) -> URIRef:
    """The address for good of one of them."""
    return uri(f"/id/{id_}")


def _describe(graph: Graph, item: OpenData | Service) -> None:
    if isinstance(item, OpenData):
        _dataset(graph, item)
    else:
        _service(graph, item)


def _publisher_uri() -> URIRef:
    return URIRef(settings.PUBLISHER_URI) if settings.PUBLISHER_URI else uri(PUBLISHER)


def _publisher(graph: Graph) -> None:
    """Who stands behind this site, and where questions go."""
    about, contact = _publisher_uri(), uri(f"{CATALOGUE}#contact")
    is_a(graph, about, FOAF.Agent, FOAF.Organization)
    tell(graph, about, (FOAF.name, dutch(settings.CONTACT_NAME)), (FOAF.homepage, uri("/")))
    is_a(graph, contact, VCARD.Kind, VCARD.Organization)
    tell(
        graph,
        contact,
        (VCARD.fn, dutch(settings.CONTACT_NAME)),
        (VCARD.hasEmail, URIRef(f"mailto:{settings.CONTACT_EMAIL}")),
        (VCARD.hasURL, uri("/contact/")),
    )


def _dataset(graph: Graph, item: OpenData) -> None:
    about = of(item.id)
    is_a(graph, about, DCAT.Dataset)
    tell(
        graph,
        about,
        *_common(item),
        (DCTERMS.creator, _creator(graph, item)),
        (DCAT.contactPoint, _contact(graph, item)),
        (DCTERMS.issued, Literal(item.issued, datatype=XSD.date) if item.issued else None),
        (DCTERMS.modified, _moment(item.modified)),
        (DCTERMS.accrualPeriodicity, _known("frequency", item.frequency)),
        (DCTERMS.language, _known("language", item.language)),
        (VERSION, Literal(item.version) if item.version else None),
        (DCTERMS.replaces, of(item.replaces) if item.replaces else None),
        (DCTERMS.license, _licence(item.licence)),
        *((DCAT.keyword, dutch(word)) for word in item.keywords),
        *((DCTERMS.subject, uri(lists.concept_path("need", code))) for code in item.needs),
        *((DCTERMS.spatial, _place(code)) for code in item.area),
    )
    if item.is_example:
        tell(graph, about, (RDFS.comment, dutch("Voorbeeld: gemaakt voor een demonstratie.")))
    if item.source:
        origin = URIRef(f"{about}#bron")
        is_a(graph, origin, DCTERMS.ProvenanceStatement)
        tell(graph, origin, (RDFS.label, dutch(item.source)))
        graph.add((about, DCTERMS.provenance, origin))
    _period(graph, about, item)
    for distribution in item.distributions:
        graph.add((about, DCAT.distribution, _distribution(graph, about, item, distribution)))


def _common(item: OpenData | Service) -> list[tuple[URIRef, object]]:
    """What every profile asks of a data set and of a service."""
    themes = item.themes or _themes_of(item)
    return [
        (DCTERMS.title, dutch(item.title)),
        (DCTERMS.description, dutch(item.description)),
        (DCTERMS.identifier, Literal(str(of(item.id)))),
        (DCTERMS.publisher, _publisher_uri()),
        (DCTERMS.accessRights, PUBLIC),
        (DCAT.landingPage, uri(item.page)),
        *((DCAT.theme, _known("data-theme", code)) for code in themes),
    ]


def _themes_of(item: OpenData | Service) -> tuple[str, ...]:
    needs = item.needs if isinstance(item, OpenData) else ()
    return tuple(dict.fromkeys(OF_NEED.get(code, USUAL_THEME) for code in needs)) or (USUAL_THEME,)


def _known(vocabulary: str, code: str) -> URIRef | None:
    """The address by which the world knows a code, else that of our own list."""
    word = vocabularies.words(vocabulary).get(code)
    if word is None:
        return None
    return URIRef(word.mapping["uri"]) if word.mapping.get("uri") else uri(lists.concept_path(vocabulary, code))


def _licence(code: str) -> URIRef | None:
    """'' is the licence of this site; a law has no copyright."""
    if not code:
        return URIRef(settings.OPEN_DATA_LICENCE_URI)
    if code == "wettekst":
        return URIRef(PUBLIC_DOMAIN)
    return _known("licence", code)


def _place(code: str) -> URIRef:
    if code == "NL":
        return COUNTRY
    kinds = {"GM": "gemeente", "PV": "provincie"}
    return URIRef(lists.tooi(kinds[code[:2]], code)) if code[:2] in kinds else uri(lists.area_path(code))


def _creator(graph: Graph, item: OpenData) -> URIRef:
    if not item.creator:
        return _publisher_uri()
    about = uri(f"{CATALOGUE}#maker-{named_uuid('maker', item.creator)}")
    is_a(graph, about, FOAF.Agent)
    tell(graph, about, (FOAF.name, dutch(item.creator)))
    return about


def _contact(graph: Graph, item: OpenData) -> URIRef:
    """A mail address or a web page as such; other words beside ours, for a program cannot use words."""
    told = item.contact.strip()
    if not told:
        return uri(f"{CATALOGUE}#contact")
    about = URIRef(f"{of(item.id)}#contact")
    is_a(graph, about, VCARD.Kind, VCARD.Organization)
    mail = _MAIL.search(told)
    is_page = told.startswith(("https://", "http://")) and not re.search(r"[\s<>\"]", told)
    tell(
        graph,
        about,
        (VCARD.fn, dutch(item.creator or settings.CONTACT_NAME)),
        (VCARD.hasEmail, URIRef(f"mailto:{mail[0]}") if mail else None),
        (VCARD.hasURL, URIRef(told) if is_page else uri(item.page) if not mail else None),
        (VCARD.note, dutch(told) if not mail and not is_page else None),
    )
    return about


def _period(graph: Graph, about: URIRef, item: OpenData) -> None:
    if not item.period_from and not item.period_to:
        return
    period = URIRef(f"{about}#periode")
    is_a(graph, period, DCTERMS.PeriodOfTime)
    tell(
        graph,
        period,
        (DCAT.startDate, Literal(item.period_from, datatype=XSD.date) if item.period_from else None),
        (DCAT.endDate, Literal(item.period_to, datatype=XSD.date) if item.period_to else None),
    )
    graph.add((about, DCTERMS.temporal, period))


def _distribution(graph: Graph, dataset: URIRef, item: OpenData, told: Distribution) -> URIRef:
    about = URIRef(f"{dataset}#{told.name}")
    is_a(graph, about, DCAT.Distribution)
    tell(
        graph,
        about,
        (DCTERMS.title, dutch(told.title)),
        (DCAT.accessURL, uri(told.access)),
        (DCAT.downloadURL, uri(told.download) if told.download else None),
        (DCAT.mediaType, URIRef(f"{IANA}/{told.media_type}")),
        (DCTERMS.format, URIRef(f"{AUTHORITY}/file-type/{told.file_type}") if told.file_type else None),
        (DCTERMS.license, _licence(item.licence)),
        (DCTERMS.language, _known("language", item.language)),
        (DCAT.byteSize, Literal(told.size, datatype=XSD.nonNegativeInteger) if told.size is not None else None),
        (DCATAP.availability, AVAILABLE),
        (ADMS.status, COMPLETED),
    )
    if told.digest:
        checksum = URIRef(f"{about}-controle")
        is_a(graph, checksum, SPDX.Checksum)
        tell(
            graph,
            checksum,
            (SPDX.algorithm, SPDX.checksumAlgorithm_sha256),
            (SPDX.checksumValue, Literal(told.digest, datatype=XSD.hexBinary)),
        )
        graph.add((about, SPDX.checksum, checksum))
    return about


def _service(graph: Graph, item: Service) -> None:
    about = of(item.id)
    is_a(graph, about, DCAT.DataService)
    tell(
        graph,
        about,
        *_common(item),
        (DCTERMS.creator, _publisher_uri()),
        (DCAT.contactPoint, uri(f"{CATALOGUE}#contact")),
        (DCTERMS.license, _licence("")),
        (DCAT.endpointURL, uri(item.endpoint)),
        (DCAT.endpointDescription, uri(item.described_at)),
        (DCTERMS.language, DUTCH_LANGUAGE),
        *((DCAT.servesDataset, of(id_)) for id_ in item.serves),
    )


def _moment(moment: object) -> Literal | None:
    return Literal(moment, datatype=XSD.dateTime) if moment else None
