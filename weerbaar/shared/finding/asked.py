"""What stands in the address of a list of things found: the question as typed, and every choice beside it."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.shared.finding import neighbours
from weerbaar.shared.finding.corpus import FACETS, SHELF

LONGEST = 300
PAGE_SIZE = 20
LARGEST_PAGE = 100
DEEPEST = 1000  # results that can be walked through; further on a question is too wide
MOST_VALUES = 50  # values of one facet in an address
SORTS = {"": "Beste resultaat eerst", "nieuwste": "Nieuwste eerst", "titel": "Titel, A tot Z"}
KIND = "soort"
NAMES = tuple(facet.name for facet in FACETS if facet.name != SHELF)


@dataclass(frozen=True)
class Asked:
    """One state of a list. What an address holds that is no value of ours is left out.

    since, until: only what came out from and up to these days. is_shelved: only what stands in the library;
    is_out: only what was published and not withdrawn. is_whole: only what has every word.
    kind: the one kind that this list is of, which its addresses do not say; also: what else they carry.
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
    is_out: bool = False
    is_whole: bool = False
    kind: str = ""
    also: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.q or self.filters or self.since or self.until)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The question and the choices, as they stand in an address."""
        pairs = [("q", self.q)] if self.q else []
        names = [name for name in NAMES if not (self.kind and name == KIND)]
        pairs += [(name, code) for name in names for code in self.filters.get(name, ())]
        pairs += [(name, day.isoformat()) for name, day in (("vanaf", self.since), ("tot", self.until)) if day]
        return pairs

    @property
    def address(self) -> str:
        """'?…' for this state, without what is as usual."""
        pairs = [*self.pairs, *self.also]
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


def read(data: QueryDict, *, is_shelved: bool = False, kind: str = "", strict: bool = False) -> Asked:
    """The state that an address asks for. What cannot be used is left out, so that an old bookmark still works; with
    `strict` (the API) it raises `Invalid` with a Dutch sentence by key. `kind`: the one kind that the list is of."""
    problems: dict[str, list[str]] = {}
    asked = Asked(
        q=" ".join(data.get("q", "").replace("\0", " ").split())[:LONGEST],
        filters=_filters(data, problems) | ({KIND: (kind,)} if kind else {}),
        sort=_one_of(data, "sorteer", SORTS, problems),
        exact=data.get("letterlijk") == "ja",
        page=_whole(data, "pagina", DEEPEST, 1, problems),
        page_size=_whole(data, "paginaGrootte", LARGEST_PAGE, PAGE_SIZE, problems),
        since=_day(data, "vanaf", problems),
        until=_day(data, "tot", problems),
        is_shelved=is_shelved,
        kind=kind,
    )
    if strict and problems:
        raise Invalid(problems)
    return asked


def known(name: str) -> Collection[str] | None:
    """The values that a facet may have in an address; None: any."""
    facet = next(one for one in FACETS if one.name == name)
    if facet.occurring:
        return None
    return [one.word for one in neighbours.kinds()] if name == "soort" else facet.values()


Problems = dict[str, list[str]]


def _filters(data: QueryDict, problems: Problems) -> dict[str, tuple[str, ...]]:
    given = {name: [code.replace("\0", "")[:200] for code in data.getlist(name)[:MOST_VALUES]] for name in NAMES}
    # Addresses of the library from before there were other kinds: `soort` was the kind of document.
    kinds, words = vocabularies.words(Vocabulary.DOCUMENT_KIND), frozenset(known("soort") or ())
    given["documentsoort"] += [code for code in given["soort"] if code in kinds and code not in words]
    given["soort"] = [code for code in given["soort"] if code not in kinds or code in words]
    filters = {}
    for name, codes in given.items():
        values = known(name)
        if values is not None and (unknown := [code for code in codes if code and code not in values]):
            problems[name] = [f"Bij '{name}' ken ik '{code[:50]}' niet." for code in unknown[:5]]
        kept = tuple(dict.fromkeys(code for code in codes if code and (values is None or code in values)))
        if kept:
            filters[name] = kept
    return filters


def _one_of(data: QueryDict, key: str, choices: Collection[str], problems: Problems) -> str:
    value = data.get(key, "")
    if value in choices:
        return value
    problems[key] = [f"'{value[:50]}' is geen keuze bij '{key}'."]
    return ""


def _whole(data: QueryDict, key: str, most: int, usual: int, problems: Problems) -> int:
    value = data.get(key, "").strip()
    if not value:
        return usual
    if value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= most:
        return int(value)
    problems[key] = [f"Bij '{key}' hoort een heel getal van 1 tot en met {most}."]
    return usual


def _day(data: QueryDict, key: str, problems: Problems) -> datetime.date | None:
    value = data.get(key, "").strip()
    if not value:
        return None
    try:
        return datetime.datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        problems[key] = [f"Bij '{key}' hoort een dag, zoals 2026-11-21."]
        return None
