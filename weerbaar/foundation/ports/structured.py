"""What pages tell programs about what stands on them (schema.org), and which picture goes with a link to them.

A feature says in its `plugs.py`: of the page with this URL name, this is what it is about. The frame of every page
asks `of(view_name, context)` and writes the answer in its head as JSON-LD, which tells no more than the page shows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

Data = dict[str, Any]
Describe = Callable[[Mapping[str, Any]], Data | None]
PLAIN = "pagina"


@dataclass(frozen=True, slots=True)
class Told:
    """`describe(context)` gives what a page with this context is about, without '@context' and without a query; None
    when there is nothing to tell. `picture` is the one word on the picture beside a link ('Praktijk')."""

    describe: Describe | None
    picture: str = ""

    @property
    def picture_name(self) -> str:
        return slugify(self.picture) or PLAIN


_told: dict[str, list[Told]] = {}


def tell(view_name: str, describe: Describe | None = None, *, picture: str = "") -> None:
    """Add what there is to tell of the page with this URL name; several features may tell of one page."""
    told = Told(describe, picture)
    if told not in _told.setdefault(view_name, []):
        _told[view_name].append(told)


def of(view_name: str, context: Mapping[str, Any]) -> list[Data]:
    """All that is told of this page."""
    described = (told.describe(context) for told in _told.get(view_name, ()) if told.describe)
    return [data for data in described if data]


def picture_of(view_name: str) -> str:
    """The name of the picture that goes with a link to this page ('praktijk')."""
    return next((told.picture_name for told in _told.get(view_name, ()) if told.picture), PLAIN)


def pictures() -> dict[str, str]:
    """Name of each picture -> the word on it ('' for the one of all other pages)."""
    return {PLAIN: "", **{t.picture_name: t.picture for every in _told.values() for t in every if t.picture}}
