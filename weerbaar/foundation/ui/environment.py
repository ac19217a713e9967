"""What every drawn template may use (see `ui/drawing.py`)."""

from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import SafeString
from jinja2 import Environment

from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.ui.drawing import component
from weerbaar.foundation.ui.options import option_lines
from weerbaar.foundation.ui.tags import pieces, words

_badge, _need = lru_cache(maxsize=256)(component(pieces.badge)), lru_cache(maxsize=256)(component(pieces.need))
url = lru_cache(maxsize=256)(reverse)


def need(code: str) -> SafeString:
    """A need as icon, word and colour; remembered per word, which an editor may change."""
    return _need(code, vocabularies.label("need", code))


def environment(**options: Any) -> Environment:
    """The one environment; Django asks for it with its own options."""
    env = Environment(**{**options, "trim_blocks": True, "lstrip_blocks": True})  # noqa: S701 - Django turns it on
    env.globals.update(
        icon=pieces.icon,
        need=need,
        badge=_badge,
        button=component(pieces.button),
        chip=component(pieces.chip),
        tiles_mark=pieces.tiles_mark,
        option_lines=option_lines,
        url=url,
    )
    env.filters.update(
        amount=words.amount,
        hours=words.hours,
        within=words.within,
        ago=words.ago,
        moment=words.moment,
        lead=lead,
        number=number,
        quoted=quoted,
        icon=pieces.icon,
    )
    return env


def lead(text: str, letters: int = 220) -> str:
    """The beginning of a text, cut after a whole word."""
    return text if len(text) <= letters else f"{text[:letters].rpartition(' ')[0]} …"


def number(value: float, places: int = 1) -> str:
    """A number with a decimal comma."""
    return f"{value:.{places}f}".replace(".", ",")


def quoted(text: str) -> str:
    """A text as the value of a key in an address."""
    return quote(text, safe="")
