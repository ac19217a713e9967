"""The small picture of a column as SVG: steps and years as standing bars, values as lying ones with their words."""

from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe

from weerbaar.features.content.datasets.analysing.measuring import TOP

WIDTH, HEIGHT, GAP = 280, 72, 2
LINE = 24
LONGEST = 30  # letters of a word in a picture
Bars = Sequence[Sequence[object]]


def picture(shape: str, bars: Bars, told: str) -> SafeString:
    """An `svg` that says `told` to who cannot see it; '' without bars. Its colours stand in the style sheet."""
    if not bars:
        return SafeString()
    counts = [int(str(count)) for _, count in bars]
    labels = [str(label) for label, _ in bars]
    inside, height = (_lying(labels, counts), LINE * len(bars)) if shape == TOP else (_standing(labels, counts), HEIGHT)
    return mark_safe(  # noqa: S308 - every text in it went through escape
        f'<svg class="column-picture" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(told)}">'
        f"{inside}</svg>"
    )


def _lying(labels: list[str], counts: list[int]) -> str:
    """Each value on a line: its bar, its words over it, its count at the end."""
    most = max(counts) or 1
    lines = []
    for at, (label, count) in enumerate(zip(labels, counts, strict=True)):
        top = at * LINE
        wide = round((WIDTH - 56) * count / most, 1)
        words = label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…"
        lines.append(
            f'<rect class="column-picture__soft" x="0" y="{top + 1}" width="{max(wide, 2)}" height="{LINE - 3}"/>'
            f'<text x="6" y="{top + 16}">{escape(words)}</text>'
            f'<text class="column-picture__count" x="{WIDTH - 2}" y="{top + 16}">{count}</text>'
        )
    return "".join(lines)


def _standing(labels: list[str], counts: list[int]) -> str:
    """Bars on a line that is zero; the first and the last label under it."""
    most, wide, floor = max(counts) or 1, WIDTH / len(counts), HEIGHT - 18
    bars = []
    for at, count in enumerate(counts):
        high = round((floor - 4) * count / most, 1)
        if count:
            high = max(high, 1.5)
        bars.append(
            f'<rect x="{round(at * wide + GAP / 2, 1)}" y="{round(floor - high, 1)}" '
            f'width="{round(min(wide - GAP, 48), 1)}" height="{high}"/>'
        )
    first, last = labels[0].split(" tot ")[0], labels[-1].rpartition(" tot ")[2]
    ends = f'<text x="0" y="{HEIGHT - 3}">{escape(first)}</text>'
    if len(labels) > 1 or " tot " in labels[0]:
        ends += f'<text class="column-picture__count" x="{WIDTH}" y="{HEIGHT - 3}">{escape(last)}</text>'
    return f'{"".join(bars)}<line x1="0" y1="{floor}" x2="{WIDTH}" y2="{floor}"/>{ends}'
