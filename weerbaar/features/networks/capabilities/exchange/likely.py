"""New organisations of a file that are likely there already, under another name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from weerbaar.features.networks.capabilities.exchange.matching import FIELD_OF, KVK, Match
from weerbaar.features.networks.capabilities.exchange.plans import Double, Plan
from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.organisations.duplicates import Pair, Party, find
from weerbaar.foundation.organisations.models import Identifier, Organisation
from weerbaar.foundation.organisations.queries import visible_to
from weerbaar.foundation.taxonomy import areas

# From here on 'the same' is what we propose; below it we only ask.
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody said by row about 'is this the same as what is there?'; without an answer the proposal counts.

    `asked`: what was asked before by row; then no other questions come up. None: look for likely doubles now.
    `delivered`: keys of the capabilities that this list brought before; about these nothing is asked.
    """

    same: Mapping[int, bool] = field(default_factory=dict)
    asked: Mapping[int, Sequence[Double]] | None = None
    delivered: frozenset[int] = frozenset()


def recognise(matches: Sequence[Match], actor: Any, answers: Answers, plan: Plan) -> None:
    """Ask of each new organisation what it likely is, and take those for the same that are said or proposed to be."""
    for match in matches:
        if match.found is not None and (other := _otherwise(match, match.found)):
            why = f"Dezelfde naam, maar {' en '.join(other)}. Wat hier staat blijft staan."
            _ask(match, [Double("organisation", match.found.ref, match.found.name, why)], True, answers, plan)
            if not plan.choices[match.number]:
                match.found = None
    new = {match.number: match for match in matches if match.found is None and match.number not in plan.doubles}
    visible = visible_to(actor) if actor else Organisation.objects.all()
    if answers.asked is None:
        likely = _likely(new, visible)
    else:
        likely = {number: (answers.asked.get(number, ()), False) for number in new}
    for number, (doubles, is_sure) in likely.items():
        told = [double for double in doubles if double.what == "organisation"]
        if told:
            _ask(new[number], told, is_sure, answers, plan)
    _take([match for match in matches if plan.choices.get(match.number)], visible, plan)


def _ask(match: Match, doubles: list[Double], is_sure: bool, answers: Answers, plan: Plan) -> None:
    plan.doubles[match.number] = doubles
    plan.choices[match.number] = answers.same.get(match.number, is_sure)


def _otherwise(match: Match, organisation: Organisation) -> list[str]:
    """What the file says otherwise than the register about an organisation of that name."""
    held = {column: getattr(organisation, field) for column, field in FIELD_OF.items() if column in match.values}
    return [
        f"{column} is ‘{match.values[column]}’ en hier ‘{now}’"
        for column, now in held.items()
        if now and fold(now) != fold(str(match.values[column]))
    ]


def _likely(new: Mapping[int, Match], visible: QuerySet[Organisation]) -> dict[int, tuple[Sequence[Double], bool]]:
    """By row what it likely is, best first, and whether that is nearly certain."""
    if not new:
        return {}
    pairs = _pairs(new, _candidates(new.values(), visible))
    known = visible.in_bulk({int(str(pair.existing)) for pair in pairs})
    found: dict[int, tuple[list[Double], bool]] = {}
    for pair in pairs:
        one = known[int(str(pair.existing))]
        doubles, _ = found.setdefault(int(str(pair.new)), ([], pair.score >= SURE))
        doubles.append(Double("organisation", one.ref, one.name, pair.why))
    return dict(found)


def _pairs(new: Mapping[int, Match], visible: QuerySet[Organisation]) -> list[Pair]:
    numbers: dict[int, str] = dict(
        Identifier.objects.filter(scheme=KVK, organisation__in=visible).values_list("organisation", "value")
    )
    there = [
        Party(pk, name, tuple(others), numbers.get(pk, ""), website, seat)
        for pk, name, others, website, seat in visible.values_list("pk", "name", "other_names", "website", "seat")
    ]
    asked = [
        Party(number, match.name, (), match.kvk, match.values.get("website", ""), match.values.get("plaats", ""))
        for number, match in new.items()
    ]
    return find(asked, there)


def _candidates(matches: Iterable[Match], visible: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """What works where the rows of the file are usable, or carries one of its numbers."""
    matches = list(matches)
    codes = {code for match in matches for line in match.lines for code in line.values.get("gebied") or ()}
    regions = set(areas.regions_touched(sorted(codes)))
    if not regions or "NL" in regions:
        return visible
    numbers = [match.kvk for match in matches if match.kvk]
    same = Identifier.objects.filter(scheme=KVK, value__in=numbers).values("organisation")
    return visible.filter(Q(regions__overlap=[*sorted(regions), "NL"]) | Q(regions=[]) | Q(pk__in=same))


def _take(matches: Sequence[Match], visible: QuerySet[Organisation], plan: Plan) -> None:
    """The rows are about the organisation that they were taken for, while it is there."""
    refs = {match.number: plan.doubles[match.number][0].ref for match in matches}
    known = {one.ref: one for one in visible.filter(ref__in=set(refs.values()))} if refs else {}
    numbered = set(
        Identifier.objects.filter(scheme=KVK, organisation__in=[one.pk for one in known.values()]).values_list(
            "organisation", flat=True
        )
    )
    for match in matches:
        one = known.get(refs[match.number])
        if one is not None:
            _become(match, one, one.pk in numbered)


def _become(match: Match, organisation: Organisation, has_number: bool) -> None:
    """What the register says of it goes before what the rows say otherwise."""
    match.found, match.is_taken = organisation, True
    if has_number:
        match.kvk = ""
    for column, name in FIELD_OF.items():
        now = getattr(organisation, name)
        if now and fold(now) != fold(str(match.values.get(column, now))):
            del match.values[column]
            for line in match.lines:
                line.values.pop(column, None)
    for line in match.lines:
        line.values["organisatie"] = organisation.name
