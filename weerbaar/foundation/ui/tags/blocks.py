"""Pieces with something inside: notice, empty state, head of a page, region of a table, sheet."""

from django.utils.safestring import SafeString

from weerbaar.foundation.ui.drawing import draw

NOTICE_ICONS = {"right": "confirmed", "late": "late", "wrong": "warning", "info": "info"}


def notice(content: str, tone: str = "info") -> SafeString:
    """`{% notice tone='late' %}<p>…</p>{% endnotice %}`; `tone`: info, right, late or wrong."""
    return _piece("notice", content, tone=tone, icon=NOTICE_ICONS[tone])


def empty(content: str, title: str) -> SafeString:
    """`{% empty 'Niets gevonden' %}<p>why, and what now</p>{% endempty %}`, with the unlit tile map."""
    return _piece("empty", content, title=title)


def page_head(content: str, title: str, lead: str = "", kicker: str = "") -> SafeString:
    """`{% page_head 'Titel' lead='…' kicker='Organisatie' %}buttons{% endpage_head %}`: the one h1 of a page."""
    return _piece("page_head", content, title=title, lead=lead, kicker=kicker)


def table_region(content: str, label: str) -> SafeString:
    """A frame around `<table class="data">` that scrolls when the table is wider than the screen."""
    return _piece("table_region", content, label=label)


def sheet(content: str, id: str, title: str, count: int = 0, icon: str = "filter", done: str = "Klaar") -> SafeString:
    """`{% sheet 'filters' 'Filters' count=3 %}…{% endsheet %}`: beside the page on a wide screen, behind a button on a
    phone. Needs no script."""
    return _piece("sheet", content, id=id, title=title, count=count, icon=icon, done=done)


def _piece(name: str, content: str, **context: object) -> SafeString:
    return draw(f"ui/components/{name}.html", {"content": content, **context})
