"""Which organisations, contacts and relations a reader may see."""

from typing import Any

from django.db.models import QuerySet

from weerbaar.foundation.audiences.rules import opened_by
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.models import Contact, Membership, Organisation, Relation


def visible_to(user: Any) -> QuerySet[Organisation]:
    return Organisation.objects.filter(opened_by(keyring(user)))


def visible_contacts(user: Any) -> QuerySet[Contact]:
    """Contacts whose own clause and whose organisation's the reader opens."""
    return Contact.objects.filter(opened_by(keyring(user), "", "organisation"))


def visible_relations(user: Any) -> QuerySet[Relation]:
    """Relations of which both ends may be seen."""
    return Relation.objects.filter(opened_by(keyring(user), "source", "target"))


def visible_memberships(user: Any) -> QuerySet[Membership]:
    """Memberships of which partnership and member may be seen."""
    return Membership.objects.filter(opened_by(keyring(user), "partnership", "member"))
