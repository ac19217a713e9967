"""Why two practices are alike: what they are both about, in words that a reader can check. No database."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from weerbaar.features.content.practices.models import Practice
from weerbaar.foundation.search.dutch import tokens
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

ENOUGH = 3.0
SHOWN = 3
SHORTEST = 6  # letters of a word that says something by itself
MOST_WORDS = 4
FEW, SPREAD = 8, 4  # of so many or more, a word in more than one of four says little
# What is told of nearly every practice says little: phase, level and 'for whom' do not make two alike.
SHARED = (
    ("sub_needs", Vocabulary.SUB_NEED, 2.0),
    ("threats", Vocabulary.THREAT, 1.5),
    ("needs", Vocabulary.NEED, 1.0),
)
# Words of the trade that stand everywhere.
COMMON = frozenset(
    """gemeente gemeenten inwoner inwoners veiligheidsregio organisatie organisaties crisis weerbaarheid weerbaar
    bedacht voorbeeld voorbeelden waarin samen mensen praktijk initiatief project plan buurt nederland nederlands weten
    maken eerste nieuwe""".split()
)


@dataclass(frozen=True, slots=True)
class Alike:
    """Another one and how much it is alike; `reasons` are words or short phrases."""

    practice: Practice
    score: float
    reasons: tuple[str, ...]

    @property
    def why(self) -> str:
        """'energie en wonen' for 'Lijkt hierop omdat beide gaan over …'."""
        *first, last = self.reasons
        return f"{', '.join(first)} en {last}" if first else last


def words_of(practice: Practice) -> dict[str, str]:
    """The telling words of title and summary, by lemma."""
    found = tokens(f"{practice.title} {practice.summary}")
    return {
        one.lemma: one.text.lower()
        for one in found
        if not one.is_stop and len(one.lemma) >= SHORTEST and one.lemma not in COMMON and one.lemma.isalpha()
    }


def most_alike(practice: Practice, others: Iterable[Practice], at_most: int = 4) -> list[Alike]:
    """Those that are alike enough, most first; each says why."""
    rest = [other for other in others if other.pk != practice.pk]
    words = [words_of(other) for other in rest]
    seen = Counter(lemma for one in words for lemma in one)
    telling = {
        lemma: text
        for lemma, text in words_of(practice).items()
        if len(rest) < FEW or seen[lemma] * SPREAD <= len(rest)
    }
    found = (alike(practice, other, telling, theirs) for other, theirs in zip(rest, words, strict=True))
    near = [one for one in found if one.score >= ENOUGH and one.reasons]
    return sorted(near, key=lambda one: (-one.score, one.practice.title, one.practice.pk))[:at_most]


def alike(one: Practice, other: Practice, mine: Mapping[str, str], theirs: Mapping[str, str]) -> Alike:
    """Shared codes and words (`words_of` both), counted and named."""
    score = 0.0
    reasons: list[str] = []
    for name, vocabulary, weight in SHARED:
        both = [code for code in getattr(one, name) if code in getattr(other, name)]
        score += weight * min(len(both), 3)
        if name != "needs" or not reasons:
            reasons += [_lower(vocabularies.label(vocabulary, code)) for code in both[:2]]
    words = [text for lemma, text in mine.items() if lemma in theirs][:MOST_WORDS]
    score += len(words)
    reasons = [*(f"‘{word}’" for word in words[:2]), *reasons][:SHOWN]
    if one.quadrant and one.quadrant == other.quadrant:
        score += 0.5
    places = [code for code in one.regions if code in other.regions and code != "NL"]
    if places:
        score += 0.5
        reasons.append(geography.table().name(places[0]))
    return Alike(other, score, tuple(reasons[: SHOWN + 1]))


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
