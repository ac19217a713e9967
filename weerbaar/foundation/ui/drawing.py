"""Lists that are long and asked often are drawn by Jinja2, which is many times faster than Django's own templates.

One environment, found by the folder name `jinja2/` in each app; pages stay Django templates and put a drawn piece in
with `{% drawn "ui/capability.html" card=card %}`. Measured in docs/decisions/0009-lists-drawn-by-jinja2.md.
"""

from functools import lru_cache
from typing import Any

from django.template import engines
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment

from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.ui import assets
from weerbaar.foundation.ui.options import option_lines
from weerbaar.foundation.ui.tags import pieces, words


@lru_cache(maxsize=256)
def icon(name: str, label: str = "") -> SafeString:
    """As `{% icon %}`; remembered, since a process serves one build of the front end."""
    return pieces.icon(name, label)


def need(code: str) -> SafeString:
    """A need as icon, word and colour; remembered per word, which an editor may change."""
    return _need(code, vocabularies.label("need", code))


@lru_cache(maxsize=256)
def _need(code: str, label: str) -> SafeString:
    drawn = icon(code if code in assets.icons() else "help")
    return format_html('<span class="need need--{}">{}{}</span>', code, drawn, label)


@lru_cache(maxsize=256)
def badge(text: str, tone: str) -> SafeString:
    """The state of one thing: `tone` right or late."""
    drawn = icon("confirmed" if tone == "right" else "late")
    return format_html('<span class="nl-data-badge badge badge--{}">{}{}</span>', tone, drawn, text)


def environment(**options: Any) -> Environment:
    """What every drawn template may use."""
    env = Environment(**{**options, "trim_blocks": True, "lstrip_blocks": True})  # noqa: S701 - Django turns it on
    env.globals.update(icon=icon, need=need, badge=badge, option_lines=option_lines)
    env.filters.update(
        amount=words.amount,
        hours=words.hours,
        within=words.within,
        ago=words.ago,
        moment=words.moment,
        lead=lead,
        number=number,
    )
    return env


def lead(text: str, letters: int = 220) -> str:
    """The beginning of a text, cut after a whole word."""
    return text if len(text) <= letters else f"{text[:letters].rpartition(' ')[0]} …"


def number(value: float, places: int = 1) -> str:
    """A number with a decimal comma."""
    return f"{value:.{places}f}".replace(".", ",")


def draw(template: str, context: dict[str, Any]) -> SafeString:
    """A piece of a page; everything in it is escaped unless marked safe."""
    return mark_safe(engines["jinja2"].get_template(template).render(context))  # noqa: S308 - escaped by the engine


def drawn(template: str, **context: Any) -> SafeString:
    """`{% drawn "ui/capability.html" card=card level=4 %}`."""
    return draw(template, context)
