"""The values of a facet, drawn. A page has a hundred and fifty, so what is the same each time is made once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markupsafe import escape

from weerbaar.foundation.ui.tags import pieces


class Option(NamedTuple):
    """A link that looks like a box: it puts a filter on or takes it off. `seen`: how many there are, if counted."""

    code: str
    label: str
    seen: int | None
    chosen: bool
    url: str


AT_ONCE = 7


@dataclass(frozen=True, slots=True)
class Block:
    """One facet. `options` show at once, `more` behind a button; `chosen` is how many are on."""

    key: str
    label: str
    hint: str
    options: tuple[Option, ...]
    more: tuple[Option, ...]
    chosen: int
    open: bool


def block(key: str, label: str, every: Sequence[Option], *, hint: str = "", is_open: bool = False) -> Block:
    """A facet of these values in this order. Of many, the chosen and the fullest show at once."""
    chosen = {option.code for option in every if option.chosen}
    at_once = {option.code for option in every}
    if len(every) > AT_ONCE + 2:
        fullest = sorted(every, key=lambda option: (not option.chosen, -(option.seen or 0)))[:AT_ONCE]
        at_once = chosen | {option.code for option in fullest}
    shown = tuple(option for option in every if option.code in at_once)
    more = tuple(option for option in every if option.code not in at_once)
    return Block(key, label, hint, shown, more, len(chosen), is_open or bool(chosen))


def option_lines(key: str, options: Iterable[Option]) -> SafeString:
    """The `<li>` of each option; the id is that of facet and code, so that focus survives a replacement."""
    drawn: list[str] = []
    for code, label, seen, chosen, url in options:
        empty, full, after = _frame(key, code, label, chosen)
        drawn += (full if seen or chosen else empty, escape(url), after, "" if seen is None else _count(seen), _END)
    return mark_safe("".join(drawn))  # noqa: S308 - label and address are escaped, the rest is ours


_END = "</a></li>\n"
_CURRENT = SafeString(' aria-current="true"')
_CHOSEN = SafeString('<span class="only-read">Gekozen, haal weg: </span>')


@lru_cache(maxsize=4096)
def _frame(key: str, code: str, label: str, chosen: bool) -> tuple[str, str, str]:
    """What stands before the address, for an option that finds nothing and one that does, and what stands after."""
    empty, full = (
        format_html('<li><a class="{}" id="keuze-{}-{}" href="', classes, key, code)
        for classes in ("option option--none", "option")
    )
    after = format_html(
        '" rel="nofollow"{}><span class="option__box" aria-hidden="true">{}</span>'
        '<span class="option__label">{}{}</span>',
        _CURRENT if chosen else "",
        pieces.icon("check"),
        _CHOSEN if chosen else "",
        label,
    )
    return str(empty), str(full), str(after)


@lru_cache(maxsize=4096)
def _count(count: int) -> str:
    number = f"{count:,}".replace(",", ".")
    return f'<span class="option__count">{number}</span>'
