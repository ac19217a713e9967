"""Faces as pictures to take along: what stands around every one of them, and list and table themselves.

A picture tells what is in it (title, selection, sentence, day, 'voor zover u mag zien'), and reads in black and white.
"""

from collections.abc import Iterator, Sequence
from html import escape

from django.http import HttpRequest
from django.utils.formats import date_format

from weerbaar.features.networks.maps.asked import COLUMNS, OFFERED_SORTS
from weerbaar.features.networks.maps.hits import Hit
from weerbaar.features.networks.maps.presenting import card, cell, groups, selection_in_words, summary
from weerbaar.features.networks.maps.queries import Found
from weerbaar.foundation.organisations.models import Freshness
from weerbaar.foundation.ui.pictures import broken, standalone
from weerbaar.foundation.ui.tags.words import amount, hours, within

SIZE, LINE, ROOM = 20, 27, 12  # of letters, from line to line, and around what stands in a row
LETTER = 0.58 * SIZE  # a common font is wider than that of the house
NAME = "naam"
WIDE = {NAME: 28, "organisatie": 26, "gebied": 24, "deelbehoeften": 24}  # letters side by side
USUAL_WIDE, MOST_LINES = 15, 4
LIST_WIDE = 100
STYLE = (
    f".pic text{{font-size:{SIZE}px;fill:var(--ink)}}.pic .pic__strong{{font-weight:700}}"
    ".pic .pic__soft{fill:var(--ink-soft)}.pic__rule{stroke:var(--line);stroke-width:1}"
    ".pic__rule--head{stroke:var(--ink);stroke-width:2}"
)
SOON = "Hoe snel: niet bekend"
Row = Sequence[str]


def framed(found: Found, drawing: str, style: str, title: str, told: Sequence[str]) -> str:
    """The drawing of a face as an SVG document. told: sentences to stand under it."""
    words = "; ".join(f"{what}: {which}" for what, which in selection_in_words(found))
    chosen = f"Selectie: {words or 'alles'}"
    return standalone(drawing, style, title, ". ".join(one for one in told if one), chosen)


def table_picture(request: HttpRequest, found: Found) -> str:
    """The rows of this page of the table, with the columns that were chosen."""
    names = [name for name in COLUMNS if name in found.asked.columns]
    heads = ["Capaciteit", *(COLUMNS[name] for name in names)]
    letters = [WIDE.get(name, USUAL_WIDE) for name in (NAME, *names)]
    rows = [[row.name, *(_words(row, name) for name in names)] for row in found.rows]
    return framed(found, _table(heads, letters, rows), STYLE, "Tabel", [summary(found), which_rows(found)])


def list_picture(request: HttpRequest, found: Found) -> str:
    """The capabilities of this page by organisation, each with where, how soon, how much and how sure."""
    lines = [*_listed(found)] or [("pic__strong", 0, summary(found))]
    return framed(found, _text(lines), STYLE, "Lijst", [summary(found), which_rows(found)])


def which_rows(found: Found) -> str:
    """Which of all rows are in the picture, and in what order they stand; '' when it holds them all."""
    if len(found.rows) >= found.result.total:
        return ""
    first = (found.asked.page - 1) * found.asked.page_size + 1
    last = first + len(found.rows) - 1
    order = OFFERED_SORTS.get(found.asked.sort, "").lower()
    return f"In beeld: {amount(first)} tot en met {amount(last)}" + (f", volgorde: {order}" if order else "")


def _words(row: Hit, name: str) -> str:
    """One cell of the table."""
    match name:
        case "organisatie":
            return row.organisation.name
        case "binnenUren":
            return within(row.notice_hours) or "niet bekend"
        case "volhoudtijd":
            return hours(row.sustain_hours) or "niet bekend"
        case "bevestigd":
            return _confirmed(row)
        case _:
            return str(cell(row, name))


def _confirmed(row: Hit) -> str:
    if row.confirmed_on is None:
        return "nog niet"
    late = "" if row.freshness == Freshness.CONFIRMED else " (verlopen)"
    return f"{date_format(row.confirmed_on, 'j F Y')}{late}"


def _listed(found: Found) -> Iterator[tuple[str, int, str]]:
    """(class, indent, text) of each line; an empty text is a rule."""
    rows = {row.ref: row for row in found.rows}
    for party in groups(found):
        example = " Voorbeeld, niet door de organisatie bevestigd." if party.is_example else ""
        yield "", 0, ""
        yield "pic__strong", 0, party.name
        yield "pic__soft", 0, f"{party.who}.{example}"
        for shown in party.cards:
            row = rows[shown.ref]
            told = card(row)
            facts = [
                told["where"],
                within(row.notice_hours) or SOON,
                amount(told["amount"], told["unit"]),
                f"bevestigd: {_confirmed(row)}",
                "nu onderbroken" if row.is_paused else "",
                told["agreement"],
            ]
            yield "pic__strong", 30, shown.title
            yield "", 30, " · ".join(fact for fact in facts if fact)


def _text(lines: Sequence[tuple[str, int, str]]) -> str:
    """Lines of text under each other; long ones are broken."""
    width, y, parts = int(LIST_WIDE * LETTER), 0, list[str]()
    for name, indent, text in lines:
        if not text:
            y += ROOM
            parts.append(_rule(y, width))
        for piece in broken(text, LIST_WIDE - indent // 10, 3):
            y += LINE
            parts.append(f'<text class="{name}" x="{indent}" y="{y}">{escape(piece)}</text>')
    return _svg(width, y + ROOM, parts)


def _table(heads: Row, letters: Sequence[int], rows: Sequence[Row]) -> str:
    """Rows in columns that hold so many letters side by side, under their heads."""
    starts = [int(sum(letters[:at]) * LETTER) for at in range(len(letters))]
    width, y, parts = int(sum(letters) * LETTER), 0, list[str]()
    for number, row in enumerate([heads, *rows]):
        cells = [broken(text, most - 1, MOST_LINES) for text, most in zip(row, letters, strict=True)]
        for at, (x, lines) in enumerate(zip(starts, cells, strict=True)):
            strong = ' class="pic__strong"' if not number or not at else ""
            parts += [
                f'<text{strong} x="{x}" y="{y + (place + 1) * LINE}">{escape(text)}</text>'
                for place, text in enumerate(lines)
            ]
        y += max(1, *map(len, cells)) * LINE + ROOM
        parts.append(_rule(y, width, "" if number else " pic__rule--head"))
    return _svg(width, y, parts)


def _rule(y: int, width: int, how: str = "") -> str:
    return f'<line class="pic__rule{how}" x1="0" y1="{y}" x2="{width}" y2="{y}"/>'


def _svg(width: int, height: int, parts: Sequence[str]) -> str:
    return f'<svg viewBox="0 0 {width} {height}"><g class="pic">{"".join(parts)}</g></svg>'
