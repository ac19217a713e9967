"""Every change to organisations and what belongs to them. The order is always: may, lock and check, write, record."""

from weerbaar.foundation.organisations.services.assurance import confirm, confirm_contact, confirm_organisation
from weerbaar.foundation.organisations.services.clashes import close_past_clashes, note_clashes, resolve_clash
from weerbaar.foundation.organisations.services.contacts import add_contact, change_contact, remove_contact
from weerbaar.foundation.organisations.services.memberships import end_membership, join_partnership
from weerbaar.foundation.organisations.services.organisations import (
    add_organisation,
    change_organisation,
    verify_organisation,
)
from weerbaar.foundation.organisations.services.relations import (
    add_relation,
    answer_relation,
    ask_again,
    change_relation,
    end_relation,
    resume_relation,
)

__all__ = [
    "add_contact",
    "add_organisation",
    "add_relation",
    "answer_relation",
    "ask_again",
    "change_contact",
    "change_organisation",
    "change_relation",
    "close_past_clashes",
    "confirm",
    "confirm_contact",
    "confirm_organisation",
    "end_membership",
    "end_relation",
    "join_partnership",
    "note_clashes",
    "remove_contact",
    "resolve_clash",
    "resume_relation",
    "verify_organisation",
]
