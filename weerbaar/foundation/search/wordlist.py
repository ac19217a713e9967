"""Dutch words as all processes share them: form -> lemma and how common the form is.

Made once from `simplemma` (lemmas) and `wordfreq` (frequencies), which together would take 80 MB in every process;
the files take about 10 MB, once per machine.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from weerbaar.foundation.search.keytable import KeyTable, map_bytes, write_blobs
from weerbaar.foundation.search.text import fold, stems

FORMAT = 7
COMMONEST = 80_000  # words that may be parts of a compound, see docs/decisions on the search engine

LEMMAS = {
    "schapen": "schaap",
    "gemeenten": "gemeente",
    "gemeentes": "gemeente",
    "brandwonden": "brandwond",
    "brandwonde": "brandwond",
    "bedden": "bed",
    "baden": "bad",
    "data": "data",
    "media": "media",
    "aggregaten": "aggregaat",
    "reddingsvesten": "reddingsvest",
    "hulpdiensten": "hulpdienst",
    "bad": "bad",
    "kok": "kok",
    "koks": "kok",
    "moskeeen": "moskee",
    "weer": "weer",
}
"""Where the source is wrong or silent; folded form -> folded lemma."""


class WordList:
    """Lookup in the mapped files; `loaded()` gives the same as a dictionary, for who looks up a hundred thousand."""

    def __init__(self, folder: Path) -> None:
        self._forms = KeyTable(folder, "forms")
        self._lemmas = map_bytes(folder / "lemma").cast("I")
        self._zipf = map_bytes(folder / "zipf")

    def get(self, form: str) -> tuple[str, float] | None:
        """(lemma, Zipf frequency 0..8; 0 when rare) of a folded form; None when it is no known word."""
        number = self._forms.find(form.encode())
        return None if number < 0 else self._entry(number)

    def _entry(self, number: int) -> tuple[str, float]:
        return self._forms[self._lemmas[number]].decode(), self._zipf[number] / 25

    def loaded(self) -> dict[str, tuple[str, float]]:
        """All forms in memory (about 60 MB)."""
        return {self._forms[number].decode(): self._entry(number) for number in range(len(self._forms))}

    def near(self, start: str) -> list[tuple[str, float]]:
        """Forms that begin with `start`, with their frequency."""
        return [(key.decode(), self._zipf[number] / 25) for number, key in self._forms.under(start.encode())]


def _source() -> dict[str, tuple[str, float]]:
    """Folded form -> (folded lemma, Zipf frequency), from the two packages."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
    from wordfreq import top_n_list, zipf_frequency

    lemmas: dict[str, str] = {}
    for form, lemma in sorted(DefaultDictionaryFactory().get_dictionary("nl").items()):
        folded = fold(form)
        if folded.isalnum() and (folded not in lemmas or folded == form):
            lemmas[folded] = fold(lemma) if fold(lemma).isalnum() else folded
    zipf: dict[str, float] = {}
    for form in top_n_list("nl", COMMONEST):
        folded = fold(form)
        if folded.isalnum():
            zipf[folded] = max(zipf.get(folded, 0.0), zipf_frequency(form, "nl"))
    lemmas |= LEMMAS
    known = lemmas.keys() | zipf.keys() | set(lemmas.values())
    source = {form: (lemmas.get(form, form), zipf.get(form, 0.0)) for form in known}
    return _one_lemma_for_noun_and_verb(source)


def _one_lemma_for_noun_and_verb(source: dict[str, tuple[str, float]]) -> dict[str, tuple[str, float]]:
    """Joins infinitives with the noun that is their stem: vervoer(en), tolk(en), stroom and stromen.

    The source sends them at each other (tolk -> tolken, tolken -> tolk). The commonest of the two becomes the lemma.
    """
    chosen: dict[str, str] = {}
    for verb, (lemma, often) in source.items():
        if not verb.endswith("en") or verb in LEMMAS:
            continue
        for noun in stems(verb):
            found = source.get(noun, ("", 0.0))
            if noun in LEMMAS or found[0] not in (noun, verb) or lemma not in (noun, verb):
                continue
            if found[0] == lemma == noun:
                continue  # a plain plural
            if found[0] == verb or (len(noun) >= 4 and found[1] >= 3):
                chosen[verb] = chosen[noun] = noun if found[1] >= often - (0.7 if lemma == noun else 0) else verb
    return {form: (chosen.get(lemma, lemma), often) for form, (lemma, often) in source.items()}


def build(folder: Path) -> None:
    """Writes the list into an existing folder."""
    source = _source()
    forms = sorted(source, key=str.encode)
    number = {form: index for index, form in enumerate(forms)}
    import numpy as np

    write_blobs(folder, "forms", [form.encode() for form in forms])
    (folder / "lemma").write_bytes(np.array([number[source[form][0]] for form in forms], dtype=np.uint32).tobytes())
    (folder / "zipf").write_bytes(np.array([source[form][1] * 25 for form in forms], dtype=np.uint8).tobytes())


@lru_cache(maxsize=1)
def at(root: Path) -> WordList:
    """The list in this folder; made on first need (about three seconds, once per machine and version)."""
    name = f"woorden-{FORMAT}-{version('simplemma')}-{version('wordfreq')}"
    folder = root / name
    if not folder.exists():
        root.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=root))
        made.chmod(0o755)
        build(made)
        try:
            os.rename(made, folder)
        except OSError:  # another process was first
            shutil.rmtree(made, ignore_errors=True)
    return WordList(folder)


def default() -> WordList:
    """The list of this installation, in WORDS_DIR (which is SEARCH_DIR unless it says otherwise)."""
    from django.conf import settings

    return at(Path(settings.WORDS_DIR))
