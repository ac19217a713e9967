"""Sections that features add to a page of another feature, so that neither imports the other.

A feature says in its `plugs.py`: on the page 'organisation' there is a section 'Wat zij kunnen', made from this
template with this context. The page asks `filled('organisation', request, organisation)` and shows what comes back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

ContextFor = Callable[[HttpRequest, Any], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Section:
    """`name` is the anchor on the page ('capaciteiten'); `context` answers None when there is nothing to show."""

    page: str
    name: str
    title: str
    template: str
    context: ContextFor
    position: int = 50


@dataclass(frozen=True, slots=True)
class Filled:
    """A section with its content, ready for the page."""

    name: str
    title: str
    html: SafeString


_sections: dict[tuple[str, str], Section] = {}


def add(section: Section) -> None:
    _sections[section.page, section.name] = section


def sections(page: str) -> list[Section]:
    """The sections of one page, in order."""
    return sorted(
        (section for section in _sections.values() if section.page == page), key=lambda s: (s.position, s.name)
    )


def filled(page: str, request: HttpRequest, subject: Any) -> list[Filled]:
    """What the sections show about `subject` to this reader; the caller has fetched it through `visible_to`."""
    shown = []
    for section in sections(page):
        context = section.context(request, subject)
        if context is not None:
            html = render_to_string(section.template, context, request=request)
            shown.append(Filled(section.name, section.title, SafeString(html)))
    return shown
