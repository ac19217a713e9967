"""What a question in plain Dutch asks for: filters that are recognised, and words that remain.

Recognised words can be taken off one by one; text between double quotes is never understood, only searched. Words that
tell of circumstances ('als de stroom uitvalt') lift what has them and narrow nothing.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from weerbaar.features.networks.maps.asides import Span, apart, circumstances, qualifications
from weerbaar.features.networks.maps.moments import moments
from weerbaar.features.networks.maps.vocabulary import WEAK, Meaning, as_said, lexicon
from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.search.dutch import tokens

_QUOTED = re.compile(r'"[^"]*"?')
_TRADITIONAL = re.compile(r"\b(niet[- ]?traditionele?|traditionele?)\b", re.IGNORECASE)
_LOOSE = re.compile(r"(?<![^\s])[^\w\s\"]+(?![^\s])|[,;]")
_WHICH = re.compile(r"\bwelke?\s+$", re.IGNORECASE)
# Words that introduce a place and say nothing once the place is a filter.
_BEFORE_PLACE = re.compile(r"\b(?:in|te|bij|uit|rond|nabij|voor|regio|gemeente|provincie|veiligheidsregio)\s+$", re.I)

# The word for one of these says more than its filter: 'tenten' among everything for a roof. It lifts what has it.
WISHES = frozenset({"deelbehoefte", "behoefte", "vorm", "soort"})
# What is not meant by a word in a circumstance, and what tells by itself what is looked for.
TELLING = WISHES | {"niveau", "afspraak"}
# What may be let go when everything together finds nothing, the least certain first.
WORDS = "woorden"
SOFT = ("vorm", "niveau", "soort", "afspraak", "fase", WORDS, "deelbehoefte", "behoefte")


@dataclass(frozen=True, slots=True)
class Recognised:
    """Part of the question (`start` to `end`) that was taken as a filter, and what else it might have meant."""

    start: int
    end: int
    term: str
    filter: str
    value: str
    label: str
    others: tuple[Meaning, ...] = ()


@dataclass(frozen=True)
class Understood:
    """The question in parts: `rest` are the words to search for, `wishes` those that only lift what has them."""

    question: str = ""
    parts: tuple[Recognised, ...] = ()
    rest: str = ""
    wishes: str = ""

    @property
    def within_hours(self) -> int | None:
        hours = [int(part.value) for part in self.parts if part.filter == "binnenUren"]
        return min(hours) if hours else None

    def filters(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for part in self.parts:
            if part.filter != "binnenUren" and part.value not in found[part.filter]:
                found[part.filter].append(part.value)
        return {name: tuple(values) for name, values in found.items()}

    def letting_go(self, name: str) -> "Understood":
        """The same with the words for one filter taken as a wish: they lift, and no longer narrow."""
        kept = tuple(part for part in self.parts if part.filter != name)
        words = " ".join(part.term for part in self.parts if part.filter == name and name not in WISHES)
        return replace(self, parts=kept, wishes=f"{self.wishes} {words}".strip())

    def words_as_part(self) -> Recognised:
        """The words to search for as one part that can be let go."""
        return Recognised(0, 0, self.rest, WORDS, "", f"“{self.rest}”")

    def letting_go_words(self) -> "Understood":
        """The same with the words to search for taken as wishes."""
        return replace(self, rest="", wishes=f"{self.wishes} {self.rest}".strip())

    def without(self, part: Recognised) -> str:
        """The question with this part taken out, and the small word that introduced it."""
        before = _BEFORE_PLACE.sub("", self.question[: part.start])
        return " ".join(f"{before} {self.question[part.end :]}".split())

    def literally(self, part: Recognised) -> str:
        """The question with this part between quotes: searched as ordinary words."""
        return f'{self.question[: part.start]}"{part.term}"{self.question[part.end :]}'


def understand(question: str) -> Understood:
    """Take a question apart. An empty question is understood as nothing."""
    if not question:
        return Understood()
    quoted = [match.span() for match in _QUOTED.finditer(question)]
    around = [span for span in circumstances(question) if not _overlaps(span, quoted)]
    parts = _parts(question, quoted, around)
    spans = [(part.start, part.end) for part in parts]
    if around and not _says(_left(question, spans, around)) and not any(part.filter in TELLING for part in parts):
        around, parts = [], _parts(question, quoted, [])
        spans = [(part.start, part.end) for part in parts]
    like = [span for span in qualifications(question) if not _overlaps(span, quoted)]
    if not _says(_left(question, spans, [*around, *like])) and not any(part.filter in TELLING for part in parts):
        like = []
    wishes = [part.term for part in parts if part.filter in WISHES]
    wishes += [_within(question, span, spans) for span in apart([*around, *like])]
    rest = " ".join(_LOOSE.sub(" ", _left(question, spans, [*around, *like])).split())
    return Understood(question, tuple(part for part in parts if part.filter), rest, " ".join(filter(None, wishes)))


def _parts(question: str, quoted: list[Span], asides: list[Span]) -> list[Recognised]:
    """What is recognised, in order and never overlapping."""
    taken = list(quoted)
    parts: list[Recognised] = []
    for part in (*_moments(question), *_partners(question), *_terms(question, asides)):
        if not _overlaps((part.start, part.end), taken):
            parts.append(part)
            taken.append((part.start, part.end))
    return sorted(parts, key=lambda part: part.start)


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(span[1] > start and span[0] < end for start, end in others)


def _says(text: str) -> bool:
    """Whether there is a word in it that says by itself what is looked for."""
    return any(not token.is_stop and fold(token.text) not in WEAK for token in tokens(text))


def _within(question: str, span: Span, parts: list[Span]) -> str:
    """The words of one aside without what was recognised in it."""
    start, end = span
    return _left(question[:end], [part for part in parts if part[1] <= end], [(0, start)])


def _moments(question: str) -> list[Recognised]:
    return [
        Recognised(
            moment.start, moment.end, question[moment.start : moment.end], "binnenUren", str(moment.hours),
            f"binnen {moment.hours} uur",
        )
        for moment in moments(question)
    ]  # fmt: skip


def _partners(question: str) -> list[Recognised]:
    return [
        Recognised(
            m.start(), m.end(), m[0], "traditioneel", "nee" if m[0].lower().startswith("niet") else "ja",
            "niet-traditionele partner" if m[0].lower().startswith("niet") else "traditionele partner",
        )
        for m in _TRADITIONAL.finditer(question)
    ]  # fmt: skip


def _terms(question: str, asides: list[Span]) -> list[Recognised]:
    """Words and phrases of the vocabularies and place names, longest first. Weak words only where nothing else is asked
    for, or after 'welke'."""
    found: list[Recognised] = []
    weak: list[Recognised] = []
    for match in lexicon().find(tokens(question)):
        meanings = tuple(meaning for meaning in match.meanings if meaning.may_stand(question, match))
        if not meanings:
            continue
        best, *others = as_said(question, match.start, meanings)
        if best.filter in TELLING and _overlaps((match.start, match.end), asides):
            continue
        part = Recognised(
            match.start, match.end, question[match.start : match.end], best.filter, best.value, best.label,
            tuple(others),
        )  # fmt: skip
        (weak if best.is_weak and not _WHICH.search(question[: match.start]) else found).append(part)
    taken = [(part.start, part.end) for part in (*found, *weak, *_moments(question), *_partners(question))]
    if len(weak) == 1 and not any(part.filter in TELLING for part in found):
        left = tokens(_left(question, taken, asides))
        found += weak if all(token.is_stop for token in left) else []
    return found


def _left(question: str, parts: list[Span], asides: list[Span]) -> str:
    """The question without its parts, the small words that introduce those, and its asides."""
    left, at = "", 0
    for start, end in sorted([*parts, *asides]):
        if end > at:
            left += (_BEFORE_PLACE.sub("", question[at:start]) if (start, end) in parts else question[at:start]) + " "
            at = end
    return " ".join((left + question[at:]).split())
