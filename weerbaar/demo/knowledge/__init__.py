"""The knowledge of the demo as text files: `weerbaar/demo/knowledge/<kind>/*.txt`, described in README.md beside this.

A file is a head of `key: value` lines, an empty line, and a body in sections that each begin with `## Heading`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from weerbaar.demo.files import absolute, day, several
from weerbaar.demo.known import ContentError
from weerbaar.foundation.taxonomy import areas

FOLDER = Path(__file__).parent
KINDS = (
    "nieuws", "pagina", "faq", "praktijk", "initiatief", "vraagstuk", "begrip", "dataset", "serie", "aflevering",
    "pakket",
)  # fmt: skip
_KEY = re.compile(r"([a-z][a-z-]*): +(\S.*)")
_HEADING = re.compile(r"## +(\S.*)")


@dataclass(frozen=True, slots=True)
class Piece:
    """One text: what it tells of itself by key, its sections by heading in the order of the file, and the file.

    The text before the first heading is the section ''; it is there only when it holds something.
    """

    told: dict[str, str]
    sections: dict[str, str]
    path: Path

    @property
    def ref(self) -> str:
        return self.told["ref"]

    def several(self, key: str) -> list[str]:
        """The parts of a value with '|' between them; [] when the key is not there."""
        return several(self.told.get(key, ""))

    def named(self, word: str) -> dict[str, str]:
        """The sections `## Word: Title` by title: `named('Standpunt')`."""
        start = f"{word}: "
        return {head.removeprefix(start): text for head, text in self.sections.items() if head.startswith(start)}


class Block(NamedTuple):
    """A part of running text: an 'alinea', a 'citaat', or a 'lijst' of its items."""

    kind: Literal["alinea", "citaat", "lijst"]
    lines: list[str]


def read(kind: str) -> list[Piece]:
    """Every text of one kind, by file name. Raises ContentError, which names file and line."""
    return [_piece(path) for path in sorted((FOLDER / kind).glob("*.txt"))]


def read_file(path: Path) -> Piece:
    """One text that stands elsewhere, in the same form. Raises ContentError."""
    return _piece(path)


def values(piece: Piece) -> dict[str, object]:
    """What every kind on the shelf shares, by the names of its fields. Raises ContentError for an area that is none."""
    told = piece.told
    lists = {
        "needs": "behoeften", "sub_needs": "deelbehoeften", "phases": "fasen", "threats": "dreigingen",
        "levels": "niveaus", "target_groups": "voor",
    }  # fmt: skip
    return {
        "title": told["titel"],
        "summary": told["samenvatting"],
        "visibility": told.get("zichtbaar", "openbaar"),
        "language": told.get("taal", "nl"),
        "review_due_on": day(told.get("herzien", "")),
        "area": _area(piece),
        **{name: piece.several(key) for name, key in lists.items()},
    }


def head(text: str) -> tuple[dict[str, str], str]:
    """A section that begins with `key: value` lines of its own: those, and the text after the empty line."""
    first, _, rest = text.partition("\n\n")
    found = [_KEY.fullmatch(line) for line in first.splitlines()]
    if not all(found):
        return {}, text
    return {match[1]: absolute(match[2].strip()) for match in found if match}, rest.strip()


def blocks(text: str) -> list[Block]:
    """Running text in parts: an empty line parts them; lines with '- ' are a list, those with '> ' a quote."""
    return [_block(part.splitlines()) for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]


def items(text: str) -> list[str]:
    """The items of the lists in a section, without the dash."""
    return [line for block in blocks(text) if block.kind == "lijst" for line in block.lines]


def pairs(text: str) -> list[tuple[str, str]]:
    """Items of the form `- name: what about it`, as pairs."""
    return [(name.strip(), rest.strip()) for name, _, rest in (item.partition(": ") for item in items(text))]


def _block(lines: list[str]) -> Block:
    for kind, mark in (("lijst", "- "), ("citaat", "> ")):
        if all(line.startswith(mark) for line in lines):
            plain = [line.removeprefix(mark).strip() for line in lines]
            return Block(kind, plain) if kind == "lijst" else Block(kind, [" ".join(plain)])  # type: ignore[arg-type]
    return Block("alinea", [" ".join(line.strip() for line in lines)])


def _area(piece: Piece) -> list[str]:
    """'Nederland', 'Zeeland (VR19)' or several with '|' between them, as codes."""
    try:
        found = [code for part in piece.several("gebied") for code in areas.parse(re.sub(r".*\((.+)\)$", r"\1", part))]
    except areas.UnclearArea as error:
        raise ContentError(f"{_at(piece.path, 1)}: {error}") from error
    return list(areas.normalise(found))


def _piece(path: Path) -> Piece:
    first, _, body = path.read_text("utf-8").partition("\n\n")
    told: dict[str, str] = {}
    for number, line in enumerate(first.splitlines(), start=1):
        match = _KEY.fullmatch(line)
        if not match:
            raise ContentError(f"{_at(path, number)}: hier hoort 'sleutel: waarde' te staan, niet '{line[:40]}'.")
        if match[1] in told:
            raise ContentError(f"{_at(path, number)}: '{match[1]}' staat er twee keer.")
        told[match[1]] = absolute(match[2].strip())
    for key in ("ref", "titel"):
        if key not in told:
            raise ContentError(f"{_at(path, 1)}: '{key}' ontbreekt.")
    return Piece(told, _sections(path, body, len(first.splitlines()) + 2), path)


def _sections(path: Path, body: str, starts_at: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, heading, text in _parts(body, starts_at):
        if heading in found:
            raise ContentError(f"{_at(path, number)}: de kop '{heading}' staat er twee keer.")
        if not text and heading:
            raise ContentError(f"{_at(path, number)}: onder de kop '{heading}' staat niets.")
        if text:
            found[heading] = text
    return found


def _parts(body: str, starts_at: int) -> Iterator[tuple[int, str, str]]:
    """Line, heading and text of each section; what stands before the first heading has heading ''."""
    at, heading, lines = starts_at, "", list[str]()
    for number, line in enumerate(body.splitlines(), start=starts_at):
        if match := _HEADING.fullmatch(line.rstrip()):
            yield at, heading, "\n".join(lines).strip()
            at, heading, lines = number, match[1], []
        else:
            lines.append(line.rstrip())
    yield at, heading, "\n".join(lines).strip()


def _at(path: Path, number: int) -> str:
    return f"{path.parent.name}/{path.name}, regel {number}"
