"""Words of one family: verzekerd, verzekering, verzekeraar. Found among the words of an index when a question is asked.

Lemmas keep a noun and its verb apart, which is right for names of things. In a question in a sentence they mean the
same: 'ben ik verzekerd' is answered by a page about insurance. A relative weighs less than the word itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weerbaar.foundation.search.index import Index

LEAST = 5  # letters that a root has at least
MOST = 8
_ENDINGS = tuple(
    sorted(
        """baarheid baar eerder ering eren erend heid heden elijk lijk ingen ing aar ers er en end ende e d t s ster
        isch ische ie atie aties""".split(),
        key=lambda ending: (-len(ending), ending),
    )
)
_DOUBLED = re.compile(r"([aeou])\1(?=[^aeiou]*$)")


@lru_cache(maxsize=65_536)
def root(lemma: str) -> str:
    """What the words of one family share: 'verzeker' for 'verzekering'; the word itself where nothing is left over."""
    for ending in _ENDINGS:
        stem = lemma.removesuffix(ending)
        if stem != lemma and len(stem) >= LEAST:
            return _plain(stem)
    return _plain(lemma)


def _plain(stem: str) -> str:
    """Without the spelling that an ending asks for: 'betaal' as 'betal', 'stopp' as 'stop'."""
    plain = _DOUBLED.sub(r"\1", stem)
    return plain[:-1] if len(plain) > LEAST and plain[-1] == plain[-2] and plain[-1] not in "aeiou" else plain


def relatives(index: Index, lemma: str) -> tuple[str, ...]:
    """Other words of the index with the same root; () for short words and numbers."""
    mine = root(lemma)
    if len(mine) < LEAST or not lemma.isalpha():
        return ()
    start = mine[: len(mine) - 1]
    known = {term.decode() for _, term in index.generation.terms.under(start[:LEAST].encode())}
    known.update(term for term in index.new_terms if term.startswith(start[:LEAST]))
    same = (term for term in known if term != lemma and len(term) <= len(lemma) + 8 and root(term) == mine)
    return tuple(sorted(same, key=lambda term: (abs(len(term) - len(lemma)), term))[:MOST])
