"""The faces of one selection: a list, a table, and what features above add (a map, a network, a matrix).

A feature makes one `Face` and calls `add` in its plugs.py. The page at `/netwerkkaart/` reads the address, finds, and
draws the face that `weergave` names between the question and the filters. What a face lets people choose stands in the
address too, under its `keys`, and survives a look at another face.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from weerbaar.features.networks.maps.queries import Found

USUAL = "lijst"


@dataclass(frozen=True, slots=True)
class Key:
    """One choice that a face adds to the address: its values, asked at every reading, and the usual one (or none)."""

    values: Callable[[], Collection[str]]
    usual: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """One way to look at a selection.

    name: value of `weergave` in the address. title: on the tab, in order of `position`.
    template: drawn in place of the list, with the context of the page and `context(request, found)` on top.
        `sentence` in it is the face in one sentence, for the heading and for those who listen; without it the page
        says how much was found.
    keys: choices of this face in the address -> Key. Names are shared by all faces, so choose telling ones.
    has_rows: shows one page of rows, so that order and pages stand around it. Without, `found.rows` is empty.
    shows_nothing: has something to tell when nothing was found.
    picture: the face as a picture to take along: the text of an SVG document with its own colours.
    """

    name: str
    title: str
    template: str
    context: Callable[[HttpRequest, Found], dict[str, Any]]
    position: int = 50
    keys: Mapping[str, Key] = field(default_factory=dict)
    has_rows: bool = False
    shows_nothing: bool = False
    picture: Callable[[HttpRequest, Found], str] | None = None


_faces: dict[str, Face] = {}


def add(face: Face) -> None:
    """Puts a face on the page; a second one of the same name takes its place."""
    _faces[face.name] = face


def face(name: str) -> Face:
    """The face of this name; KeyError when there is none."""
    return _faces[name]


def faces() -> list[Face]:
    """All faces, in the order of their tabs."""
    return sorted(_faces.values(), key=lambda one: (one.position, one.name))


def keys() -> dict[str, Key]:
    """The choices of all faces together."""
    return {name: key for one in faces() for name, key in one.keys.items()}
