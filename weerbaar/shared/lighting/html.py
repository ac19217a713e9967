"""Putting links in a piece of HTML without touching anything else of it."""

import re
from collections import Counter
from html import escape, unescape

from weerbaar.shared.lighting.book import Book, hits

LEFT_ALONE = frozenset(
    """a h1 h2 h3 h4 h5 h6 code pre kbd samp button label legend select option summary dfn abbr th caption svg math
    nav template""".split()
)
"""What stands inside these is no running text, or may hold no link."""

RAW = frozenset(("script", "style", "textarea", "title", "iframe", "noscript", "xmp"))
"""What stands inside these is no HTML."""

TAG = re.compile(
    r"""<!--.*?-->|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)(?:[^"'>]|"[^"]*"|'[^']*')*>|<[!?][^>]*>""", re.DOTALL
)
OPENS = re.compile(r"<[a-zA-Z/!?]")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def lit(html: str, book: Book, done: set[str]) -> str:
    """The HTML with a link around the first occurrence of each name that is not `done` yet.

    Not in headings, links, code and the like. HTML that is not well-formed stays exactly as it is.
    """
    if not book.names:
        return html
    marked, inside, at = [], Counter[str](), 0
    seen = set(done)
    while at < len(html):
        found = TAG.search(html, at)
        text = html[at : found.start() if found else len(html)]
        if OPENS.search(text):  # a tag or a comment that does not end
            return html
        marked.append(text if inside.total() else _lit_text(text, book, seen))
        if not found:
            break
        marked.append(found.group())
        at = found.end()
        name = (found["name"] or "").lower()
        if name in LEFT_ALONE:
            _step(inside, name, bool(found["close"]))
        elif name in RAW and not found["close"]:
            end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(html, at)
            if end is None:
                return html
            marked.append(html[at : end.end()])
            at = end.end()
    done |= seen
    return "".join(marked)


def _step(inside: Counter[str], name: str, is_end: bool) -> None:
    if not is_end:
        inside[name] += 1
    elif inside[name]:
        inside[name] -= 1


def _lit_text(text: str, book: Book, done: set[str]) -> str:
    """One stretch of text between tags."""
    plain, places = _read(text)
    marked, at = [], 0
    for hit in hits(plain, book, done):
        start, end = places[hit.start], places[hit.end]
        marked += [text[at:start], f'<a class="lit" href="{escape(hit.url)}">{text[start:end]}</a>']
        at = end
    return "".join([*marked, text[at:]])


def _read(text: str) -> tuple[str, list[int]]:
    """The text as a reader has it, and where each of its characters (and its end) stands in the source."""
    letters: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        entity = ENTITY.match(text, at) if text[at] == "&" else None
        size = len(entity.group()) if entity else 1
        for letter in unescape(entity.group()) if entity else text[at]:
            letters.append(letter)
            places.append(at)
        at += size
    return "".join(letters), [*places, len(text)]
