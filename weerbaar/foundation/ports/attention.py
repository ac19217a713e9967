"""What needs attention, and of whom. Features register their matters in `plugs.py`; the desk (Mijn organisatie, Mijn
gemeente, Mijn regio, Mijn behoefte, Mijn redactie) shows them, so that nobody has to search for what is to be done.

    attention.add(Matter(
        name="niet-erkend",                          # in addresses: lower case and hyphens
        title="Nog niet erkende organisaties",
        desk="area",                                 # or 'organisation', 'editorial'
        position=30,                                 # urgency: 10 now, 30 this week, 60 when there is time
        rows=unverified,                             # (user, scope) -> rows: only what they see and may act on
        item=lambda one: Item(one.name, one.get_absolute_url(), one.created_at.date(), "Nog niet erkend"),
        empty="Alle organisaties zijn erkend.",
        action="Bekijk de eerste organisatie",       # what the button on top says when this is the next step
    ))
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.db.models import QuerySet

from weerbaar.foundation.kit.rows import InTurn

Desk = Literal["organisation", "area", "editorial"]
ScopeKind = Literal["organisation", "municipality", "region", "need", "editorial"]
# A desk counts no further; above it the page says 'meer dan'.
COUNTED = 500
# The word of each kind in addresses and headings.
WORDS: dict[ScopeKind, str] = {
    "organisation": "organisatie",
    "municipality": "gemeente",
    "region": "regio",
    "need": "behoefte",
    "editorial": "redactie",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose desk: one organisation (`key` is its ref), municipality (GM…), region (VR…), need (its code), or the
    editors' (`key` 'alles').

    `subject` is the Organisation for an organisation, and None for the others.
    """

    kind: ScopeKind
    key: str
    name: str
    subject: Any = None

    @property
    def desk(self) -> Desk:
        match self.kind:
            case "organisation" | "editorial":
                return self.kind
            case _:
                return "area"

    @property
    def url(self) -> str:
        return f"/mijn/{WORDS[self.kind]}/{self.key}/"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that needs attention: what it is called, where to act, since (or until) when, and why, in Dutch."""

    title: str
    url: str
    since: date | None = None
    why: str = ""


Rows = QuerySet[Any] | Sequence[Any]


def _as_it_is(row: Any) -> Item:
    """For matters whose rows are items already."""
    assert isinstance(row, Item)
    return row


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of thing that needs attention.

    `rows(user, scope)`: only what this user may see and act upon, most urgent first; a queryset, or several in turn
    (`kit.rows.InTurn`), is counted and cut by the database. `item(row)` makes no query: select what it needs in `rows`.
    `kinds` narrows the desk to some scopes (area matters are not asked for a need unless 'need' stands in it).
    `url(scope)` is a page of its own to act on all of them at once; without it the desk has one. `action` is the text
    of the button when this is the next step; it leads to `url`, else to the first item.
    What was found is remembered until the spine has an entry whose code begins with one of `follows` (none: any), not
    at all when `is_kept` is false: for what changes without an entry.
    """

    name: str
    title: str
    desk: Desk
    position: int
    rows: Callable[[Any, Scope], Rows]
    item: Callable[[Any], Item] = _as_it_is
    empty: str = "Hier is nu niets te doen."
    action: str = ""
    url: Callable[[Scope], str] | None = None
    kinds: tuple[ScopeKind, ...] = ()
    follows: tuple[str, ...] = ()
    is_kept: bool = True

    def is_for(self, scope: Scope) -> bool:
        kinds = self.kinds or (("municipality", "region") if self.desk == "area" else (self.desk,))
        return scope.desk == self.desk and scope.kind in kinds


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done from a desk whenever one likes: a link beside what needs attention.

    `url(user, scope)` answers None where it is not for this reader.
    """

    name: str
    label: str
    desk: Desk
    position: int
    url: Callable[[Any, Scope], str | None]
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """An act for one reader and scope."""

    label: str
    url: str
    icon: str


_acts: dict[tuple[Desk, str], Act] = {}


def add_act(act: Act) -> None:
    _acts[act.desk, act.name] = act


def acts(user: Any, scope: Scope) -> list[Offered]:
    """What this reader can do from this desk, in order."""
    mine = sorted((act for act in _acts.values() if act.desk == scope.desk), key=lambda act: (act.position, act.name))
    return [Offered(act.label, url, act.icon) for act in mine if (url := act.url(user, scope)) is not None]


_matters: dict[tuple[Desk, str], Matter] = {}


def add(matter: Matter) -> None:
    _matters[matter.desk, matter.name] = matter


def matters(scope: Scope) -> list[Matter]:
    """What is looked at for this scope, most urgent first."""
    found = (matter for matter in _matters.values() if matter.is_for(scope))
    return sorted(found, key=lambda matter: (matter.position, matter.name))


@dataclass(frozen=True, slots=True)
class Pending:
    """One matter for one reader and scope: how many there are, and the first of them."""

    matter: Matter
    scope: Scope
    count: int
    items: tuple[Item, ...]

    @property
    def how_many(self) -> str:
        """In words that fit anywhere: '7', 'meer dan 500'."""
        return f"meer dan {COUNTED}" if self.count > COUNTED else str(self.count)

    @property
    def how_many_short(self) -> str:
        """As a number beside a word: '7', '500+'."""
        return f"{COUNTED}+" if self.count > COUNTED else str(self.count)

    @property
    def url(self) -> str:
        """The page with all of them."""
        return self.matter.url(self.scope) if self.matter.url else f"{self.scope.url}aandacht/{self.matter.name}/"

    @property
    def has_more(self) -> bool:
        """Is there more to see than the items: others, or a page to act on all of them at once?"""
        return self.count > len(self.items) or self.matter.url is not None

    @property
    def has_own_page(self) -> bool:
        return self.matter.url is not None

    @property
    def act_url(self) -> str:
        """Where the button leads: a page for all of them at once, else the first."""
        return self.url if self.matter.url or not self.items else self.items[0].url


def pending(user: Any, scope: Scope, matter: Matter, at_most: int = 5) -> Pending:
    """Ask one matter: how many there are, no further than one beyond `COUNTED` (nobody works through more, and it
    costs), and the first of them. Two queries, one when there is nothing."""
    rows = matter.rows(user, scope)
    if isinstance(rows, QuerySet):
        rows = InTurn(rows)
    count = rows.at_most(COUNTED + 1) if isinstance(rows, InTurn) else min(len(rows), COUNTED + 1)
    return Pending(matter, scope, count, tuple(matter.item(row) for row in rows[:at_most]))


def next_step(found: Sequence[Pending]) -> Pending | None:
    """The first that holds anything."""
    return next((one for one in found if one.count), None)
