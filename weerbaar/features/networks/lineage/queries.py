"""What can go to a new organisation, what happened to an organisation, and numbers that two carry."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from weerbaar.features.networks.lineage.models import Succession
from weerbaar.features.networks.lineage.moving import key_of, rows_on
from weerbaar.features.networks.lineage.rules import is_administrator
from weerbaar.foundation.audiences.rules import opened_by
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.models import Clash, Organisation
from weerbaar.foundation.organisations.queries import known_to, open_clashes, visible_to
from weerbaar.foundation.ports import belongings


def splittable(user: Any, organisation: Organisation) -> list[tuple[str, str, str, str]]:
    """(belonging, key, title, name) of each row that may be chosen to go to a new organisation and the reader sees."""
    found = []
    for belonging in belongings.every():
        if belonging.splits and belonging.visible_to is not None:
            keys = rows_on(belonging, organisation).values_list("pk", flat=True)
            rows = belonging.visible_to(user).filter(pk__in=keys).order_by("pk")
            found += [(belonging.name, key_of(row), belonging.title, belonging.name_of(row)) for row in rows]
    return found


def successions_of(user: Any, organisation: Organisation) -> QuerySet[Succession]:
    """What happened to this organisation and was not undone; merges and splits of which the other may be known."""
    known = known_to(user).values("pk")
    rows = Succession.objects.filter(organisation=organisation, undone_at__isnull=True)
    return rows.filter(Q(other__isnull=True) | Q(other__in=known)).select_related("organisation", "other")


def visible_successions(user: Any) -> QuerySet[Succession]:
    """Those of organisations that the reader sees, of which they may know the other."""
    rows = Succession.objects.filter(organisation__in=visible_to(user).values("pk"))
    return rows.filter(other__in=known_to(user).values("pk")).select_related("organisation", "other")


def clashes_for(user: Any) -> QuerySet[Clash]:
    """Numbers used twice that wait for this reader: a coordinator sees all of the organisations, or not the clash; an
    administrator gets all of them, and reads of what they may not see only the reference."""
    rows = open_clashes(user)
    if not is_administrator(user):
        holders = Clash.organisations.through.objects.filter(clash=OuterRef("pk"))
        rows = rows.filter(~Exists(holders.exclude(opened_by(keyring(user), "organisation"))))
    return rows.order_by("opened_at", "pk")
