"""The vocabularies in memory: small, read on every page, changed a few times a year.

Each process keeps them for at most `KEPT_FOR` seconds, so a change in the back office shows everywhere within that time
and a list costs no query for its labels. `forget()` drops them at once (after loading, in tests).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from weerbaar.foundation.taxonomy.kept import Kept
from weerbaar.foundation.taxonomy.models import Term, Vocabulary

KEPT_FOR = 20.0


@dataclass(frozen=True, slots=True)
class Word:
    """One term: `parent` is the code of the term it belongs to ('' for none), `place` its number in the list.

    `mapping`: codes of other lists by their name; under 'uri' the address by which the world knows it.
    """

    code: str
    label: str
    parent: str
    other_names: tuple[str, ...]
    is_retired: bool
    place: int
    label_en: str = ""
    description: str = ""
    mapping: Mapping[str, Any] = field(default_factory=dict)


Shelf = Mapping[str, Mapping[str, Word]]


def _read() -> Shelf:
    shelf: dict[str, dict[str, Word]] = {name: {} for name in Vocabulary.values}
    for term in Term.objects.select_related("parent").order_by("vocabulary", "position", "code"):
        shelf.setdefault(term.vocabulary, {})[term.code] = Word(
            code=term.code,
            label=term.label_nl,
            parent=term.parent.code if term.parent else "",
            other_names=tuple(term.other_names),
            is_retired=term.is_retired,
            place=term.position,
            label_en=term.label_en,
            description=term.description,
            mapping=term.mapping,
        )
    return shelf


_kept = Kept(_read, KEPT_FOR)
forget = _kept.forget


def words(vocabulary: str) -> Mapping[str, Word]:
    """All terms of one vocabulary by code, in their order, retired ones included."""
    return _kept.get().get(vocabulary, {})


def edition() -> int:
    """A number that goes up when any word has changed."""
    _kept.get()
    return _kept.edition


def codes(vocabulary: str) -> tuple[str, ...]:
    """The codes that may be chosen now, in order."""
    return tuple(code for code, word in words(vocabulary).items() if not word.is_retired)


def label(vocabulary: str, code: str) -> str:
    """The Dutch label of a code; the code itself when the list does not know it."""
    word = words(vocabulary).get(code)
    return word.label if word else code


def needs_of(sub_needs: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """The needs that these sub-needs belong to, each once, in the order of the needs."""
    known = words(Vocabulary.SUB_NEED)
    found = {known[code].parent for code in sub_needs if code in known}
    return tuple(code for code in words(Vocabulary.NEED) if code in found)


def sub_needs_of(need: str) -> tuple[str, ...]:
    """The sub-needs of one need, in order."""
    return tuple(code for code, word in words(Vocabulary.SUB_NEED).items() if word.parent == need)
