"""The ten documents of the demo: every kind of file, codes that exist, addresses of their own."""

import re

import pytest

from weerbaar.demo import papers
from weerbaar.demo.library import sources
from weerbaar.features.content.library.shelf import SHELF
from weerbaar.foundation.kit.ids import ALPHABET
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.shared.files.families import DOCUMENTS

SOURCES = sources()
LISTS = {
    "behoeften": "need", "deelbehoeften": "sub-need", "fasen": "phase", "dreigingen": "threat", "niveaus": "level",
    "voor": "target-group", "soort": "document-kind", "licentie": "licence",
}  # fmt: skip


def test_there_is_something_of_everything() -> None:
    assert len({one.told["ref"] for one in SOURCES}) == len(SOURCES) == 10
    assert {one.told["bestand"] for one in SOURCES} == set(papers.MAKERS) == set(DOCUMENTS.kinds)
    assert {one.told["zichtbaar"] for one in SOURCES} == {"openbaar", "leden", "crisisprofessionals"}
    assert {one.told["stand"] for one in SOURCES} == {"gepubliceerd", "concept"}
    assert set(LISTS.values()) < set(SHELF.every_code.values())


@pytest.mark.django_db
@pytest.mark.parametrize("source", SOURCES, ids=lambda one: one.told["ref"])
def test_what_is_told_exists(source) -> None:
    assert re.fullmatch(rf"[{ALPHABET}]{{8}}", source.told["ref"])
    for key, vocabulary in LISTS.items():
        assert set(filter(None, source.told.get(key, "").split("|"))) <= set(vocabularies.words(vocabulary)), key
    assert all(line.strip() for page in source.pages for line in page)
