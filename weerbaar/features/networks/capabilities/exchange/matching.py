"""Which organisation a row means: found by name (and number) among those the actor may see, else new."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from weerbaar.features.networks.capabilities.exchange.plans import Line, Plan
from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.organisations.models import Identifier, Organisation
from weerbaar.foundation.organisations.queries import visible_to

KVK = "kvk"
# Every name of every organisation against many names at once: the database makes a table of the latter.
NAMED = """select o.id from organisations_organisation o,
    unnest(string_to_array(o.names_folded, ' | ')) as one(name) where one.name = any(%s)"""
# Column -> field of the organisation.
FIELD_OF: Mapping[str, str] = {"soort": "kind", "niveau": "level", "website": "website", "plaats": "seat"}


@dataclass(slots=True)
class Match:
    """Lines about one organisation, what they say about it by column, and the organisation if it is there.

    `is_taken`: under another name, because somebody said or we proposed that it is the same.
    """

    lines: list[Line]
    values: dict[str, Any]
    kvk: str
    found: Organisation | None = None
    is_taken: bool = False

    @property
    def number(self) -> int:
        return self.lines[0].number

    @property
    def name(self) -> str:
        return str(self.lines[0].values["organisatie"])


@dataclass(slots=True)
class _Register:
    """The organisations that a file may mean."""

    by_name: dict[str, list[Organisation]]
    by_kvk: dict[str, Organisation]
    kvks: dict[int, set[str]]


def match_organisations(lines: list[Line], actor: Any, plan: Plan, is_asked: bool = False) -> list[Match]:
    """The organisations that these lines are about; what cannot be told goes into the plan as an error.

    `is_asked`: whether somebody is asked what is the same; then a number of another organisation is a question.
    """
    groups = _groups([line for line in lines if line.values.get("organisatie")], plan)
    register = _register(visible_to(actor) if actor else Organisation.objects.all(), groups)
    return [match for members in groups.values() if (match := _matched(members, register, plan, is_asked)) is not None]


def _groups(lines: list[Line], plan: Plan) -> dict[tuple[str, str], list[Line]]:
    """Lines about the same organisation: the same name, and not more than one number."""
    named: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        named[fold(line.values["organisatie"])].append(line)
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for name, members in named.items():
        numbers = {line.values[KVK] for line in members if KVK in line.values}
        for line in members:
            if len(numbers) > 1 and KVK not in line.values:
                plan.wrong(line.number, KVK, "er staan meer organisaties met deze naam in het bestand; vul dit in.")
            else:
                groups[name, line.values.get(KVK) or min(numbers, default="")].append(line)
    return groups


def _register(visible: QuerySet[Organisation], wanted: Iterable[tuple[str, str]]) -> _Register:
    """Those with one of these names or numbers, in three queries."""
    wanted = list(wanted)
    names = {name for name, _ in wanted}
    numbers = {number for _, number in wanted if number}
    owners = Identifier.objects.filter(scheme=KVK, value__in=numbers, organisation__in=visible)
    named = RawSQL(NAMED, [sorted(names)])  # noqa: S611 (a fixed text with one parameter)
    rows = visible.filter(Q(pk__in=named) | Q(pk__in=owners.values("organisation")))
    register = _Register(defaultdict(list), {}, defaultdict(set))
    known = {row.pk: row for row in rows.order_by("pk")}
    for row in known.values():
        for name in {fold(text) for text in (row.name, *row.other_names)} & names:
            register.by_name[name].append(row)
    for pk, value in Identifier.objects.filter(scheme=KVK, organisation__in=known).values_list("organisation", "value"):
        register.kvks[pk].add(value)
        register.by_kvk[value] = known[pk]
    return register


def _matched(lines: list[Line], register: _Register, plan: Plan, is_asked: bool) -> Match | None:
    """The organisation of one group of lines, or None with an error in the plan."""
    match = Match(lines, _together(lines, plan), next((line.values[KVK] for line in lines if KVK in line.values), ""))
    candidates = _candidates(match, register)
    if len(candidates) > 1:
        message = "er zijn meer organisaties met deze naam; vul het KvK-nummer of de plaats in."
        plan.wrong(match.number, "organisatie", message)
        return None
    if candidates:
        match.found = candidates[0]
        if match.kvk in register.kvks[match.found.pk]:
            match.kvk = ""
        return match
    other = register.by_kvk.get(match.kvk)
    if other is not None and not is_asked:
        message = f'{match.kvk} hoort bij "{other.name}". Neem die naam over of laat dit leeg.'
        plan.wrong(match.number, KVK, message)
        return None
    return match


def _candidates(match: Match, register: _Register) -> list[Organisation]:
    """Those of that name: with that number, or without any number; told apart by their place if need be."""
    rows = register.by_name.get(fold(match.name), [])
    if match.kvk:
        same = [row for row in rows if match.kvk in register.kvks[row.pk]]
        rows = same or [row for row in rows if not register.kvks[row.pk]]
    place = match.values.get("plaats")
    if len(rows) > 1 and place:
        rows = [row for row in rows if fold(row.seat) == fold(place)] or rows
    return rows


def _together(lines: list[Line], plan: Plan) -> dict[str, Any]:
    """What the lines say about their organisation, by column; they may not contradict each other."""
    values: dict[str, Any] = {}
    said: dict[str, int] = {}
    for line in lines:
        for column in FIELD_OF:
            value = line.values.get(column)
            if value is None:
                continue
            if column in values and fold(values[column]) != fold(value):
                message = f'"{value}" is iets anders dan in rij {said[column]} bij dezelfde organisatie.'
                plan.wrong(line.number, column, message)
            values.setdefault(column, value)
            said.setdefault(column, line.number)
    return values
