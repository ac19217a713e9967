"""Who may do what with organisations, their contacts, relations and confirmations."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.keyring import roles_of
from weerbaar.foundation.organisations.models import COUNTS_ON, Organisation, Relation, RoleKind

SIGN_IN = no("Log eerst in.")
ASK_EVERY = timedelta(days=14)
LOCAL_LEVELS = frozenset({"wijk", "lokaal"})
COORDINATORS = frozenset({RoleKind.MUNICIPAL_COORDINATOR, RoleKind.REGIONAL_COORDINATOR, RoleKind.NEED_COORDINATOR})
EDITORIAL = frozenset({RoleKind.EDITOR, RoleKind.ADMINISTRATOR})


def is_member(user: Any) -> bool:
    return bool(user is not None and user.is_authenticated)


def edits(user: Any, organisation: Organisation) -> bool:
    """Is this person editor of the organisation?"""
    return any(
        role.kind == RoleKind.EDITOR_OF_ORGANISATION and role.organisation_id == organisation.pk
        for role in roles_of(user)
    )


def edits_some(user: Any) -> bool:
    """Is this person editor of any organisation?"""
    return any(role.kind == RoleKind.EDITOR_OF_ORGANISATION for role in roles_of(user))


def is_coordinator(user: Any) -> bool:
    return any(role.kind in COORDINATORS for role in roles_of(user))


def is_editorial(user: Any) -> bool:
    """Does this person keep what the platform itself publishes: content editors and administrators."""
    return any(role.kind in EDITORIAL for role in roles_of(user))


def coordinates_seat(user: Any, organisation: Organisation) -> bool:
    """Is this person coordinator of the municipality where the organisation has its seat?"""
    return organisation.municipality_id is not None and any(
        role.kind == RoleKind.MUNICIPAL_COORDINATOR and role.municipality_id == organisation.municipality_id
        for role in roles_of(user)
    )


def coordinates_region(user: Any, organisation: Organisation) -> bool:
    """Is this person coordinator of a region in its working area? The whole country is nobody's region."""
    return any(
        role.kind == RoleKind.REGIONAL_COORDINATOR and role.region_id in organisation.regions for role in roles_of(user)
    )


def may_add_organisation(user: Any) -> Verdict:
    """Coordinators and administrators."""
    if not is_member(user):
        return SIGN_IN
    if is_coordinator(user) or any(role.kind == RoleKind.ADMINISTRATOR for role in roles_of(user)):
        return YES
    return no("Alleen coördinatoren en beheerders van het platform voegen organisaties toe.")


def keeps_organisation(user: Any, organisation: Organisation) -> Verdict:
    """Its editors, the coordinator of the municipality of its seat, and of a region in its working area.

    The rule behind everything that belongs to an organisation: its own data, contacts, capabilities.
    """
    if not is_member(user):
        return SIGN_IN
    if edits(user, organisation) or coordinates_seat(user, organisation) or coordinates_region(user, organisation):
        return YES
    if is_coordinator(user):
        return no("U bent coördinator, maar niet van de gemeente of regio waar deze organisatie onder valt.")
    return no("Alleen beheerders van deze organisatie en haar coördinatoren mogen dit wijzigen.")


def may_change_organisation(user: Any, organisation: Organisation) -> Verdict:
    return keeps_organisation(user, organisation)


def may_verify(user: Any, organisation: Organisation) -> Verdict:
    """The coordinator of its seat; for what is not local also of a region. Editors never by that alone."""
    if not is_member(user):
        return SIGN_IN
    if coordinates_seat(user, organisation):
        return YES
    if coordinates_region(user, organisation):
        if organisation.level not in LOCAL_LEVELS:
            return YES
        return no("Een lokale organisatie wordt bevestigd door de coördinator van haar gemeente.")
    if edits(user, organisation):
        return no("Een coördinator bevestigt uw organisatie. Dat kunt u niet zelf doen.")
    return no("Alleen een coördinator van de gemeente of regio bevestigt deze organisatie.")


def may_confirm(user: Any, organisation: Organisation) -> Verdict:
    """Say that the facts are still right: who may change them may confirm them."""
    verdict = may_change_organisation(user, organisation)
    return verdict or (
        no("Alleen beheerders van deze organisatie en haar coördinatoren bevestigen dat dit klopt.")
        if is_member(user)
        else verdict
    )


def may_add_relation(user: Any, source: Organisation) -> Verdict:
    """Who may change the organisation from which the relation goes."""
    return may_change_organisation(user, source)


def may_answer_relation(user: Any, relation: Relation) -> Verdict:
    """An editor of the organisation that is counted upon."""
    if not is_member(user):
        return SIGN_IN
    if relation.kind != COUNTS_ON:
        return no("Alleen bij 'rekent op' hoort een antwoord van de ander.")
    if relation.has_ended:
        return no("Deze relatie is beëindigd.")
    if edits(user, relation.target):
        return YES
    return no("Alleen de organisatie op wie gerekend wordt, geeft hierop antwoord.")


def may_change_relation(user: Any, relation: Relation) -> Verdict:
    """Say otherwise what one needs of the other: who may change the organisation from which the relation goes."""
    if is_member(user) and relation.has_ended:
        return no("Deze relatie is beëindigd.")
    return may_change_organisation(user, relation.source)


def may_ask_again(user: Any, relation: Relation) -> Verdict:
    """As for changing, for what waits for an answer, and not more often than every so many days."""
    verdict = may_change_relation(user, relation)
    if not verdict:
        return verdict
    if not relation.is_unanswered:
        return no("Hierop is al antwoord gegeven. Wijzig wat u vraagt, dan wordt er opnieuw gevraagd.")
    if relation.asked_at is not None and timezone.now() - relation.asked_at < ASK_EVERY:
        return no("Dit is kort geleden gevraagd. Geef de ander nog even de tijd.")
    return YES


def may_end_relation(user: Any, relation: Relation) -> Verdict:
    """Who keeps either side: its editors and its coordinators."""
    if not is_member(user):
        return SIGN_IN
    if relation.has_ended:
        return no("Deze relatie is al beëindigd.")
    return _keeps_either(user, relation)


def may_resume_relation(user: Any, relation: Relation) -> Verdict:
    """Undo the end: who may end it."""
    if not is_member(user):
        return SIGN_IN
    if relation.until is None:
        return no("Deze relatie is niet beëindigd.")
    return _keeps_either(user, relation)


def _keeps_either(user: Any, relation: Relation) -> Verdict:
    if keeps_organisation(user, relation.source) or keeps_organisation(user, relation.target):
        return YES
    if is_coordinator(user):
        return no("U bent coördinator, maar geen van beide organisaties valt onder uw gemeente of regio.")
    return no("Alleen beheerders van een van beide organisaties en hun coördinatoren beëindigen deze relatie.")


def may_change_membership(user: Any, partnership: Organisation, member: Organisation) -> Verdict:
    """Who may change the member or the partnership."""
    return may_change_organisation(user, member) or may_change_organisation(user, partnership)


def may_resolve_clash(user: Any) -> Verdict:
    """Coordinators of municipalities and regions, and administrators; which clashes they see is up to the query."""
    kinds = {RoleKind.MUNICIPAL_COORDINATOR, RoleKind.REGIONAL_COORDINATOR, RoleKind.ADMINISTRATOR}
    if any(role.kind in kinds for role in roles_of(user)):
        return YES
    return no("Alleen coördinatoren en beheerders van het platform handelen dit af.")
