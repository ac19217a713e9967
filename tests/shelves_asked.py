"""What is asked of the shelf in the random registers of `worlds`: the one search in all its forms, lists, pages, feeds,
files and catalogue; and of its collection of passages what no page shows."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from hypothesis import strategies as st

from tests import shelves
from tests.shelves import COMMON, RARE, SECRET, WORDS, Shelved
from weerbaar.features.content.datasets.models import Dataset
from weerbaar.features.content.media.models import Episode, Series
from weerbaar.foundation.audiences.keys import KeyRing
from weerbaar.foundation.search import port
from weerbaar.foundation.search.port import Selection
from weerbaar.shared.finding import findables
from weerbaar.shared.finding.corpus import NAME, PASSAGES, key_of

FILTERS = [
    *(("soort", word) for word in ("document", "praktijk", "begrip", "organisatie", "artikel", "vraag", "vraagstuk")),
    *(("soort", word) for word in ("dataset", "pakket", "podcast", "aflevering", "pagina")),
    ("regio", "VR19"), ("behoefte", "continuiteit"), ("dreiging", "uitval-elektriciteit"),
    ("documentsoort", "rapport"), ("jaar", "1971"), ("bron", "Geheime Dienst"), ("bron", f"Bureau {SECRET}"),
    ("bestand", "txt"), ("bestand", "csv"), ("stand", "concept"), ("vanaf", "1970-01-01"), ("tot", "2024-12-31"),
    ("sorteer", "nieuwste"), ("sorteer", "titel"), ("letterlijk", "ja"), ("paginaGrootte", "2"),
]  # fmt: skip
QUESTIONS = [*WORDS, SECRET, SECRET[:-1], "kwartelkonign", "waar vind ik noodsteunpunten en drinkwater", ""]
LISTS = (
    "nieuws", "vragen", "bibliotheek", "praktijken", "initiatieven", "vraagstukken", "vraagstukken/onderzoeksvragen",
    "begrippen", "gegevens", "media", "pakketten", "open-data", "tijdlijn", "bibliotheek/feed", "nieuws/feed",
)  # fmt: skip
BY_NEED = ("nieuws", "vragen", "praktijken", "vraagstukken", "gegevens", "pakketten")
on_shelf = st.tuples(st.sampled_from(QUESTIONS), st.lists(st.sampled_from(FILTERS), max_size=2))


def addresses(shelf: list[Shelved], ring: KeyRing, questions: list[Any]) -> Iterator[str]:
    """For one reader, who may see what this ring opens."""
    seen = [one for one in shelf if shelves.seen(one, ring)]
    for words, filters in [*questions, (f"{COMMON} {RARE}", [("soort", "document")])]:
        query = urlencode([("q", words), *filters])
        yield f"/zoeken/?{query}&waarom={seen[len(words) % len(seen)].get_absolute_url()}"
        yield f"/api/v1/zoek?{query}"
        yield f"/zoeken/feed/?{query}"
        yield f"/bibliotheek/?{query}"
    yield from ("/zoeken/", f"/tijdlijn/?{query}", "/api/v1/zoek", "/api/v1/praktijken", "/catalogus.jsonld")
    yield from (f"/zoeken/suggesties/?q={start}" for start in (SECRET[:4], RARE[:4], "nood", "ge"))
    yield from (f"/{name}/" for name in LISTS)
    yield from (f"/{name}/?behoefte=continuiteit&q={SECRET}" for name in BY_NEED)
    yield f"/begrippen/?q={SECRET}"
    yield from (f"/sitemap-{findable.kind}-1.xml" for findable in findables.every())
    yield from _pages(seen)
    for one in shelf:
        if one not in seen:
            yield from _of_one(one)


def _pages(seen: list[Shelved]) -> Iterator[str]:
    """Of every kind the first and the last that is seen."""
    kinds = {type(one): one for one in reversed(seen)}, {type(one): one for one in seen}
    for one in dict.fromkeys(one for ends in kinds for one in ends.values()):
        yield from _of_one(one)


def _of_one(one: Shelved) -> Iterator[str]:
    url = one.get_absolute_url()
    yield url
    if isinstance(one, Series):
        yield f"{url}feed.xml"
    elif isinstance(one, Episode):
        yield from (f"{url}ondertitels.vtt", f"{url}hoofdstukken.json")
    elif isinstance(one, Dataset):
        yield from (f"{url}tabel/1/", f"{url}bestand/", f"/catalogus/dataset/{one.uuid}.ttl")


def groups_of(shelf: list[Shelved]) -> list[int]:
    """The keys of all items in the index, hidden ones too."""
    numbers = {findable.kind: findable.number for findable in findables.every()}
    return [key_of(numbers[kind], one.pk) for one in shelf if (kind := type(one).__name__.lower()) in numbers]


def within(groups: list[int], ring: KeyRing) -> list[Any]:
    """What the passages tell who holds these keys: totals, rarity, suggestions, and the best of each of these items."""
    told: list[Any] = []
    for word in dict.fromkeys(WORDS):
        result = port.search(PASSAGES, Selection(words=word, exact=True, limit=100), ring)
        told += [word, result.total, sorted(result.ids), result.words]
        told += [port.suggest(name, word[:4], ring) for name in (NAME, PASSAGES)]
        told.append(port.best(PASSAGES, f"{word} {RARE}", groups, ring, per_group=5, exact=True))
    return told
