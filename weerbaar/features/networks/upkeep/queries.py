"""What has to be confirmed: of one organisation for who looks after it, and of all of them for the daily round."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, DateField, Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, TruncDate
from django.db.models.lookups import IsNull
from django.utils import timezone

from weerbaar.features.networks.agreements import queries as agreements
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.agreements.rules import may_confirm_agreement
from weerbaar.features.networks.capabilities import queries as capabilities
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.rules import may_confirm_capability
from weerbaar.features.networks.upkeep.models import Ask, AskedThing, Digest, Escalation
from weerbaar.features.networks.upkeep.rules import (
    AHEAD,
    FIRST_TERM,
    GAP,
    REST,
    Due,
    Facts,
    Heard,
    Person,
    due_on,
    may_look_after,
)
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.audiences.rules import opened_by
from weerbaar.foundation.kit.rows import InTurn
from weerbaar.foundation.organisations import queries as organisations
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.models import Contact, Organisation, Role, RoleKind
from weerbaar.foundation.organisations.rules import edits
from weerbaar.foundation.ports.attention import Scope

KINDS = ("organisation", "contact", "capability", "agreement")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of one organisation that can be confirmed: the record itself, and until when it counts."""

    kind: str
    row: Any
    due_on: date

    @property
    def is_due(self) -> bool:
        """Is it asked about, or would it be within the month?"""
        return self.due_on <= timezone.localdate() + AHEAD

    @property
    def version(self) -> str:
        """Changes when the record does, and when it is confirmed or doubted."""
        return f"{self.row.uuid}:{self.row.updated_at.isoformat()}:{self.row.confirmed_until}"


# --- one organisation, for one person ------------------------------------------------------------


def things_of(user: Any, organisation: Organisation) -> list[Thing]:
    """Everything of an organisation that this person sees and may confirm, what is due first. Seven queries at most.

    An example that its own editor confirms becomes theirs with it, so then its capabilities can be confirmed as well.
    """
    if not may_look_after(user, organisation):
        return []
    if organisation.is_example and edits(user, organisation):
        organisation.is_example = False  # in hand only; the service writes it
    rows: list[tuple[str, Any]] = [("organisation", organisation)]
    rows += [("contact", row) for row in organisations.contacts_of(user, organisation)]
    for row in capabilities.offers_of(user, organisation):
        row.organisation = organisation
        if may_confirm_capability(user, row):
            rows.append(("capability", row))
    rows += [("agreement", row) for row in _standing_agreements(user, organisation) if may_confirm_agreement(user, row)]
    found = [Thing(kind, row, due_on(row.confirmed_until, timezone.localdate(row.created_at))) for kind, row in rows]
    return sorted(found, key=lambda one: (not one.is_due, KINDS.index(one.kind)))


def _standing_agreements(user: Any, organisation: Organisation) -> QuerySet[Agreement]:
    rows = agreements.in_force(user).filter(party_rows__organisation=organisation)
    return rows.prefetch_related("party_rows__organisation", "lines__capability__organisation")


def valid_ask(ask_id: Any) -> Ask | None:
    """The letter that somebody answers, as long as that person still keeps the organisation."""
    if not isinstance(ask_id, int):
        return None
    ask = Ask.objects.select_related("user", "organisation").filter(pk=ask_id).first()
    if ask is None or not ask.user.is_active or not edits(by_letter(ask.user), ask.organisation):
        return None
    return ask if _standing(timezone.localdate()).filter(pk=ask.organisation_id).exists() else None


def by_letter(user: User) -> User:
    """This person as who reads their mail: what asks for a second step is neither written in a letter nor shown by
    its link. To be called before anything is asked of their roles."""
    user.passed_second_step = False
    return user


# --- all organisations, for the daily round ------------------------------------------------------


class _Plus(Func):
    """A date and a number of days, as a date."""

    template = "(%(expressions)s)"
    arg_joiner = " + "
    output_field = DateField()


def due_on_of(path: str = "") -> Coalesce:
    """As `rules.due_on`, over rows; `path` leads to the record ('capability__')."""
    written_on = TruncDate(f"{path}created_at")
    return Coalesce(F(f"{path}confirmed_until"), _Plus(written_on, Value(FIRST_TERM.days)))


def _dated(kind: str, day: date) -> QuerySet[Any]:
    """Rows of one kind that are due before long, with that day as `due_on`."""
    rows: QuerySet[Any]
    match kind:
        case "organisation":
            rows = Organisation.objects.all()
        case "contact":
            rows = Contact.objects.all()
        case "capability":
            rows = Capability.objects.exclude(status=Capability.Status.WITHDRAWN)
        case _:
            rows = Agreement.objects.exclude(valid_to__lt=day)
    return rows.annotate(due_on=due_on_of()).filter(due_on__lte=day + AHEAD + GAP)


OWNER = {"organisation": "pk", "contact": "organisation", "capability": "organisation", "agreement": "parties"}


def open_things(day: date, owners: Collection[int]) -> dict[int, list[Due]]:
    """What is due (or will be before long) of these organisations. Four queries."""
    found: dict[int, list[Due]] = defaultdict(list)
    for kind in KINDS:
        owner = OWNER[kind]
        rows = _dated(kind, day).filter(**{f"{owner}__in": owners})
        for pk, uuid, due, key in rows.values_list(owner, "uuid", "due_on", "pk"):
            found[pk].append(Due(due, kind, uuid, key))
    return found


def _standing(day: date) -> QuerySet[Organisation]:
    return organisations.standing_alone().filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))


def standing_after(day: date, key: int, at_most: int) -> list[int]:
    """The next organisations that stand, in order of their keys."""
    return list(_standing(day).filter(pk__gt=key).order_by("pk").values_list("pk", flat=True)[:at_most])


def kept_of(part: Collection[int]) -> list[int]:
    """Those with somebody to ask."""
    editors = Role.objects.filter(kind=RoleKind.EDITOR_OF_ORGANISATION, user__is_active=True, organisation__in=part)
    return sorted(pk for pk in editors.values_list("organisation", flat=True).distinct() if pk)


def orphans_with_news(day: date, part: Collection[int]) -> list[int]:
    """Those without anybody to ask, of which something is due that no coordinator has heard of.

    Examples are left out: nobody is meant to keep them before the organisation itself does.
    """
    editors = Role.objects.filter(
        kind=RoleKind.EDITOR_OF_ORGANISATION, user__is_active=True, organisation=OuterRef("pk")
    )
    news = Q(pk__in=[])
    for kind in KINDS:
        owner = OWNER[kind]
        told = Escalation.objects.filter(
            target=OuterRef("uuid"), due_on=OuterRef("due_on"), organisation=OuterRef(owner)
        )
        due = _dated(kind, day).filter(~Exists(told), due_on__lte=day + AHEAD, **{f"{owner}__in": part})
        news |= Q(pk__in=due.values(owner))
    rows = Organisation.objects.filter(~Exists(editors), news, pk__in=part, is_example=False)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def facts_of(owners: list[int], day: date) -> Iterator[tuple[int, Facts]]:
    """What the rule wants to know of each of these organisations; nothing for those of which nothing is due."""
    things = open_things(day, owners)
    people = _people(things, day)
    told: dict[int, set[Due]] = defaultdict(set)
    for row in Escalation.objects.filter(organisation__in=list(things)):
        told[row.organisation_id].add(Due(row.due_on, row.kind, row.target))
    for pk, dues in things.items():
        yield pk, Facts(dues, people[pk], told[pk])


def _people(things: dict[int, list[Due]], day: date) -> dict[int, list[Person]]:
    roles = Role.objects.filter(
        kind=RoleKind.EDITOR_OF_ORGANISATION, organisation__in=list(things), user__is_active=True
    )
    heard: dict[tuple[int, int], dict[Due, Heard]] = defaultdict(dict)
    asked = AskedThing.objects.filter(organisation__in=list(things)).order_by("number").select_related("ask")
    for one in asked:
        due = Due(one.due_on, one.kind, one.target)
        heard[one.organisation_id, one.user_id][due] = Heard(one.number, one.ask.asked_on)
    last: dict[tuple[int, int], Ask] = {}
    for ask in Ask.objects.filter(organisation__in=list(things)).order_by("asked_on"):
        last[ask.organisation_id, ask.user_id] = ask
    found: dict[int, list[Person]] = defaultdict(list)
    for role in roles.select_related("user").order_by("pk"):
        key = (role.organisation_id or 0, role.user_id)
        ask_before = last.get(key)
        found[key[0]].append(
            Person(
                role.user_id,
                ask_before.asked_on if ask_before else None,
                not (ask_before and ask_before.bounced_at and day < ask_before.asked_on + REST),
                heard[key],
                _hidden(role.user, things[key[0]]),
            )
        )
    return found


def _hidden(user: User, things: Iterable[Due]) -> frozenset[Due]:
    """Agreements of their organisation that name what this person may not see. No query without agreements."""
    named = {one.target: one for one in things if one.kind == "agreement"}
    if not named:
        return frozenset()
    seen = set(agreements.visible_to(by_letter(user)).filter(uuid__in=list(named)).values_list("uuid", flat=True))
    return frozenset(one for uuid, one in named.items() if uuid not in seen)


# --- coordinators ---------------------------------------------------------------------------------


def still_open(user: Any) -> QuerySet[Escalation]:
    """What was laid before a coordinator and still waits, as far as this reader may see it and its organisation.

    Asked per row and not by joins: a page needs the first of many, and an index holds them in order.
    """
    seen: dict[str, QuerySet[Any]] = {
        "contact": organisations.visible_contacts(user),
        "capability": capabilities.visible_to(user).exclude(status=Capability.Status.WITHDRAWN),
        "agreement": agreements.in_force(user),
    }
    waits = [When(kind=kind, then=_due_still(rows, kind)) for kind, rows in seen.items()]
    rows = Escalation.objects.filter(
        Case(*waits, default=_due_still(organisations.visible_to(user), "organisation")),
        opened_by(keyring(user), "organisation"),
        organisation__merged_into=None,
    )
    return rows.select_related("organisation")


def _due_still(rows: QuerySet[Any], field: str) -> IsNull:
    """Is the record that the row outside is about still due on the day that it was about?

    A value per row, by its key. As `Exists` PostgreSQL would rather read all records once.
    """
    same = rows.annotate(due_on=due_on_of()).filter(pk=OuterRef(field), due_on=OuterRef("due_on"))
    return IsNull(Subquery(same.order_by().values("pk")[:1]), False)


def in_scope(rows: QuerySet[Any], scope: Scope, organisation: str = "organisation__") -> QuerySet[Any]:
    """Rows about organisations with their seat in the municipality, or that work in the region."""
    if scope.kind == "municipality":
        return rows.filter(**{f"{organisation}municipality": scope.key})
    return rows.filter(**{f"{organisation}regions__contains": [scope.key]})


def overdue_in(user: Any, scope: Scope) -> InTurn:
    """Organisations of which a confirmation has lapsed: first their own, oldest first, then of a contact or offer."""
    late = Q(confirmed_until__lt=timezone.localdate())
    opened = Q(late, opened_by(keyring(user)))  # the organisation itself is seen
    contacts = Contact.objects.filter(opened)
    offers = Capability.objects.filter(opened).exclude(status=Capability.Status.WITHDRAWN)
    with_parts = contacts.values("organisation").union(offers.values("organisation"), all=True)
    rows = in_scope(organisations.visible_to(user).filter(organisations.standing()), scope, "")
    others = rows.filter(Q(confirmed_until=None) | ~late, pk__in=with_parts)
    return InTurn(rows.filter(late).order_by("confirmed_until", "pk"), others.order_by("confirmed_until", "pk"))


def coordinators_of(rows: Collection[Organisation]) -> dict[int, set[int]]:
    """Whom an organisation that nobody answers for is laid before: of its municipality, else its regions, else
    administrators. {organisation: users}. One query."""
    held = (RoleKind.MUNICIPAL_COORDINATOR, RoleKind.REGIONAL_COORDINATOR, RoleKind.ADMINISTRATOR)
    by_place: dict[str, set[int]] = defaultdict(set)
    for role in Role.objects.filter(kind__in=held, user__is_active=True):
        by_place[role.municipality_id or role.region_id or ""].add(role.user_id)
    return {
        one.pk: by_place.get(one.municipality_id or "-")
        or set().union(*(by_place.get(region, set()) for region in one.regions))
        or by_place[""]
        for one in rows
    }


def new_escalations(since: date) -> QuerySet[Escalation]:
    """What was laid before coordinators after a day."""
    return Escalation.objects.filter(since__gt=since).select_related("organisation").order_by("since", "pk")


def last_digests() -> dict[int, date]:
    """When each coordinator got their last letter."""
    return {row.user_id: row.sent_on for row in Digest.objects.order_by("user", "-sent_on").distinct("user")}
