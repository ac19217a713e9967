"""New organisations of a file that are likely there already, under another name."""

from collections.abc import Iterable, Mapping, Sequence
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


def recognise(matches: Sequence[Match], actor: Any, answers: Mapping[int, bool], plan: Plan) -> None:
    """Ask of each new organisation what it likely is, and take those for the same that are said or proposed to be."""
    new = {match.number: match for match in matches if match.found is None}
    if not new:
        return
    pairs = _pairs(new, _candidates(new.values(), actor))
    known = Organisation.objects.in_bulk({int(str(pair.existing)) for pair in pairs})
    for pair in pairs:
        match, one = new[int(str(pair.new))], known[int(str(pair.existing))]
        told = plan.doubles.setdefault(match.number, [])
        told.append(Double("organisation", one.ref, one.name, pair.why))
        if len(told) == 1:
            plan.choices[match.number] = answers.get(match.number, pair.score >= SURE)
            if plan.choices[match.number]:
                _take(match, one)


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


def _candidates(matches: Iterable[Match], actor: Any) -> QuerySet[Organisation]:
    """What the actor sees and works where the rows of the file are usable, or carries one of its numbers."""
    matches = list(matches)
    visible = visible_to(actor) if actor else Organisation.objects.all()
    codes = {code for match in matches for line in match.lines for code in line.values.get("gebied") or ()}
    regions = set(areas.regions_touched(sorted(codes)))
    if not regions or "NL" in regions:
        return visible
    numbers = [match.kvk for match in matches if match.kvk]
    same = Identifier.objects.filter(scheme=KVK, value__in=numbers).values("organisation")
    return visible.filter(Q(regions__overlap=[*sorted(regions), "NL"]) | Q(regions=[]) | Q(pk__in=same))


def _take(match: Match, organisation: Organisation) -> None:
    """The rows are about this organisation; what the register says of it goes before what they say otherwise."""
    match.found = organisation
    if organisation.identifiers.filter(scheme=KVK).exists():
        match.kvk = ""
    for column, field in FIELD_OF.items():
        now = getattr(organisation, field)
        if now and fold(now) != fold(str(match.values.get(column, now))):
            del match.values[column]
            for line in match.lines:
                line.values.pop(column, None)
    for line in match.lines:
        line.values["organisatie"] = organisation.name
