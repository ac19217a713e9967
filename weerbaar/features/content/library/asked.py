"""What stands in the address of the library: the question as typed, and every choice beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from weerbaar.features.content.library.corpus import FACETS

LONGEST = 300
LAST_PAGE = 1000
SORTS = {"": "Beste resultaat eerst", "nieuwste": "Nieuwste eerst", "titel": "Titel, A tot Z"}
ENGINE_SORTS = {"": "", "nieuwste": "-published_on", "titel": "title"}
NAMES = tuple(facet.name for facet in FACETS)


@dataclass(frozen=True)
class Asked:
    """One state of the page. What an address holds that is no value of ours is left out."""

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    exact: bool = False
    page: int = 1

    @property
    def is_empty(self) -> bool:
        return not self.q and not self.filters

    def address(self) -> str:
        """'?…' for this state, without what is as usual."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(name, code) for name in NAMES for code in self.filters.get(name, ())]
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


def read(data: QueryDict) -> Asked:
    """The state that an address asks for."""
    filters = {}
    for facet in FACETS:
        known = frozenset(facet.values())
        codes = tuple(dict.fromkeys(code for code in data.getlist(facet.name) if code in known))
        if codes:
            filters[facet.name] = codes
    page = data.get("pagina", "")
    sort = data.get("sorteer", "")
    return Asked(
        q=" ".join(data.get("q", "").replace("\0", "").split())[:LONGEST],
        filters=filters,
        sort=sort if sort in SORTS else "",
        exact=data.get("letterlijk") == "ja",
        page=min(int(page), LAST_PAGE) if page.isascii() and page.isdigit() and int(page) else 1,
    )
