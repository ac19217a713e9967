"""From lines to a plan: what is new, what changes, and what cannot be."""

from typing import Any

from django.utils import timezone

from weerbaar.features.networks.capabilities import rules
from weerbaar.features.networks.capabilities.checks import checked
from weerbaar.features.networks.capabilities.exchange.columns import COLUMN_OF, DAYS, OF_CAPABILITY
from weerbaar.features.networks.capabilities.exchange.doubles import Doubles
from weerbaar.features.networks.capabilities.exchange.likely import Answers
from weerbaar.features.networks.capabilities.exchange.linking import plan_links
from weerbaar.features.networks.capabilities.exchange.mapping.kumu import Map
from weerbaar.features.networks.capabilities.exchange.owners import Owners
from weerbaar.features.networks.capabilities.exchange.plans import BarePlan, CapabilityPlan, Line, Plan
from weerbaar.features.networks.capabilities.exchange.reading import read_lines
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.queries import visible_to
from weerbaar.foundation.audiences.keys import Visibility
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.kit.tables import Table
from weerbaar.foundation.organisations.models import Organisation

DAYS_UNKEPT = (
    "Begindatum en einddatum zijn nagekeken en worden niet bewaard: aanbod geldt tot iemand het intrekt, en wij vragen "
    "er zelf op tijd naar."
)


def make_plan(table: Table, actor: Any, *, given_refs: bool = False, answers: Answers | None = None) -> Plan:
    """What this table would do on behalf of `actor` (None: whoever runs the machine, who may do all). Writes nothing.

    `given_refs`: an unknown ref makes a new capability with that ref (for demo content), and is an error otherwise.
    `answers`: of somebody who is asked about likely doubles. With None nobody is: every row without ref is new, and
    what has the same name is only pointed out.
    """
    plan = Plan(notices=[table.notice] if table.notice else [])
    lines = read_lines(table, plan)
    for line in lines:
        _days(line, plan)
    if any(column in line.values for line in lines for column in DAYS):
        plan.notices.append(DAYS_UNKEPT)
    existing = _existing(lines, actor)
    lines = _known_once(lines, existing, plan, given_refs)
    owners = Owners(plan, actor)
    owners.match([line for line in lines if line.ref not in existing], answers)
    doubles = Doubles(plan, actor, answers, taken=existing.values())
    doubles.look([owner for line in lines if (owner := owners.of(line)) is not None])
    bare = table.bare if isinstance(table, Map) else frozenset()
    for line in lines:
        if line.number in bare:
            _bare(line, owners, plan)
        elif line.ref in existing:
            _change(line, existing[line.ref], owners, plan)
        elif (known := doubles.of(line, owners.of(line))) is not None:
            _change(line, known, owners, plan)
        else:
            _addition(line, owners, plan)
    owners.settle()
    if isinstance(table, Map):
        named = {line.number: owner for line in lines if (owner := owners.of(line)) is not None}
        plan_links(table, named, plan, actor)
    return plan


def _existing(lines: list[Line], actor: Any) -> dict[str, Capability]:
    visible = visible_to(actor) if actor else Capability.objects.all()
    refs = [line.ref for line in lines if line.ref]
    return {row.ref: row for row in visible.filter(ref__in=refs).select_related("organisation")}


def _known_once(lines: list[Line], existing: dict[str, Capability], plan: Plan, given_refs: bool) -> list[Line]:
    """The lines whose ref is empty, or known and not used before in this file."""
    seen: dict[str, int] = {}
    kept = []
    for line in lines:
        if line.ref in seen:
            plan.wrong(line.number, "ref", f'"{line.ref}" staat ook in rij {seen[line.ref]}.')
        elif line.ref and line.ref not in existing and not given_refs:
            plan.wrong(line.number, "ref", f'"{line.ref}" ken ik niet. Laat de cel leeg voor iets nieuws.')
        else:
            kept.append(line)
        if line.ref:
            seen.setdefault(line.ref, line.number)
    return kept


def _addition(line: Line, owners: Owners, plan: Plan) -> None:
    if not line.values.get("organisatie"):
        plan.wrong(line.number, "organisatie", "ontbreekt.")
    if not owners.may_add(line):
        return
    fields = _checked(line, None, plan)
    organisation = owners.of(line)
    if fields is None or organisation is None:
        return
    confirmed_on = _confirmed(line, organisation, plan)
    capability = Capability(organisation=organisation, **fields)
    if line.ref:
        capability.ref = line.ref
    owners.gives(line, capability)
    plan.capabilities.append(CapabilityPlan(line.number, capability, {}, confirmed_on))


def _bare(line: Line, owners: Owners, plan: Plan) -> None:
    """An organisation by itself; a new one must say where it works."""
    organisation = owners.of(line)
    if organisation is None:
        return
    if organisation._state.adding:
        if not line.values.get("gebied"):
            plan.wrong(line.number, "gebied", f'ontbreekt. "{organisation.name}" is nieuw, en dan is dit nodig.')
        offer = Capability(organisation=organisation, area=line.values.get("gebied", []), visibility=Visibility.PUBLIC)
        owners.gives(line, offer)
    plan.bare.append(BarePlan(line.number, organisation))


def _change(line: Line, capability: Capability, owners: Owners, plan: Plan) -> None:
    organisation = capability.organisation
    is_withdrawn = capability.status == Capability.Status.WITHDRAWN
    ask = rules.may_restore_capability if is_withdrawn else rules.may_change_capability
    if not owners.allows(line, organisation.name, lambda user: ask(user, capability)):
        return
    if is_withdrawn:
        plan.wrong(line.number, "ref", f'"{line.ref}" is ingetrokken. Maak haar eerst weer actief.')
        return
    if not owners.change(line, organisation):
        return
    fields = _checked(line, capability, plan)
    if fields is None:
        return
    different = {name: value for name, value in fields.items() if _differs(value, getattr(capability, name))}
    confirmed_on = _confirmed(line, organisation, plan)
    if confirmed_on == capability.confirmed_on:
        confirmed_on = None
    planned = CapabilityPlan(line.number, capability, different, confirmed_on)
    (plan.capabilities if different or confirmed_on else plan.untouched).append(planned)


def _differs(value: Any, now: Any) -> bool:
    """A browser sends other line ends than a file holds."""
    return bool(value != (now.replace("\r\n", "\n") if isinstance(now, str) else now))


def _checked(line: Line, before: Capability | None, plan: Plan) -> dict[str, Any] | None:
    """The capability's fields of this line, or None with errors in the plan."""
    fields = {OF_CAPABILITY[column]: value for column, value in line.values.items() if column in OF_CAPABILITY}
    try:
        return checked(fields, before)
    except Invalid as error:
        for name, messages in error.errors.items():
            column = COLUMN_OF[name]
            if column not in line.wrong:
                plan.wrong(line.number, column, messages[0] if name in fields else f"ontbreekt. {messages[0]}")
        return None


def _days(line: Line, plan: Plan) -> None:
    """From when until when something can be counted on: in that order, and not over already."""
    begin, end = (line.values.get(column) for column in DAYS)
    if begin and end and end < begin:
        plan.wrong(line.number, "einddatum", "ligt vóór de begindatum. Controleer beide dagen.")
    elif end and end < timezone.localdate():
        plan.wrong(line.number, "einddatum", "is voorbij. Haal deze rij weg, of pas de dag aan.")
    elif begin and begin > timezone.localdate():
        plan.wrong(line.number, "begindatum", "is nog niet geweest. Lees deze rij pas in als het aanbod er is.")


def _confirmed(line: Line, organisation: Organisation, plan: Plan) -> Any:
    """The day of confirmation that this line gives, or None."""
    day = line.values.get("bevestigd_op")
    if day is None:
        return None
    if day > timezone.localdate():
        plan.wrong(line.number, "bevestigd_op", "ligt in de toekomst.")
    if organisation.is_example:
        message = f'"{organisation.name}" is een voorbeeld; daarvan wordt niets bevestigd.'
        plan.wrong(line.number, "bevestigd_op", message)
    return day
