"""What the search engine knows of everything that can be found, in two collections.

The first holds an item with all its text once: it finds and counts, so that totals and facets are exact. The second
holds the passages of all items (pages, moments, stretches of running text): it says where in an item it stands.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby

from django.utils import timezone

from weerbaar.foundation.search import port
from weerbaar.foundation.search.port import Corpus, Document, Facet, Range
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.shared.describing import finding
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.finding import findables
from weerbaar.shared.finding.findables import Findable, Item, Part
from weerbaar.shared.finding.stretches import stretches
from weerbaar.shared.finding.telling import coming_back, weight_of_length
from weerbaar.shared.meaning import services as meaning

NAME, PASSAGES = "alles", "passages"
OLDEST = 1950
CHUNK = 200  # items whose parts are in memory at a time
KEY, PART = 32, 16  # bits of the key of a row, and of the number of a part
MEANT_LETTERS = 1500  # of a passage that a model of meaning reads: about what it takes in at a time
STATES = ("concept", "gepubliceerd", "ingetrokken")
NOT_OUT = ("concept", "ingetrokken")
STALE = 0.9
SHELF, YES = "plank", "ja"


def key_of(number: int, pk: int) -> int:
    """The key of an item in the collection: of its kind and its row together, for good."""
    return number << KEY | pk


def row_of(key: int) -> tuple[int, int]:
    """(number of the kind, key of the row) of the key of an item."""
    return key >> KEY, key & ((1 << KEY) - 1)


def part_key(item: int, number: int) -> int:
    """The key of a passage: it stays the same when a text is read again."""
    return item << PART | number


def part_of(key: int) -> tuple[int, int]:
    """(key of the item, number of the part) of the key of a passage."""
    return key >> PART, key & ((1 << PART) - 1)


def changed(findable: Findable, pks: Collection[int]) -> None:
    """Has every process read these rows again, with all their passages, and a worker what they mean."""
    keys = [key_of(findable.number, pk) for pk in pks]
    port.changed(NAME, keys)
    port.changed(PASSAGES, keys)
    meaning.want(keys)


def items(keys: Collection[int] | None) -> Iterator[Document]:
    """Every item with the text of all its parts, or those with these keys."""
    for findable, item, parts in _read(keys):
        body = "\n".join([item.body, *(text for part in parts for text in (part.heading, part.text))])
        yield _entry(findable, item, body)


def passages(keys: Collection[int] | None) -> Iterator[Document]:
    """Every passage, or those of the items with these keys. What has no parts is cut in stretches."""
    for findable, item, parts in _read(keys):
        key = key_of(findable.number, item.pk)
        own = [Part(item.pk, number, "", text) for number, text in enumerate(stretches(item.body), 1)]
        for part in parts if findable.parts else own:
            if part.text:
                yield _passage(findable, item, key, part)


def texts_of(key: int) -> dict[int, str]:
    """The passages of one item by their number, as a model of meaning reads them; {} when it is gone."""
    return {
        part_of(one.id)[1]: f"{one.texts['title']}. {one.texts['heading']} {one.texts['text']}"[:MEANT_LETTERS]
        for one in passages([key])
    }


def every_key() -> list[int]:
    """The keys of all items."""
    return [key_of(one.number, item.pk) for one in findables.every() for item in one.items(None)]


Read = Iterator[tuple[Findable, Item, list[Part]]]


def _read(keys: Collection[int] | None) -> Read:
    wanted: dict[int, list[int]] = defaultdict(list)
    for key in keys or ():
        number, pk = row_of(key)
        wanted[number].append(pk)
    for findable in findables.every():
        if keys is None:
            yield from _with_parts(findable, None)
        elif findable.number in wanted:
            yield from _with_parts(findable, sorted(wanted[findable.number]))


def _with_parts(findable: Findable, pks: Collection[int] | None) -> Read:
    """Items with their parts: those of a chunk of items at a time, so that a whole shelf is never in memory."""
    chunk: list[Item] = []
    for item in findable.items(pks):
        chunk.append(item)
        if len(chunk) == CHUNK:
            yield from _chunk(findable, chunk)
            chunk = []
    yield from _chunk(findable, chunk)


def _chunk(findable: Findable, chunk: list[Item]) -> Read:
    parts: Mapping[int, list[Part]] = {}
    if findable.parts and chunk:
        read = findable.parts([item.pk for item in chunk])
        parts = {owner: list(mine) for owner, mine in groupby(read, key=lambda part: part.owner)}
    for item in chunk:
        yield findable, item, parts.get(item.pk, [])


def _entry(findable: Findable, item: Item, body: str) -> Document:
    key = key_of(findable.number, item.pk)
    return Document(
        id=key,
        group=key,
        texts={
            "title": item.title,
            "source": item.source,
            "labels": f"{findable.label} {findable.plural} {item.labels}",
            "summary": item.summary,
            "body": body,
        },
        facets={
            **item.facets,
            **item.extra,
            "soort": (findable.word,),
            "jaar": (str(item.date.year),) if item.date else (),
            "bron": item.facets.get("bron", (item.source,) if item.source else ()),
            SHELF: (YES,) if findable.is_shelved else (),
        },
        clauses=item.clauses,
        numbers=_numbers(item),
        rank=_worth(item),
    )


def _passage(findable: Findable, item: Item, key: int, part: Part) -> Document:
    twice, often = coming_back(part.text)
    return Document(
        id=part_key(key, part.number),
        group=key,
        texts={
            "title": item.title,
            "labels": f"{findable.label} {item.labels}",
            "summary": item.summary,
            "heading": part.heading,
            "often": often,
            "twice": twice,
            "text": part.text,
        },
        facets={},
        clauses=item.clauses,
        numbers={"fresh_until": _numbers(item)["fresh_until"]},
        rank=2 * weight_of_length(part.text) * (0.9 + 0.1 * _worth(item)) - 1,
    )


def _numbers(item: Item) -> dict[str, int | None]:
    return {
        "date": item.date.toordinal() if item.date else None,
        "fresh_until": item.fresh_until.toordinal() if item.fresh_until else FOR_EVER,
        "open_until": item.open_until.toordinal() if item.open_until else None,
    }


FOR_EVER = 3_000_000


def _worth(item: Item) -> float:
    """0.5..1, so that it weighs gently: how well it is founded, and how much is told about it."""
    told = sum(map(bool, (item.summary, item.source, item.facets.get("behoefte")))) / 3
    return 0.5 + 0.3 * item.evidence + 0.2 * told


def _words() -> tuple[str, ...]:
    return tuple(findable.word for findable in findables.every())


def _years() -> tuple[str, ...]:
    return tuple(str(year) for year in range(timezone.localdate().year + 1, OLDEST - 1, -1))


FACETS = (
    Facet("soort", _words),
    *finding.FACETS,
    Facet("bewijs", finding.of(Vocabulary.EVIDENCE)),
    Facet("kwadrant", finding.of(Vocabulary.QUADRANT)),
    Facet("zoekt", lambda: (YES,), ranges=lambda: {YES: Range("open_until", timezone.localdate().toordinal())}),
    Facet("documentsoort", finding.of(Vocabulary.DOCUMENT_KIND)),
    Facet("jaar", _years),
    Facet("bron", occurring=True),
    Facet("thema", finding.of(Vocabulary.DATA_THEME)),
    Facet("licentie", finding.of(Vocabulary.LICENCE)),
    Facet("bestand", lambda: tuple(StoredFile.Kind.values)),
    Facet("stand", lambda: STATES),
    Facet(SHELF, lambda: (YES,), standard=False),
)
CORPUS = Corpus(
    name=NAME,
    documents=items,
    facets=FACETS,
    weights={"title": 2.5, "source": 1.8, "labels": 1.5, "summary": 1.6, "body": 1.0},
    numbers=("date", "fresh_until", "open_until"),
    sorts=("title",),
    fresh="fresh_until",
    stale=STALE,
)
# Passages carry what the item is called and about, so that the best passage of an item also says how good it is.
PASSAGE_CORPUS = Corpus(
    name=PASSAGES,
    documents=passages,
    facets=(),
    weights={"title": 2.2, "often": 1.7, "heading": 1.6, "labels": 1.5, "twice": 1.37, "summary": 1.2, "text": 1.0},
    numbers=("fresh_until",),
    fresh="fresh_until",
    stale=STALE,
    of_group=("title", "labels", "summary"),
    by_group=True,
)
