"""What stands in the address of the network map: the question as typed, and every choice beside it."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from weerbaar.features.networks.maps import faces
from weerbaar.features.networks.maps.corpus import CORPUS
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.kit.text import as_code
from weerbaar.foundation.search.port import Facet

PAGE_SIZE = 25
LARGEST_PAGE = 100
LAST_PAGE = 1000
LONGEST_NOTICE = 24 * 365
LONGEST_QUESTION = 300

# Key in the address -> what the engine sorts by; with '-' in front the other way round.
SORT_FIELDS = {
    "naam": "title",
    "organisatie": "organisation",
    "binnenUren": "notice_hours",
    "aantal": "quantity",
    "bevestigd": "confirmed_until",
}
SORTS = ("", *SORT_FIELDS, *(f"-{name}" for name in SORT_FIELDS))
OFFERED_SORTS = {
    "": "Beste resultaat eerst",
    "binnenUren": "Snelst beschikbaar",
    "-aantal": "Grootste aantal",
    "-bevestigd": "Laatst bevestigd",
    "naam": "Capaciteit, A tot Z",
    "organisatie": "Organisatie, A tot Z",
}
COLUMNS = {
    "organisatie": "Organisatie",
    "deelbehoeften": "Waarvoor",
    "vorm": "Vorm",
    "gebied": "Waar",
    "binnenUren": "Hoe snel",
    "volhoudtijd": "Hoe lang",
    "aantal": "Hoeveel",
    "bevestigd": "Bevestigd",
    "fasen": "Wanneer",
    "soort": "Soort organisatie",
}
USUAL_COLUMNS = ("organisatie", "gebied", "binnenUren", "aantal", "bevestigd")
FACET_NAMES = tuple(facet.name for facet in CORPUS.facets)


@dataclass(frozen=True)
class Asked:
    """One state of the page. `filters` holds only what was chosen by hand; the question is understood elsewhere.

    `losses` are causes (codes of 'valt weg bij'): what falls away with any of them is left out.
    `extra` holds what was chosen on a face (`faces.Face.keys`), as far as it is not as usual. `path` is where the
    network map lies ('/netwerkkaart/') for links on a page elsewhere; on the map itself they are relative.
    """

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    within_hours: int | None = None
    losses: tuple[str, ...] = ()
    exact: bool = False
    sort: str = ""
    view: str = faces.USUAL
    columns: tuple[str, ...] = USUAL_COLUMNS
    page: int = 1
    page_size: int = PAGE_SIZE
    extra: Mapping[str, str] = field(default_factory=dict)
    path: str = ""

    @property
    def engine_sort(self) -> str:
        """The order in the words of the search engine."""
        field = SORT_FIELDS.get(self.sort.removeprefix("-"), "")
        return f"-{field}" if self.sort.startswith("-") else field

    @property
    def is_empty(self) -> bool:
        """Nothing asked yet: the landing page."""
        return not self.q and not self.filters and self.within_hours is None and not self.losses

    def pairs(self) -> list[tuple[str, str]]:
        """The state as keys and values of an address, without what is as usual."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(name, code) for name in FACET_NAMES for code in self.filters.get(name, ())]
        if self.within_hours is not None:
            pairs.append(("binnenUren", str(self.within_hours)))
        pairs += [("uitval", code) for code in self.losses]
        if self.exact:
            pairs.append(("letterlijk", "ja"))
        if self.sort:
            pairs.append(("sorteer", self.sort))
        if self.view != faces.USUAL:
            pairs.append(("weergave", self.view))
        pairs += [(name, value) for name, value in self.extra.items() if value]
        if self.columns != USUAL_COLUMNS:
            pairs += [("kolom", name) for name in self.columns]
        if self.page_size != PAGE_SIZE:
            pairs.append(("paginaGrootte", str(self.page_size)))
        if self.page > 1:
            pairs.append(("pagina", str(self.page)))
        return pairs

    def address(self) -> str:
        """'?…' for this state; '?' alone for the empty one, which leads back to the start."""
        return f"{self.path}?{urlencode(self.pairs())}"

    def toggled(self, name: str, code: str) -> "Asked":
        """The state after a click on one value of a facet, on page one."""
        chosen = self.filters.get(name, ())
        values = tuple(value for value in chosen if value != code) if code in chosen else (*chosen, code)
        filters = {key: value for key, value in {**self.filters, name: values}.items() if value}
        return replace(self, filters=filters, page=1)

    def without(self, name: str) -> "Asked":
        return replace(self, filters={key: value for key, value in self.filters.items() if key != name}, page=1)

    def choice(self, name: str) -> str:
        """What was chosen on a face, or what is usual there; KeyError when no face has this choice."""
        return self.extra.get(name) or faces.keys()[name].usual

    def choosing(self, **choices: str) -> "Asked":
        """The state after a choice on a face: choosing(rijen='behoefte'). The usual one leaves the address."""
        known = faces.keys()
        extra = {name: value for name, value in {**self.extra, **choices}.items() if value != known[name].usual}
        return replace(self, extra=extra, page=1)

    def but(self, **changes: object) -> "Asked":
        """The state with these changes, on page one unless the page is what changes."""
        return replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]


def read(query: QueryDict, strict: bool = False) -> tuple[Asked, list[str]]:
    """The state an address means, and Dutch sentences about what in it could not be used.

    With `strict` (the API) anything unusable raises `Invalid` with the same sentences by key; a page shows them and
    carries on with the rest, so that an old bookmark still works.
    """
    problems: dict[str, list[str]] = {}
    asked = Asked(
        q=_question(query, problems),
        filters=_filters(query, problems),
        within_hours=_whole(query, "binnenUren", 0, LONGEST_NOTICE, None, problems),
        losses=_losses(query, problems),
        exact=query.get("letterlijk") == "ja",
        sort=_one_of(query, "sorteer", SORTS, "", problems),
        view=_one_of(query, "weergave", [face.name for face in faces.faces()], faces.USUAL, problems),
        columns=_columns(query, problems),
        page=_whole(query, "pagina", 1, LAST_PAGE, 1, problems) or 1,
        page_size=_whole(query, "paginaGrootte", 1, LARGEST_PAGE, PAGE_SIZE, problems) or PAGE_SIZE,
        extra=_extra(query, problems),
    )
    if strict and problems:
        raise Invalid(problems)
    return asked, [sentence for sentences in problems.values() for sentence in sentences]


def _question(query: QueryDict, problems: dict[str, list[str]]) -> str:
    q = " ".join(query.get("q", "").replace("\x00", " ").split())
    if len(q) > LONGEST_QUESTION:
        problems["q"] = [f"Uw vraag is langer dan {LONGEST_QUESTION} tekens. Alleen het begin is gebruikt."]
    return q[:LONGEST_QUESTION]


def _filters(query: QueryDict, problems: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    found = {facet.name: _values(query, facet.name, facet, problems) for facet in CORPUS.facets if facet.name in query}
    return {name: values for name, values in found.items() if values}


def _losses(query: QueryDict, problems: dict[str, list[str]]) -> tuple[str, ...]:
    return _values(query, "uitval", CORPUS.facet("valtWegBij"), problems) if "uitval" in query else ()


def _values(query: QueryDict, key: str, facet: Facet, problems: dict[str, list[str]]) -> tuple[str, ...]:
    """The values of a facet under this key, each once; the same key may come back, or hold several with commas."""
    given = [part for value in query.getlist(key) for part in value.split(",") if part.strip()]
    known = {as_code(code): code for code in (facet.ranges() if facet.ranges else facet.values())}
    unknown = [code for code in given if as_code(code) not in known]
    if unknown:
        problems[key] = [f"Bij '{key}' ken ik '{code[:50]}' niet." for code in unknown[:5]]
    return tuple(dict.fromkeys(known[as_code(code)] for code in given if as_code(code) in known))


def _columns(query: QueryDict, problems: dict[str, list[str]]) -> tuple[str, ...]:
    given = query.getlist("kolom")
    unknown = [name for name in given if name not in COLUMNS]
    if unknown:
        problems["kolom"] = [f"De kolom '{name[:50]}' bestaat niet." for name in unknown[:5]]
    chosen = tuple(name for name in COLUMNS if name in given)
    return chosen or USUAL_COLUMNS


def _extra(query: QueryDict, problems: dict[str, list[str]]) -> dict[str, str]:
    chosen = {}
    for name, key in faces.keys().items():
        if name in query:
            value = query.get(name, "")
            if value not in ("", key.usual):
                value = _one_of(query, name, key.values(), "", problems)
                if value:
                    chosen[name] = value
    return chosen


def _one_of(query: QueryDict, key: str, known: Container[str], usual: str, problems: dict[str, list[str]]) -> str:
    value = query.get(key, usual)
    if value in known:
        return value
    problems[key] = [f"'{value[:50]}' is geen keuze bij '{key}'."]
    return usual


def _whole(
    query: QueryDict, key: str, least: int, most: int, usual: int | None, problems: dict[str, list[str]]
) -> int | None:
    value = query.get(key, "").strip()
    if not value:
        return usual
    if value.isascii() and value.isdigit() and least <= int(value[:9]) <= most:
        return int(value)
    problems[key] = [f"Bij '{key}' hoort een heel getal van {least} tot en met {most}."]
    return usual
