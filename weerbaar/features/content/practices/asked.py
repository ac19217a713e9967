"""What stands in the address of the lists: every choice beside it, and which picture of the list is drawn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

LIST, QUADRANT = "", "kwadrant"
FACES = (LIST, QUADRANT)
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow the list: its word in addresses, its title, the field behind it, and the vocabulary."""

    name: str
    title: str
    field: str
    vocabulary: str
    is_list: bool = False
    is_open: bool = False


CHOICES = (
    Choice("behoefte", "Behoefte", "needs", Vocabulary.NEED.value, is_list=True, is_open=True),
    Choice("bewijs", "Hoe weten we dat?", "evidence", Vocabulary.EVIDENCE.value, is_open=True),
    Choice("kwadrant", "Plaats in het kwadrant", "quadrant", Vocabulary.QUADRANT.value, is_open=True),
    Choice("fase", "Fase", "phases", Vocabulary.PHASE.value, is_list=True),
    Choice("dreiging", "Dreiging", "threats", Vocabulary.THREAT.value, is_list=True),
    Choice("niveau", "Niveau", "levels", Vocabulary.LEVEL.value, is_list=True),
    Choice("voorWie", "Voor wie", "target_groups", Vocabulary.TARGET_GROUP.value, is_list=True),
)


@dataclass(frozen=True)
class Asked:
    """One state of the page. What an address holds that is no value of ours is left out."""

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    face: str = LIST
    seeks: bool = False

    def address(self) -> str:
        """'?…' for this state, without what is as usual."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(name, code) for name, codes in self.filters.items() for code in codes]
        if self.seeks:
            pairs.append(("zoekt", "ja"))
        if self.face:
            pairs.append(("weergave", self.face))
        return f"?{urlencode(pairs)}"

    def toggled(self, name: str, code: str) -> "Asked":
        """The state after a click on one value."""
        chosen = self.filters.get(name, ())
        values = tuple(one for one in chosen if one != code) if code in chosen else (*chosen, code)
        filters = {one.name: (values if one.name == name else self.filters.get(one.name, ())) for one in CHOICES}
        return replace(self, filters={key: codes for key, codes in filters.items() if codes})

    def only(self, name: str, code: str) -> "Asked":
        """The list with this one value of a choice."""
        return replace(self, filters={**self.filters, name: (code,)}, face=LIST)


def read(data: QueryDict, choices: Sequence[Choice] = CHOICES) -> Asked:
    """The state that an address asks for."""
    known: Callable[[str], Mapping[str, object]] = vocabularies.words
    filters = {
        one.name: codes
        for one in choices
        if (codes := tuple(dict.fromkeys(c for c in data.getlist(one.name) if c in known(one.vocabulary))))
    }
    face = data.get("weergave", "")
    return Asked(
        q=" ".join(data.get("q", "").replace("\0", "").split())[:LONGEST],
        filters=filters,
        face=face if face in FACES else LIST,
        seeks=data.get("zoekt") == "ja",
    )
