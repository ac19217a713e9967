"""What stands in the address of the timeline: which need, region and kind, which time, and how it is drawn."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from weerbaar.doors.timeline import periods
from weerbaar.doors.timeline.periods import EVER, Period
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.shared.finding import findables

LINE, LIST = "lijn", "lijst"
LAST_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """One state of the page; '' is no choice. What an address holds that is no value of ours is left out."""

    need: str = ""
    region: str = ""
    kind: str = ""
    period: Period = EVER
    face: str = LINE
    page: int = 1

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        """As the search engine knows them."""
        chosen = {"behoefte": self.need, "regio": self.region, "soort": self.kind}
        return {name: (code,) for name, code in chosen.items() if code}

    @property
    def address(self) -> str:
        """'?…', without what is as usual."""
        pairs = [(name, codes[0]) for name, codes in self.filters.items()]
        pairs += [("periode", str(self.period))] if self.period != EVER else []
        pairs += [("weergave", self.face)] if self.face != LINE else []
        pairs += [("pagina", str(self.page))] if self.page > 1 else []
        return f"?{urlencode(pairs)}"

    def but(self, **changed: object) -> str:
        """The address of this state with something else in it, on its first page."""
        return replace(self, **{"page": 1, **changed}).address  # type: ignore[arg-type]


def read(data: QueryDict) -> Asked:
    need, region, kind, page = (data.get(name, "") for name in ("behoefte", "regio", "soort", "pagina"))
    return Asked(
        need=need if need in vocabularies.words("need") else "",
        region=region if region in geography.table().regions else "",
        kind=kind if findables.of_word(kind) else "",
        period=periods.read(data.get("periode", "")),
        face=LIST if data.get("weergave") == LIST else LINE,
        page=min(int(page), LAST_PAGE) if page.isascii() and page.isdigit() and 0 < len(page) < 9 else 1,
    )
