"""Keys: the one idea behind visibility.

Every record carries a *clause*: the keys that open it. Every reader carries a *key ring*.
A record is seen when its own clause, and the clause of everything it names, shares a key with the ring.
The same rule runs in SQL (array overlap), in the search index (bitmaps) and on lines of history.
"""

from collections.abc import Iterable
from typing import TypeAlias

from django.db import models

Clause: TypeAlias = frozenset[str]
KeyRing: TypeAlias = frozenset[str]

PUBLIC = "openbaar"
MEMBERS = "leden"
EDITORS = "redactie"
ANONYMOUS: KeyRing = frozenset({PUBLIC})


class Visibility(models.TextChoices):
    """From open to closed; the labels are editable as a vocabulary, the rule behind each code is not."""

    PUBLIC = "openbaar", "Openbaar: iedereen"
    MEMBERS = "leden", "Leden: wie is ingelogd"
    GROUP = "groep", "Een groep"
    CRISIS = "crisisprofessionals", "Crisisprofessionals van de betrokken regio's"
    OWN = "eigen-organisatie", "Alleen de eigen organisatie"


def crisis_key(region: str) -> str:
    """The key of crisis professionals of one region ('VR19'), or of any region ('NL')."""
    return f"crisis:{region}"


def is_crisis(key: str) -> bool:
    """Does this key open what is meant for crisis professionals?"""
    return key.startswith("crisis:")


def organisation_key(organisation_id: int) -> str:
    return f"org:{organisation_id}"


def clause_for(visibility: str, regions: Iterable[str], organisations: Iterable[int]) -> list[str]:
    """The keys that open a record: its visibility code, the regions concerned ('NL' or 'VRnn'), its owners' ids.

    Owners always see their own record; where everybody or every member sees it, their own keys would add nothing.
    """
    match Visibility(visibility):
        case Visibility.PUBLIC:
            return [PUBLIC]
        case Visibility.MEMBERS:
            return [MEMBERS]
        case Visibility.CRISIS:
            keys = {crisis_key(region) for region in regions}
        case _:
            keys = set()
    return sorted(keys | {organisation_key(pk) for pk in organisations})


def editorial_clause(visibility: str, regions: Iterable[str], is_published: bool) -> list[str]:
    """The keys that open what editors publish. They see all of it themselves; a draft is theirs alone."""
    match Visibility(visibility):
        case Visibility.PUBLIC if is_published:
            return [PUBLIC]
        case Visibility.MEMBERS if is_published:
            return [MEMBERS]
        case Visibility.CRISIS if is_published:
            return sorted({EDITORS, *(crisis_key(region) for region in regions)})
        case _:
            return [EDITORS]
