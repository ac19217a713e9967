"""Facts were carried over from the sources, sentences were not: no eight words in a row stand in both."""

import re
from itertools import islice
from pathlib import Path

import pytest
from django.conf import settings

from weerbaar.demo import knowledge

LONG = 8


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of LONG words, whatever their case and what stands between them."""
    words = re.findall(r"\w+", text.casefold())
    return set(zip(*(islice(words, start, None) for start in range(LONG)), strict=False))


def sources() -> dict[str, str]:
    """The documents of REFERENCE_DIR by name; {} where there are none."""
    if not settings.REFERENCE_DIR:
        return {}
    folder = Path(settings.BASE_DIR, settings.REFERENCE_DIR, "sources")
    return {path.name: path.read_text("utf-8", "replace") for path in sorted(folder.glob("*.txt"))}


@pytest.mark.skipif(not sources(), reason="Niet uitgevoerd: REFERENCE_DIR noemt geen map met sources/*.txt.")
def test_no_sentence_was_carried_over() -> None:
    theirs = {run for text in sources().values() for run in runs(text)}
    found = {
        f"{path.parent.name}/{path.name}": " ".join(run)
        for path in sorted(knowledge.FOLDER.glob("*/*"))
        for run in sorted(runs(path.read_text("utf-8")) & theirs)
    }
    assert found == {}


def test_a_run_of_eight_words_is_recognised() -> None:
    ours = "Zij schreven: een, twee. Drie vier vijf zes zeven acht negen."
    assert runs(ours) & runs("voor een twee drie vier vijf ZES zeven acht en nog meer woorden") == {
        ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht")
    }
