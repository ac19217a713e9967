"""The matrix as a picture to take along: the cells of the page in words, strength and pattern, and what they mean.

All whole numbers, in units of which a letter is about ten wide.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from weerbaar.features.networks.maps.pictures import framed
from weerbaar.features.networks.maps.queries import Found
from weerbaar.features.networks.matrix.presenting import Drawn
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.foundation.ui.pictures import broken

NAMES, CELL, NARROW, MANY = 300, 150, 88, 10  # width of the row heads, of a cell, and of one of many
HEAD, UPRIGHT, LINE, NOTE = 70, 250, 26, 19  # height of the heads, of heads on their side, of a line, of a note
ROW = 48
SWATCH = 34
LETTERS, NOTE_LETTER = 26, 8.6  # letters in a row head; width of a letter of a note
STYLE = (
    ".mx text{font-size:19px;fill:var(--ink)}.mx .mx__strong{font-weight:700}.mx .mx__count{font-size:22px;"
    "font-weight:700}.mx .mx__note{font-size:15px}.mx .mx__mid{text-anchor:middle}"
    ".mx__cell{fill:#fff;stroke:var(--line);stroke-width:1}.mx__cell--few{fill:#EBF1F3}.mx__cell--some{fill:#D8E4E6}"
    ".mx__cell--many{fill:#C0D3D7}.mx__cell--single{fill:var(--ochre-soft)}.mx__cell--nobody{fill:var(--wrong-soft)}"
    ".mx__need{fill:var(--sunken)}.mx__side{stroke:var(--ink);stroke-width:3}"
)
# Along one edge, as on the page, so that what is written stands on an even ground.
PATTERNS = {
    "single": '<circle cx="5" cy="5" r="2.5"/>',
    "late": '<path d="M0 2H10M0 7H10" stroke="#14252B" stroke-width="2"/>',
    "nobody": '<path d="M0 10L10 0M-3 3L3 -3M7 13L13 7" stroke="#14252B" stroke-width="2"/>',
}
MEANINGS = (
    ("nobody", "niemand: er is niemand bekend, voor zover u mag zien"),
    ("late", "verlopen: wie bekend is, is te lang geleden bevestigd"),
    ("single", "maar één: valt die weg, dan is er niemand"),
)
COUNTED = "Een getal is het aantal organisaties met aanbod dat actief is en op tijd bevestigd"
CHANGED = "Wat er eerst was, staat eronder"
DASH = "Een streepje betekent niet dat er niemand is: u ziet alleen wie bekend is en bevestigd heeft"
ONLY_OWN = "Wat er ontbreekt, ziet u alleen voor uw eigen regio of behoefte"


def picture(found: Found, context: dict[str, Any]) -> str:
    """An SVG document of what the face shows (`context` is that of `face.as_matrix`)."""
    sees_gaps = context["sees_gaps"]
    told = [context["sentence"], COUNTED, CHANGED if found.asked.losses else "", ONLY_OWN if sees_gaps else DASH]
    return framed(found, _Sheet(context["matrix"], sees_gaps).drawing(), STYLE, "Matrix", told)


class _Sheet:
    """One drawing, from the top down."""

    def __init__(self, matrix: dict[str, Any], has_meanings: bool) -> None:
        self._matrix, self._has_meanings = matrix, has_meanings
        self._heads: list[str] = matrix["heads"]
        self._is_upright = len(self._heads) > MANY
        self._wide = NARROW if self._is_upright else CELL
        self._parts: list[str] = []
        self._y = 0

    def drawing(self) -> str:
        width = NAMES + self._wide * len(self._heads)
        self._sides()
        self._columns()
        for group in self._matrix["groups"]:
            if group.need:
                self._box("mx__need", 0, width, 34)
                label = vocabularies.label(Vocabulary.NEED, group.need)
                self._text(label, 10, self._y + 24, "mx__strong")
                self._y += 34
            for line in group.lines:
                self._row(line.label, line.cells)
        if self._has_meanings:
            self._meanings()
        patterns = "".join(
            f'<pattern id="mx-{name}" width="10" height="10" patternUnits="userSpaceOnUse">{inner}</pattern>'
            for name, inner in PATTERNS.items()
        )
        inner = "".join(self._parts)
        box = f"0 0 {max(width, 700)} {self._y + 2}"
        return f'<svg viewBox="{box}"><defs>{patterns}</defs><g class="mx">{inner}</g></svg>'

    def _sides(self) -> None:
        """The names of two regions beside each other."""
        for at, side in enumerate(self._matrix["sides"]):
            middle = NAMES + int((at + 0.5) * self._wide * self._matrix["columns"])
            self._text(side, middle, self._y + 24, "mx__strong mx__mid")
        self._y += 34 if self._matrix["sides"] else 0

    def _columns(self) -> None:
        """The heads; many of them lie on their side."""
        high = UPRIGHT if self._is_upright else HEAD
        self._text(self._matrix["corner"], 10, self._y + high - 12, "mx__strong")
        for at, head in enumerate(self._heads):
            middle = NAMES + at * self._wide + self._wide // 2
            if self._is_upright:
                x, y = middle + 7, self._y + high - 12
                self._parts.append(f'<text transform="translate({x} {y}) rotate(-90)">{escape(head)}</text>')
            else:
                lines = broken(head, self._wide // 12, 3)
                for place, text in enumerate(reversed(lines)):
                    self._text(text, middle, self._y + high - 10 - place * 22, "mx__mid")
        self._y += high

    def _row(self, label: str, cells: Sequence[Drawn]) -> None:
        names = broken(label, LETTERS, 3)
        notes = [[*self._notes(cell)] for cell in cells]
        high = max(ROW, len(names) * LINE + 12, *(42 + len(lines) * NOTE for lines in notes if lines))
        for place, text in enumerate(names):
            self._text(text, 10, self._y + high // 2 + 7 + int((place - (len(names) - 1) / 2) * LINE))
        self._parts.append(f'<path class="mx__cell" d="M0 {self._y + high}H{NAMES}"/>')
        for at, (cell, lines) in enumerate(zip(cells, notes, strict=True)):
            self._cell(NAMES + at * self._wide, high, cell, lines)
        self._y += high

    def _notes(self, cell: Drawn) -> Iterator[str]:
        """What stands under the number."""
        most = int((self._wide - 16) / NOTE_LETTER)
        if cell.before:
            yield f"was {cell.before}"
        yield from broken(cell.note, most)
        if cell.claims:
            yield from broken("dubbel beloofd" if cell.claims == 1 else f"{cell.claims} × dubbel beloofd", most)

    def _cell(self, x: int, high: int, cell: Drawn, notes: Sequence[str]) -> None:
        self._box(f"mx__cell mx__cell--{cell.kind}", x, self._wide, high)
        if cell.kind in PATTERNS:
            self._parts.append(
                f'<rect x="{x + 1}" y="{self._y + 1}" width="10" height="{high - 2}" fill="url(#mx-{cell.kind})"/>'
            )
        middle = x + self._wide // 2 + (5 if cell.kind in PATTERNS else 0)
        y = self._y + (high - len(notes) * NOTE) // 2 + 8
        self._text(cell.number, middle, y, "mx__mid mx__count" if cell.number[:1].isdigit() else "mx__mid")
        for place, text in enumerate(notes, 1):
            self._text(text, middle, y + place * NOTE, "mx__mid mx__note")

    def _meanings(self) -> None:
        self._y += 12
        for kind, text in MEANINGS:
            self._box(f"mx__cell mx__cell--{kind}", 0, SWATCH, 22)
            self._parts.append(f'<rect x="1" y="{self._y + 1}" width="10" height="20" fill="url(#mx-{kind})"/>')
            self._text(text, SWATCH + 12, self._y + 17)
            self._y += 32

    def _box(self, name: str, x: int, width: int, height: int) -> None:
        self._parts.append(f'<rect class="{name}" x="{x}" y="{self._y}" width="{width}" height="{height}"/>')

    def _text(self, text: str, x: int, y: int, name: str = "") -> None:
        self._parts.append(f'<text class="{name}" x="{x}" y="{y}">{escape(text)}</text>')
