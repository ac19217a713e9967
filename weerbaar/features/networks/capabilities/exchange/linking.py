"""What connects the organisations of a list: found on both ends, allowed, and new or there already."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils import timezone

from weerbaar.features.networks.capabilities.exchange.mapping.kumu import Map
from weerbaar.features.networks.capabilities.exchange.mapping.links import Link
from weerbaar.features.networks.capabilities.exchange.matching import NAMED
from weerbaar.features.networks.capabilities.exchange.plans import LinkPlan, Plan
from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.organisations.models import Organisation, Relation
from weerbaar.foundation.organisations.queries import visible_relations, visible_to
from weerbaar.foundation.organisations.rules import may_add_relation
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

MUTUAL = "werkt-samen-met"
Found = tuple[Link, Organisation, Organisation]


def plan_links(table: Map, owners: Mapping[int, Organisation], plan: Plan, actor: Any) -> None:
    """Put the connections of a map in the plan. `owners`: by row the organisation that the plan found or makes.

    What has no kind of ours, or an end that nobody of that name is, is left out and told.
    """
    strange = Counter(link.word or "zonder soort" for link in table.links if not link.kind)
    for word, count in sorted(strange.items()):
        told = "1 verbinding" if count == 1 else f"{count} verbindingen"
        plan.notices.append(f"Niet ingelezen: {told} ‘{word}’. Dit soort verbinding kennen wij niet, of is weggelaten.")
    links = [link for link in table.links if link.kind]
    named = _ends(links, {table.labels[row]: one for row, one in owners.items() if row in table.labels}, actor)
    found = [(link, *ends) for link in links if (ends := _both(link, named, plan)) is not None]
    there = _standing(found, actor)
    new = {id(row.organisation) for row in plan.organisations if row.is_new}
    for link, source, target in found:
        key = _key(source, target, link.kind)
        if key in there:
            known = there[key]
            if known is not None:
                plan.untouched_links.append(LinkPlan(link.number, source, target, link.kind, relation=known))
        elif _allowed(link, source, id(source) in new, plan, actor):
            plan.links.append(LinkPlan(link.number, source, target, link.kind, link.note[:2000]))
        there[key] = None  # a second time the same says nothing more


def sentence(source: Organisation, kind: str, target: Organisation) -> str:
    """'Bakkerij Jansen levert aan Buurthuis De Brug'."""
    return f"{source} {vocabularies.label(Vocabulary.RELATION, kind).lower()} {target}"


def _ends(links: Sequence[Link], owners: dict[str, Organisation], actor: Any) -> dict[str, Organisation | None]:
    """The organisation of each name: of the list itself, else the only one of that name that the actor sees."""
    missing = {fold(name) for link in links for name in (link.source, link.target)} - owners.keys()
    found: dict[str, list[Organisation]] = defaultdict(list)
    rows = visible_to(actor) if actor else Organisation.objects.all()
    # A fixed text with one parameter.
    for row in rows.filter(pk__in=RawSQL(NAMED, [sorted(missing)])) if missing else ():  # noqa: S611
        for name in {fold(text) for text in (row.name, *row.other_names)} & missing:
            found[name].append(row)
    return {**{name: rows[0] for name, rows in found.items() if len(rows) == 1}, **owners}


def _both(link: Link, named: Mapping[str, Organisation | None], plan: Plan) -> tuple[Organisation, Organisation] | None:
    """Both ends, or None with a notice."""
    source, target = named.get(fold(link.source)), named.get(fold(link.target))
    for name, one in ((link.source, source), (link.target, target)):
        if one is None:
            why = f"Wij kennen geen organisatie ‘{name}’, of meer dan één."
            plan.notices.append(f"Niet ingelezen: ‘{link.source}’ {link.word} ‘{link.target}’. {why}")
            return None
    if source is None or target is None or source is target or (source.pk and source.pk == target.pk):
        return None
    return source, target


def _key(source: Organisation, target: Organisation, kind: str) -> tuple[Any, Any, str]:
    """The same for the same statement; who works together does so both ways."""
    ends = tuple(one.pk or f"nieuw {id(one)}" for one in (source, target))
    first, second = sorted(ends, key=str) if kind == MUTUAL else ends
    return first, second, kind


def _standing(found: Sequence[Found], actor: Any) -> dict[tuple[Any, Any, str], Relation | None]:
    """What stands already between these organisations, as far as the actor sees it."""
    keys = {one.pk for _, *ends in found for one in ends if one.pk}
    rows = visible_relations(actor) if actor else Relation.objects.all()
    standing = rows.filter(Q(until__isnull=True) | Q(until__gt=timezone.localdate()), source__in=keys, target__in=keys)
    return {_key(one.source, one.target, one.kind): one for one in standing.select_related("source", "target")}


def _allowed(link: Link, source: Organisation, is_new: bool, plan: Plan, actor: Any) -> bool:
    """Who adds an organisation says how it stands to others; of one that is there, who may say so on its page."""
    if source._state.adding and not is_new:
        return False  # its own row is refused
    if actor is None or is_new:
        return True
    verdict = may_add_relation(actor, source)
    if not verdict:
        plan.refuse(link.number, source.name, verdict.reason)
    return bool(verdict)
