"""Where the built front end lies: `build.mjs` writes names with a hash and a manifest that says which is which."""

import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static

UI = Path(__file__).resolve().parent
SOURCES = UI / "assets"
DIST = UI / "static" / "dist"
MANIFEST = DIST / "manifest.json"


def is_built() -> bool:
    return MANIFEST.exists()


def asset(name: str) -> str:
    """The address of a built file, e.g. 'app.css'; the plain name when nothing was built (the check says so).

    A process looks once, unless it develops: then a new build shows at once.
    """
    return _address(name, MANIFEST.stat().st_mtime_ns if settings.DEBUG and is_built() else 0)


@lru_cache(maxsize=256)
def _address(name: str, _: int) -> str:
    return static(f"dist/{_names().get(name, name)}")


def _names() -> dict[str, str]:
    return _read(MANIFEST.stat().st_mtime_ns) if is_built() else {}


@lru_cache(maxsize=2)
def _read(written_at: int) -> dict[str, str]:
    """The manifest of one build; `written_at` makes a new build a new question."""
    names: dict[str, str] = json.loads(MANIFEST.read_text())
    return names


@lru_cache(maxsize=1)
def icons() -> frozenset[str]:
    """The names that `{% icon %}` knows."""
    return frozenset(json.loads((SOURCES / "icons.json").read_text()))
