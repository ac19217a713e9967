"""Who may tell of a practice, propose one, end an initiative, and follow."""

from typing import Any

from weerbaar.features.content.practices.models import Practice
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.rules import (
    SIGN_IN,
    edits,
    edits_some,
    is_coordinator,
    is_editorial,
    is_member,
    keeps_organisation,
)


def may_add_practice(user: Any) -> Verdict:
    """Editors; and who keeps an organisation or coordinates proposes one, as a draft."""
    if not is_member(user):
        return SIGN_IN
    if is_editorial(user) or edits_some(user) or is_coordinator(user):
        return YES
    return no("Alleen de redactie, beheerders van organisaties en coördinatoren vertellen hier wat zij hebben gedaan.")


def may_tell_of(user: Any, organisation: Organisation | None) -> Verdict:
    """Whose practice it may be: editors of the platform say anybody's, others only of an organisation they keep."""
    if is_editorial(user) or organisation is None or keeps_organisation(user, organisation):
        return YES
    return no("U kunt dit alleen doen voor een organisatie die u bijhoudt of die onder uw gemeente of regio valt.")


def may_change_practice(user: Any, practice: Practice) -> Verdict:
    """Editors; a draft also who proposed it, and the editors of the organisation whose it is."""
    if not is_member(user):
        return SIGN_IN
    if is_editorial(user):
        return YES
    if practice.status == Practice.Status.DRAFT and _is_theirs(user, practice):
        return YES
    if _is_theirs(user, practice):
        return no("Dit is gepubliceerd of ingetrokken. Vraag de redactie om het te wijzigen.")
    return no("Alleen de redactie wijzigt dit.")


def _is_theirs(user: Any, practice: Practice) -> bool:
    if practice.proposed_by_id is not None and practice.proposed_by_id == user.pk:
        return True
    return practice.organisation is not None and edits(user, practice.organisation)


def may_complete(user: Any, practice: Practice) -> Verdict:
    """Say that an initiative has ended, and what came of it: who may change it."""
    may = may_change_practice(user, practice)
    if may and not practice.is_initiative:
        return no("Dit is al een praktijk.")
    return may


def may_follow(user: Any, practice: Practice) -> Verdict:
    """Every member, what is published."""
    if not is_member(user):
        return no("Log in om dit te volgen.")
    return YES if practice.is_published else no("Dit is niet gepubliceerd.")


def may_see_proposals(user: Any) -> Verdict:
    """Editors see all that wait, others their own."""
    return may_add_practice(user)
