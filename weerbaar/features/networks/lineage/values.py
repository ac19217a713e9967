"""Which value an organisation keeps when two become one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from weerbaar.foundation.audiences.keys import Visibility, clause_for, organisation_key
from weerbaar.foundation.audiences.rules import is_within
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.taxonomy import areas

FIELDS = ("name", "other_names", "kind", "level", "summary", "website", "seat", "municipality_id", "area")
LISTS = frozenset({"other_names", "area"})
STAYS, GOES, BOTH = "blijft", "gaat", "allebei"
STRICTNESS = (Visibility.PUBLIC, Visibility.MEMBERS, Visibility.CRISIS, Visibility.OWN)


@dataclass(frozen=True, slots=True)
class Question:
    """A field in which the two differ, what each holds, and what is proposed."""

    field: str
    stays: Any
    goes: Any
    default: str


def questions(stays: Organisation, goes: Organisation) -> list[Question]:
    """The fields in which they differ, in order. What is empty at the one that stays is proposed from the other."""
    found = []
    for name in FIELDS:
        mine, theirs = getattr(stays, name), getattr(goes, name)
        if mine != theirs:
            default = BOTH if name in LISTS else (STAYS if mine else GOES)
            found.append(Question(name, mine, theirs, default))
    return found


def merged(stays: Organisation, goes: Organisation, choices: Mapping[str, str]) -> dict[str, Any]:
    """The fields of the organisation that stays. A name that is not chosen is kept among the other names."""
    asked = {one.field: one for one in questions(stays, goes)}
    values = {name: _chosen(one, choices.get(name, one.default)) for name, one in asked.items()}
    name = values.get("name", stays.name)
    others = list(values.get("other_names", stays.other_names))
    values["other_names"] = list(dict.fromkeys([*others, *({stays.name, goes.name} - {name})]))
    values["other_names"] = [one for one in values["other_names"] if one != name]
    if "area" in values:
        values["area"] = list(areas.normalise(values["area"]))
        values["regions"] = list(areas.regions_touched(values["area"]))
    return values


def _chosen(one: Question, choice: str) -> Any:
    if choice == BOTH and one.field in LISTS:
        return list(dict.fromkeys([*one.stays, *one.goes]))
    return one.goes if choice == GOES else one.stays


def safe_visibility(stays: Organisation, goes: Organisation, regions: list[str]) -> tuple[str, list[str]]:
    """The widest visibility that shows neither of the two to anybody who did not see it; with the keys that open it."""
    own = {organisation_key(goes.pk): organisation_key(stays.pk)}
    before = [stays.clause, frozenset(own.get(key, key) for key in goes.clause)]
    for visibility in STRICTNESS:
        keys = clause_for(visibility, regions, [stays.pk])
        if is_within([frozenset(keys)], before):
            return visibility.value, keys
    return Visibility.OWN.value, clause_for(Visibility.OWN, regions, [stays.pk])
