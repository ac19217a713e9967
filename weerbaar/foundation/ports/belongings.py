"""What hangs on an organisation, and how it moves when two organisations turn out to be one, one becomes two, or one
stops. Every foreign key to Organisation is registered here by the feature that has it; a test walks them all.

    belongings.add(Belonging(Capability, "organisation", "Wat zij kunnen bijdragen", visible_to=queries.visible_to))
    belongings.add(Belonging(Letter, "about", "Brieven", moves=False))
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

Tell = Callable[[Any], None]


def _tells_nothing(row: Any) -> Tell:
    return lambda actor: None


@dataclass(frozen=True, slots=True)
class Belonging:
    """Rows of `model` that name an organisation in `field`.

    `title`: what they are called in the list of what goes where. `visible_to(user)`: the rows that a reader may see;
    without it they are machinery, which moves along and is not listed. `moves=False`: stays with the organisation that
    goes. `twin_by`: the other fields in which two rows must be equal to say the same; the one of the organisation that
    goes then ends (None: rows never say the same), or stays where it is (`twin_stays`: other rows hang on it).
    `by_uuid`: `field` holds a uuid, of an organisation where `kind` is 'organisation'. `splits`: may be chosen to go to
    a new organisation.

    `guarded(row)`: the record whose audience follows from this row (None: none), `audience_of(record)` what it must be.
    `name_of(row)`, `url_of(row)`: how it stands in the list. `watch(row)` is called before the row moves and gives what
    tells the history of it afterwards.
    """

    model: type[Model]
    field: str
    title: str
    visible_to: Callable[[Any], QuerySet[Any]] | None = None
    moves: bool = True
    twin_by: tuple[str, ...] | None = None
    twin_stays: bool = False
    by_uuid: bool = False
    splits: bool = False
    guarded: Callable[[Any], Any] | None = None
    audience_of: Callable[[Any], list[str]] | None = None
    name_of: Callable[[Any], str] = str
    url_of: Callable[[Any], str] | None = None
    watch: Callable[[Any], Tell] = _tells_nothing

    @property
    def name(self) -> str:
        return f"{self.model._meta.label_lower}.{self.field}"


@dataclass(frozen=True, slots=True)
class Ending:
    """What ends when an organisation stops.

    `rows(organisation, day)`: each record with the values that say so; `visible_to(user)` limits what is listed.
    `tell(actor, record, is_over, changes)` records it, when it ends and when the organisation goes on after all.
    """

    name: str
    title: str
    rows: Callable[[Any, date], Iterable[tuple[Any, Mapping[str, Any]]]]
    visible_to: Callable[[Any], QuerySet[Any]]
    tell: Callable[[Any, Any, bool, dict[str, list[Any]]], None]
    position: int = 50
    name_of: Callable[[Any], str] = str


# Mends what no longer fits after rows went to another organisation; gives the rows that were added.
Mending = Callable[[Iterable[Any]], Iterable[Model]]

_belongings: dict[str, Belonging] = {}
_endings: dict[str, Ending] = {}
_mendings: list[Mending] = []


def add(belonging: Belonging) -> None:
    _belongings[belonging.name] = belonging


def every() -> list[Belonging]:
    return list(_belongings.values())


def add_ending(ending: Ending) -> None:
    _endings[ending.name] = ending


def endings() -> list[Ending]:
    return sorted(_endings.values(), key=lambda ending: (ending.position, ending.name))


def add_mending(mending: Mending) -> None:
    if mending not in _mendings:
        _mendings.append(mending)


def mendings() -> list[Mending]:
    return list(_mendings)
