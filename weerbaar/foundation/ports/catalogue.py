"""What of this site is open data. Features tell what everybody may have; the catalogue describes it for the world.

    catalogue.add(catalogue.Source("datasets", described.every, "Datasets", "Tabellen …", page="/gegevens/"))

`every()` gives only what is public, asked as somebody without an account. Paths begin with '/'; codes are those of our
vocabularies (licence, data-theme, frequency, language) and of areas.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

PUBLIC_LICENCE = ""  # that of all open data of this site (OPEN_DATA_LICENCE)


@dataclass(frozen=True, slots=True)
class Distribution:
    """One way to have the data. `name` tells it apart within its data set ('csv-1'); `label` is what people call it
    beside the name of that. `access` is a page or an API, `download` the file itself. `file_type` is a code of the
    European list ('CSV', '' for none); `digest` SHA-256.
    """

    name: str
    title: str
    label: str
    access: str
    media_type: str
    file_type: str = ""
    download: str = ""
    size: int | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class OpenData:
    """One set of data. `id` names it for good ('dataset/abcd2345': its address in the world is /id/dataset/abcd2345);
    `page` is where people read about it. `creator` is an organisation, `contact` words, a mail address or a web page;
    empty means: those of this site. `replaces` is the id of what it came in the place of, if that is public too.
    """

    id: str
    title: str
    description: str
    page: str
    distributions: tuple[Distribution, ...]
    themes: tuple[str, ...] = ()
    creator: str = ""
    contact: str = ""
    licence: str = PUBLIC_LICENCE
    keywords: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    issued: date | None = None
    modified: datetime | None = None
    frequency: str = ""
    area: tuple[str, ...] = ("NL",)
    period_from: date | None = None
    period_to: date | None = None
    language: str = "nl"
    version: str = ""
    replaces: str = ""
    source: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    """A way to ask for data by a program. `described_at` is its description for machines, `serves` ids of data sets."""

    id: str
    title: str
    description: str
    page: str
    endpoint: str
    described_at: str
    serves: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


Every = Callable[[], Iterator[OpenData | Service]]


@dataclass(frozen=True, slots=True)
class Source:
    """Open data of one feature, under its `title` with a sentence about it. `page`: where all of it is listed, if it
    may be much; then the newest stand on the page about open data."""

    name: str
    every: Every
    title: str
    text: str
    page: str = ""
    position: int = 50


_sources: dict[str, Source] = {}


def add(source: Source) -> None:
    """A second one of the same name takes its place."""
    _sources[source.name] = source


def sources() -> list[Source]:
    """In the order of their positions."""
    return sorted(_sources.values(), key=lambda one: (one.position, one.name))


def every() -> Iterator[OpenData | Service]:
    """All of it, source by source."""
    for source in sources():
        yield from source.every()
