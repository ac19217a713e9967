"""The colours can be read by everybody, and nothing that the stylesheet counts on is missing."""

import json
import re
from pathlib import Path

import pytest

from weerbaar.foundation.ui import assets

TOKENS = json.loads((assets.SOURCES / "tokens.json").read_text())
PAIRS = [
    (front, back, least, side)
    for least, fronts, backs in TOKENS["contrast"]
    for front in fronts
    for back in backs
    for side in (0, 1)
]


def luminance(colour: str) -> float:
    """Relative luminance of '#rrggbb', as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("front", "back", "least", "side"), PAIRS)
def test_contrast(front: str, back: str, least: float, side: int):
    light, dark = sorted((luminance(TOKENS["colours"][name][side]) for name in (front, back)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least


def test_front_end_is_built():
    assert assets.is_built(), "npm ci --ignore-scripts && node build.mjs"


def test_every_token_that_is_used_is_defined():
    css = next(assets.DIST.glob("app.*.css")).read_text()
    used = set(re.findall(r"var\((--[\w-]+)\)", css))
    defined = set(re.findall(r"[;{](--[\w-]+):", css))
    assert used - defined == set()


def test_first_visit_weighs_at_most_100_kilobytes():
    names = json.loads(assets.MANIFEST.read_text())
    packed = sum(
        (assets.DIST / f"{names[n]}.br").stat().st_size for n in ("app.css", "app.js", "theme.js", "icons.svg")
    )
    font = (assets.DIST / names["atkinson-hyperlegible-next-latin-wght-normal.woff2"]).stat().st_size
    page = 12_000
    assert packed + font + page <= 100_000


def test_every_icon_that_a_template_names_exists():
    named = {
        name
        for path in _templates()
        for name in re.findall(r"""(?:{% icon |[{ ]icon\()["']([\w-]+)["']""", path.read_text())
    }
    assert named - assets.icons() == set()


def test_every_class_that_a_template_names_has_a_style():
    """A class without a rule is a wish that nobody granted: write the rule, or use what the gallery has."""
    css = next(assets.DIST.glob("app.*.css")).read_text()
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", css))
    for path in _templates():
        fixed = re.sub(r"[^\s\"]*\{\{.*?\}\}[^\s\"]*", " ", re.sub(r"\{%.*?%\}", " ", path.read_text()))
        wishes = {name for names in re.findall(r'class="([^"]*)"', fixed) for name in names.split()} - known
        assert not wishes, f"{path}: {sorted(wishes)}"


def _templates() -> list[Path]:
    """Every template of the house, of both kinds; the back office is dressed by Wagtail."""
    house = assets.UI.parent.parent
    found = [path for folder in ("templates", "jinja2") for path in house.rglob(f"{folder}/**/*.html")]
    return sorted(path for path in found if "backoffice" not in path.parts)
