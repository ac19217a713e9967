"""What a question in plain Dutch asks for: filters that are recognised, and words that remain.

Recognised words can be taken off one by one; text between double quotes is never understood, only searched.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from weerbaar.features.networks.maps.moments import moments
from weerbaar.features.networks.maps.vocabulary import Meaning, as_said, lexicon
from weerbaar.foundation.search.dutch import tokens

_QUOTED = re.compile(r'"[^"]*"?')
_TRADITIONAL = re.compile(r"\b(niet[- ]?traditionele?|traditionele?)\b", re.IGNORECASE)
# Words that introduce a place and say nothing once the place is a filter.
_BEFORE_PLACE = re.compile(r"\b(?:in|te|bij|uit|rond|nabij|voor|regio|gemeente|provincie|veiligheidsregio)\s+$", re.I)

# The word for one of these says more than its filter: 'tenten' among everything for a roof. It lifts what has it.
WISHES = frozenset({"deelbehoefte", "vorm", "soort"})
# What may be let go when everything together finds nothing, the least certain first.
SOFT = ("vorm", "niveau", "soort", "afspraak", "fase", "deelbehoefte", "behoefte")


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
    """The question in parts. `wishes` are recognised words that may still lift what literally has them."""

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
    taken = [match.span() for match in _QUOTED.finditer(question)]
    parts: list[Recognised] = []
    for part in (*_moments(question), *_partners(question), *_terms(question)):
        if all(part.end <= start or part.start >= end for start, end in taken):
            parts.append(part)
            taken.append((part.start, part.end))
    parts.sort(key=lambda part: part.start)
    wishes = " ".join(part.term for part in parts if part.filter in WISHES)
    return Understood(question, tuple(part for part in parts if part.filter), _rest(question, parts), wishes)


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


def _terms(question: str) -> list[Recognised]:
    """Words and phrases of the vocabularies and place names, longest first."""
    found = []
    for match in lexicon().find(tokens(question)):
        meanings = tuple(meaning for meaning in match.meanings if meaning.may_stand(question, match))
        if meanings:
            best, *others = as_said(question, match.start, meanings)
            found.append(
                Recognised(
                    match.start, match.end, question[match.start : match.end], best.filter, best.value, best.label,
                    tuple(others),
                )
            )  # fmt: skip
    return found


def _rest(question: str, parts: list[Recognised]) -> str:
    """What is left to search for as words."""
    rest, at = "", 0
    for part in parts:
        rest += _BEFORE_PLACE.sub("", question[at : part.start]) + " "
        at = part.end
    return " ".join((rest + question[at:]).split())
