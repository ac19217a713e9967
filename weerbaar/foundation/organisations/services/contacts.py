"""How an organisation can be reached: adding, changing and removing contacts."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import change_fields, check, lock, without_values
from weerbaar.foundation.audiences.keys import clause_for
from weerbaar.foundation.kit.errors import require
from weerbaar.foundation.organisations import rules
from weerbaar.foundation.organisations.models import Contact, Organisation

# History says that these changed and never what they held.
PERSONAL = ("person", "phone", "email", "off_grid")


def add_contact(actor: Any, organisation: Organisation, values: Mapping[str, Any]) -> Contact:
    """Add a way to reach the organisation. For its editors and coordinators; raises Refused or Invalid."""
    require(rules.may_change_organisation(actor, organisation))
    with transaction.atomic():
        organisation = lock(organisation)
        contact = Contact(organisation=organisation, **values)
        contact.audience = audience_of(contact)
        check(contact, values)
        contact.save()
        record(actor, "contact.added", contact)
    return contact


def change_contact(actor: Any, contact: Contact, values: Mapping[str, Any], seen: str | None = None) -> Contact:
    """Change a contact. For editors and coordinators of its organisation; raises Refused, Stale or Invalid."""
    require(rules.may_change_organisation(actor, contact.organisation))
    with transaction.atomic():
        contact = lock(contact, seen)
        before = contact.clauses()
        changes = change_fields(contact, dict(values))
        if "visibility" in changes:
            contact.audience = audience_of(contact)
            contact.save(update_fields=["audience"])
        if changes:
            changes = without_values(changes, PERSONAL)
            record(actor, "contact.changed", contact, changes, clauses={*before, *contact.clauses()})
    return contact


def remove_contact(actor: Any, contact: Contact) -> None:
    """Remove a contact; the history of the organisation keeps that it was there, for who could see it."""
    require(rules.may_change_organisation(actor, contact.organisation))
    with transaction.atomic():
        contact = lock(contact)
        changes = {"function": [contact.function, None]}
        record(actor, "organisation.contact_removed", contact.organisation, changes, clauses=contact.clauses())
        record(actor, "contact.removed", contact)
        contact.delete()


def refresh_contacts(organisation: Organisation) -> None:
    """The regions concerned of a contact are those of its organisation: set them again after a change of area."""
    contacts = list(organisation.contacts.select_for_update())
    for contact in contacts:
        contact.organisation = organisation
        contact.audience = audience_of(contact)
    Contact.objects.bulk_update(contacts, ["audience"])


def audience_of(contact: Contact) -> list[str]:
    """The keys that open it: its visibility, where its organisation works, and the organisation itself."""
    return clause_for(contact.visibility, contact.organisation.regions, [contact.organisation_id])
