"""What stands in the address of a list of things found: the question as typed, and every choice beside it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.shared.finding import findables, neighbours
from weerbaar.shared.finding.corpus import FACETS, SHELF

LONGEST = 300
PAGE_SIZE = 20
LARGEST_PAGE = 100
DEEPEST = 1000  # results that can be walked through; further on a question is too wide
MOST_VALUES = 50  # values of one facet in an address
SORTS = {"": "Beste resultaat eerst", "nieuwste": "Nieuwste eerst", "titel": "Titel, A tot Z"}
NAMES = tuple(facet.name for facet in FACETS if facet.name != SHELF)


@dataclass(frozen=True)
class Asked:
    """One state of a list. What an address holds that is no value of ours is left out.

    since, until: only what came out from and up to these days. is_shelved: only what stands in the library.
    """

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    exact: bool = False
    page: int = 1
    page_size: int = PAGE_SIZE
    since: datetime.date | None = None
    until: datetime.date | None = None
    is_shelved: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.q or self.filters or self.since or self.until)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The question and the choices, as they stand in an address."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(name, code) for name in NAMES for code in self.filters.get(name, ())]
        pairs += [(name, day.isoformat()) for name, day in (("vanaf", self.since), ("tot", self.until)) if day]
        return pairs

    @property
    def address(self) -> str:
        """'?…' for this state, without what is as usual."""
        pairs = list(self.pairs)
        if self.exact:
            pairs.append(("letterlijk", "ja"))
        if self.sort:
            pairs.append(("sorteer", self.sort))
        if self.page > 1:
            pairs.append(("pagina", str(self.page)))
        return f"?{urlencode(pairs)}"

    def toggled(self, name: str, code: str) -> "Asked":
        """The state after a click on one value of a facet, on page one."""
        chosen = self.filters.get(name, ())
        values = tuple(one for one in chosen if one != code) if code in chosen else (*chosen, code)
        return replace(self, filters={k: v for k, v in {**self.filters, name: values}.items() if v}, page=1)

    def but(self, **changed: object) -> "Asked":
        return replace(self, **changed)  # type: ignore[arg-type]


def read(data: QueryDict, *, is_shelved: bool = False) -> Asked:
    """The state that an address asks for."""
    return Asked(
        q=" ".join(data.get("q", "").replace("\0", "").split())[:LONGEST],
        filters=_filters(data),
        sort=data.get("sorteer", "") if data.get("sorteer", "") in SORTS else "",
        exact=data.get("letterlijk") == "ja",
        page=_whole(data.get("pagina", ""), 1, DEEPEST),
        since=_day(data.get("vanaf", "")),
        until=_day(data.get("tot", "")),
        is_shelved=is_shelved,
    )


def known(name: str) -> frozenset[str] | None:
    """The values that a facet may have in an address; None: any."""
    facet = next(one for one in FACETS if one.name == name)
    if facet.occurring:
        return None
    return (
        frozenset((*facet.values(), *(one.word for one in neighbours.every())))
        if name == "soort"
        else frozenset(facet.values())
    )


def _filters(data: QueryDict) -> dict[str, tuple[str, ...]]:
    given = {name: [code.replace("\0", "")[:200] for code in data.getlist(name)[:MOST_VALUES]] for name in NAMES}
    # Addresses of the library from before there were other kinds: `soort` was the kind of document.
    kinds = vocabularies.words(Vocabulary.DOCUMENT_KIND)
    given["documentsoort"] += [code for code in given["soort"] if code in kinds and findables.of_word(code) is None]
    filters = {}
    for name, codes in given.items():
        values = known(name)
        kept = tuple(dict.fromkeys(code for code in codes if (code if values is None else code in values)))
        if kept:
            filters[name] = kept
    return filters


def _whole(text: str, least: int, most: int) -> int:
    return max(least, min(int(text), most)) if text.isascii() and text.isdigit() and len(text) < 9 else least


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
