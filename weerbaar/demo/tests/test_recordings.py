"""The sound and the film of the demo say what their texts say, at the times that their captions tell."""

import re
from pathlib import Path

import pytest

from weerbaar.demo import knowledge
from weerbaar.demo.knowledge import Piece
from weerbaar.demo.recordings import FILM, FOLDER
from weerbaar.features.content.media import captions, telling
from weerbaar.shared.files.recognising import kind_of
from weerbaar.shared.files.recordings import seconds_of

PIECES = [*knowledge.read("aflevering"), knowledge.read_file(FILM)]
MOST = {".mp3": 750_000, ".webm": 500_000}  # bytes: everybody who takes the code takes these along


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.path.stem)
def test_what_is_heard_is_what_was_written(piece: Piece) -> None:
    cues = captions.read((FOLDER / f"{piece.ref}.vtt").read_text("utf-8"))
    lines = [line for text in piece.sections.values() for block in knowledge.blocks(text) for line in block.lines]
    said = [re.sub(r"^[A-Z]: ", "", line) for line in lines]
    assert words(" ".join(cue.text for cue in cues)) == words(" ".join(said)), "run weerbaar/demo/media/speak.py again"
    chapters = telling.chapters((FOLDER / f"{piece.ref}.hoofdstukken").read_text("utf-8"))
    assert [one.title for one in chapters] == list(piece.sections)
    path = next(path for path in FOLDER.glob(f"{piece.ref}.*") if path.suffix in MOST)
    assert cues[-1].end <= length_of(path) <= cues[-1].end + 3
    assert path.stat().st_size <= MOST[path.suffix]


def length_of(path: Path) -> float:
    size = path.stat().st_size
    with path.open("rb") as file:
        return seconds_of(kind_of(file, size), file, size)
