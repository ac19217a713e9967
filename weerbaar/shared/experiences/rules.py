"""Who may tell what it was like, change it and take it away."""

from typing import Any

from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.rules import SIGN_IN, edits, edits_some, is_editorial, is_member
from weerbaar.shared.experiences import telling
from weerbaar.shared.experiences.models import Experience


def may_tell(user: Any, target: Any) -> Verdict:
    """Editors of an organisation, of what is published."""
    if not is_member(user):
        return SIGN_IN
    if not getattr(target, "is_published", True):
        return no("Dit is niet gepubliceerd.")
    if edits_some(user):
        return YES
    return no("Alleen beheerders van een organisatie vertellen hoe het bij hun organisatie ging.")


def may_tell_for(user: Any, target: Any, organisation: Organisation) -> Verdict:
    """For their own organisation, when it is not the one whose it is."""
    may = may_tell(user, target)
    if may and not edits(user, organisation):
        return no("U vertelt alleen over een organisatie waarvan u beheerder bent.")
    if may and telling.whose(target) == organisation.pk:
        return no("Dit is al van deze organisatie zelf.")
    return may


def may_change_experience(user: Any, experience: Experience) -> Verdict:
    """Editors of the organisation that told it."""
    if not is_member(user):
        return SIGN_IN
    if edits(user, experience.organisation):
        return YES
    return no("Alleen beheerders van deze organisatie wijzigen wat zij heeft verteld.")


def may_remove_experience(user: Any, experience: Experience) -> Verdict:
    """The organisation itself; and the editors of the platform, for what does not belong here."""
    if is_member(user) and is_editorial(user):
        return YES
    return may_change_experience(user, experience)
