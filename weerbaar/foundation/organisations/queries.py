"""Which organisations, contacts and relations a reader may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.activity.batches import parts_of
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.queries import history_of, history_of_all
from weerbaar.foundation.audiences.rules import opened_by
from weerbaar.foundation.kit.models import Record
from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.organisations.keyring import keyring, roles_of
from weerbaar.foundation.organisations.models import Clash, Contact, Membership, Organisation, Relation, Role, RoleKind
from weerbaar.foundation.ports import history


def visible_to(user: Any) -> QuerySet[Organisation]:
    return standing_alone().filter(opened_by(keyring(user)))


def standing_alone() -> QuerySet[Organisation]:
    """All but those that went up in another."""
    return Organisation.objects.filter(merged_into__isnull=True)


def known_to(user: Any) -> QuerySet[Organisation]:
    """Those that the reader may know by name: also what went up in another, if they might see it when it did."""
    return Organisation.objects.filter(opened_by(keyring(user)))


def successor_of(user: Any, ref: str) -> Organisation | None:
    """Where the address of an organisation that went up in another leads, if the reader may see both."""
    found = known_to(user).filter(ref=ref).first()
    for _ in range(10):
        if found is None or found.merged_into_id is None:
            break
        found = known_to(user).filter(pk=found.merged_into_id).first()
    return None if found is None or found.ref == ref else found


def visible_contacts(user: Any) -> QuerySet[Contact]:
    """Contacts whose own clause and whose organisation's the reader opens."""
    return Contact.objects.filter(opened_by(keyring(user), "", "organisation"))


def visible_relations(user: Any) -> QuerySet[Relation]:
    """Relations of which both ends may be seen."""
    return Relation.objects.filter(opened_by(keyring(user), "source", "target"))


def visible_memberships(user: Any) -> QuerySet[Membership]:
    """Memberships of which partnership and member may be seen."""
    return Membership.objects.filter(opened_by(keyring(user), "partnership", "member"))


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of organisations is narrowed by; empty means everything. Codes of the vocabularies and regions."""

    text: str = ""
    kind: str = ""
    level: str = ""
    region: str = ""


def list_organisations(user: Any, filters: Filters) -> QuerySet[Organisation]:
    """Organisations that the reader may see, by name. A region means: works there, also when it works everywhere."""
    rows = named(visible_to(user), filters.text)
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.level:
        rows = rows.filter(level=filters.level)
    if filters.region:
        rows = rows.filter(regions__overlap=[filters.region, "NL"])
    return rows


def named(rows: QuerySet[Organisation], text: str) -> QuerySet[Organisation]:
    """Those of which the names together hold every word, without regard to case and accents."""
    for word in fold(text).split():
        rows = rows.filter(names_folded__contains=word)
    return rows


def suggest_organisations(user: Any, text: str, at_most: int = 10) -> list[Organisation]:
    """What somebody may mean who types this; names that begin with it first. Nothing for fewer than two letters."""
    if len(fold(text)) < 2:
        return []
    rows = named(visible_to(user), text).filter(standing())
    first = list(rows.filter(names_folded__startswith=fold(text))[:at_most])
    rest = list(rows.exclude(names_folded__startswith=fold(text))[: at_most - len(first)])
    return first + rest


def find_for_role(user: Any, given: str) -> list[Organisation]:
    """Whom an administrator means who gives a role: by name only what they may see; by reference (which only the
    organisation itself or who sees it can tell) any."""
    return list(standing_alone().filter(ref=given)[:1]) or list(visible_to(user).filter(name=given)[:2])


def standing() -> Q:
    """Organisations that have not ended."""
    return Q(ended_on__isnull=True) | Q(ended_on__gt=timezone.localdate())


def editors_of(organisations: Iterable[Organisation]) -> QuerySet[User]:
    """The people who keep one of these organisations up to date, each once; for letters."""
    kept = Role.objects.filter(kind=RoleKind.EDITOR_OF_ORGANISATION, organisation__in=organisations)
    return User.objects.filter(pk__in=kept.values("user"), is_active=True).order_by("pk")


def contacts_of(user: Any, organisation: Organisation) -> QuerySet[Contact]:
    """Ways to reach it that the reader may see."""
    return visible_contacts(user).filter(organisation=organisation).select_related("organisation")


def relations_of(user: Any, organisation: Organisation) -> QuerySet[Relation]:
    """Its relations in both directions, those that stand first."""
    rows = visible_relations(user).filter(Q(source=organisation) | Q(target=organisation))
    return rows.select_related("source", "target").order_by("kind", "until", "pk")


def memberships_of(user: Any, organisation: Organisation) -> QuerySet[Membership]:
    """The partnerships it takes part in, and who takes part in it."""
    rows = visible_memberships(user).filter(Q(member=organisation) | Q(partnership=organisation))
    return rows.select_related("member", "partnership")


def open_clashes(user: Any) -> QuerySet[Clash]:
    """Numbers used twice that wait for this coordinator: of their municipality or region; all for administrators."""
    mine = Q(pk__in=[])
    for role in roles_of(user):
        match role.kind:
            case RoleKind.ADMINISTRATOR:
                mine = Q()
                break
            case RoleKind.MUNICIPAL_COORDINATOR:
                mine |= Q(organisations__municipality=role.municipality_id)
            case RoleKind.REGIONAL_COORDINATOR:
                mine |= Q(organisations__regions__contains=[role.region_id])
    return Clash.objects.filter(mine, resolved_at__isnull=True).distinct()


def history_of_organisation(user: Any, organisation: Organisation) -> QuerySet[Entry]:
    """Lines about it, its contacts and relations, and what features add (`history.also_of`), as far as this reader
    might see them then and may now."""
    related = [
        visible_contacts(user).filter(organisation=organisation),
        visible_relations(user).filter(Q(source=organisation) | Q(target=organisation)),
        known_to(user).filter(merged_into=organisation),
        *history.related_to("organisation", user, organisation),
    ]
    first, *others = (rows.order_by().values_list("uuid", flat=True) for rows in related)
    targets = [organisation.uuid, *first.union(*others, all=True)]
    return history_of_all(targets, keyring(user), user)


def whole_history_of_organisation(user: Any, organisation: Organisation, at_most: int = 500) -> list[Entry]:
    """The same with its part of the files that were read in, newest first."""
    own = history_of_organisation(user, organisation)[:at_most]
    parts = parts_of("organisation", organisation.pk, keyring(user), at_most)
    return sorted([*own, *parts], key=lambda entry: (entry.at, entry.pk), reverse=True)[:at_most]


def changes_since(user: Any, record: Record, seen: str | None) -> list[Entry]:
    """What happened to a record since somebody saw this version, newest first, as far as this reader may know."""
    since = _moment(seen or "")
    return list(history_of(record.uuid, keyring(user), user).filter(at__gte=since)) if since else []


def _moment(text: str) -> Any:
    """A version as a moment; None for what is none."""
    try:
        return parse_datetime(text)
    except ValueError:
        return None
