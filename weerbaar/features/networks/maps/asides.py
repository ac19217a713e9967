"""Parts of a question that do not say what is looked for: they lift what has their words, and narrow nothing.

Circumstances: 'als de stroom uitvalt', 'bij een overstroming', 'zonder internet', 'voor 300 man', 'huren'. And what the
thing asked for must be like: 'die openblijven', 'als opvang'.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.search.dutch import tokens
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

Span = tuple[int, int]

_END = r"(?=[,;:.?!()]|\b(?:wie|welke?|waar|hoe|binnen)\b|$)"
_CONDITION = re.compile(rf"\b(?:als|wanneer|indien|zodra|terwijl|zolang|mocht)\b(.*?){_END}")
# What makes it a condition: 'als tolk' is none.
_IS_SO = re.compile(
    r"\b(?:is|zijn|wordt|worden|doet|doen|valt|vallen|uitval(?:t|len)|ligt|liggen|staat|staan|komt|komen|moet|moeten|"
    r"heeft|hebben|gaat|gaan|werkt|werken|breekt|overstroomt|niet|geen|weg|dicht|plat|kapot|stuk|leeg)\b"
)
_RELATIVE = re.compile(rf"(?<=\S)\s+(?:die|dat|waar(?:in|mee|op|van))\s.*?{_END}")
_ROLE = re.compile(r"(?<=\S)\s+als\s+(?:een\s+)?[\w-]+")
_WITHOUT = re.compile(r"\bzonder\s+(?:(?:de|het|een|eigen)\s+)?[\w-]+")
_NUMBER = re.compile(r"\b(?:voor\s+)?\d[\d.]*\s+(?:man|mannen|mensen|personen|pers|inwoners|bewoners|gasten)\b")
# What one does with it, whatever it is.
_DEED = re.compile(
    r"\b(?:te huur|(?:in|ver)?huren|lenen|kopen|bestellen|coordine(?:ert|ren)|organise(?:ert|ren)|spre(?:ekt|ken)|"
    r"zorg(?:t|en)|br(?:engt|engen)|ma(?:akt|ken)|meedoen|meehelpen|inzetten)\b"
)
_BEFORE_EVENT = (
    r"\b(?:bij|na|tegen|tijdens|door|wegens|vanwege|in geval van|ten tijde van)\s+"
    r"(?:(?:de|het|een|zo'n)\s+)?(?:\w+e\s+)?"
)
# What may happen, beside the threats of the vocabulary.
_EVENTS = (
    "ramp",
    "crisis",
    "noodsituatie",
    "calamiteit",
    "incident",
    "ongeluk",
    "brand",
    "uitval",
    "ontruiming",
    "evacuatie",
)


def circumstances(question: str) -> list[Span]:
    """Where circumstances stand in a question, in order, not overlapping."""
    text = fold(question)
    if len(text) != len(question):
        return []
    found = [match.span() for match in _CONDITION.finditer(text) if _IS_SO.search(match[1])]
    found += [match.span() for pattern in (_WITHOUT, _NUMBER, _DEED) for match in pattern.finditer(text)]
    return apart([*found, *_happenings(text)])


def qualifications(question: str) -> list[Span]:
    """Where it is told what the thing asked for must be like: 'die openblijven', 'waarin gezinnen passen'."""
    text = fold(question)
    if len(text) != len(question):
        return []
    found = [match.span() for match in _RELATIVE.finditer(text)]
    found += [match.span() for match in _ROLE.finditer(text)]
    return apart(found)


def _happenings(text: str) -> Iterator[Span]:
    """'bij een zware storm': the preposition, what stands between, and the word for what happened."""
    known = _events(vocabularies.edition())
    for match in re.finditer(_BEFORE_EVENT + r"([\w-]+)", text):
        if any(token.lemma in known for token in tokens(match[1])):
            yield match.span()


@lru_cache(maxsize=1)
def _events(edition: int) -> frozenset[str]:
    """Lemmas of what may happen, for one edition of the vocabularies."""
    threats = vocabularies.words(Vocabulary.THREAT).values()
    words = (*_EVENTS, *(name for word in threats for name in (word.label, *word.other_names)))
    return frozenset(token.lemma for word in words if " " not in word for token in tokens(word))


def apart(spans: list[Span]) -> list[Span]:
    """In order; of spans that overlap the first, stretched over the others."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
