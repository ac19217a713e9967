"""What changed lately in a need or a region: lines of history that this reader might see then and may see now, about
records that they may see."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from weerbaar.features.networks.agreements import queries as agreements
from weerbaar.features.networks.capabilities import queries as capabilities
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.activity.batches import parts_since
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.queries import readable_by
from weerbaar.foundation.activity.remembering import remembered
from weerbaar.foundation.organisations import queries as organisations
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.ui.lines import Line, lines_of

DAYS, SHOWN, READ, NEWEST = 90, 6, 60, 3


@dataclass(frozen=True, slots=True)
class Change:
    """The last thing that happened to one record: what it is called now and whose it is ('' for what stands by itself),
    where it stands, and the line of history."""

    name: str
    owner: str
    url: str
    line: Line


def of_need(user: Any, sub_needs: Collection[str]) -> list[Change]:
    """Of capabilities for these sub-needs, and of agreements about them."""
    codes = list(sub_needs)

    def make() -> list[Change]:
        return _recent(
            user,
            capability=capabilities.visible_to(user).filter(sub_needs__overlap=codes),
            agreement=agreements.visible_to(user).filter(lines__capability__sub_needs__overlap=codes),
        )

    return _remembered(user, codes, make)


def of_region(user: Any, region: str) -> list[Change]:
    """Of organisations and capabilities that name this region or a part of it, and of agreements about these."""

    def make() -> list[Change]:
        return _recent(
            user,
            organisation=organisations.visible_to(user).filter(regions__contains=[region]),
            capability=capabilities.visible_to(user).filter(regions__contains=[region]),
            agreement=agreements.visible_to(user).filter(lines__capability__regions__contains=[region]),
        )

    return _remembered(user, [region], make)


def _remembered(user: Any, about: list[str], make: Callable[[], list[Change]]) -> list[Change]:
    """Until the spine has another line, whoever may read that. Visitors share what they see; who has an account has
    their own."""
    return remembered(("recent", user.pk, sorted(keyring(user)), about, timezone.localdate()), make)


def _recent(user: Any, **rows: QuerySet[Any]) -> list[Change]:
    """The newest line of each record, newest first, of the last 90 days. `rows`: kind -> the records it may be of.

    Of what files brought, those capabilities that are newest.
    """
    about = Q()
    for kind, records in rows.items():
        about |= Q(kind=kind) & Q(Exists(records.filter(uuid=OuterRef("target"))))
    since = timezone.now() - timedelta(days=DAYS)
    among = Entry.objects.filter(about, kind__in=list(rows), at__gte=since)
    entries = readable_by(keyring(user), user, among)
    told = [*entries.select_related("actor").order_by("-at", "-pk")[:READ], *_from_files(user, rows, since)]
    last: dict[Any, Entry] = {}
    for entry in sorted(told, key=lambda one: (one.at, one.pk), reverse=True):
        last.setdefault(entry.target, entry)
    shown = list(last.values())[:SHOWN]
    lines = zip(shown, lines_of(shown, user), strict=True)
    named = _named(shown, rows)
    return [Change(*named[entry.target], line) for entry, line in lines if entry.target in named]


def _from_files(user: Any, rows: dict[str, QuerySet[Any]], since: datetime) -> list[Entry]:
    newest = rows["capability"].filter(created_at__gte=since).exclude(status=Capability.Status.WITHDRAWN)
    found = dict(newest.order_by("-pk").values_list("pk", "uuid")[:NEWEST])
    return parts_since("capability", found, keyring(user), since)


def _named(entries: list[Entry], rows: dict[str, QuerySet[Any]]) -> dict[Any, tuple[str, str, str]]:
    """Per record its name, owner and address; one query for each kind among them."""
    found = {}
    for kind in {entry.kind for entry in entries}:
        records = rows[kind].filter(uuid__in=[entry.target for entry in entries if entry.kind == kind])
        if kind == "capability":
            records = records.select_related("organisation")
        for record in records.order_by():
            owner = record.organisation.name if kind == "capability" else ""
            found[record.uuid] = (str(record), owner, record.get_absolute_url())
    return found
