"""Who may read files in, and what may be done with one."""

from typing import Any

from weerbaar.features.networks.imports.models import Batch
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.keyring import roles_of
from weerbaar.foundation.organisations.models import Relation, Role, RoleKind
from weerbaar.foundation.organisations.rules import SIGN_IN, is_member, may_add_relation, may_end_relation

KEEPERS = frozenset(
    {
        RoleKind.EDITOR_OF_ORGANISATION,
        RoleKind.MUNICIPAL_COORDINATOR,
        RoleKind.REGIONAL_COORDINATOR,
        RoleKind.NEED_COORDINATOR,
    }
)


def roles_to_import(user: Any) -> list[Role]:
    """The roles in which this person keeps something up to date."""
    return [role for role in roles_of(user) if role.kind in KEEPERS]


def may_import(user: Any) -> Verdict:
    """Editors of an organisation, and coordinators. Which rows, the rules of capabilities say row by row."""
    if not is_member(user):
        return SIGN_IN
    if roles_to_import(user):
        return YES
    return no("Alleen beheerders van een organisatie en coördinatoren lezen bestanden in.")


def may_end_delivered(user: Any, relation: Relation) -> Verdict:
    """What a list brought and no longer holds: who may say how the first stands to others, and who may end it."""
    return may_add_relation(user, relation.source) or may_end_relation(user, relation)


def may_confirm_batch(user: Any, batch: Batch) -> Verdict:
    """Without errors, and with something to do."""
    if batch.work:
        return no("Dit bestand is in behandeling. Wacht tot dat klaar is.")
    if batch.state != Batch.State.PREVIEWED:
        return no("Dit bestand wacht niet op een bevestiging.")
    if batch.counts.get("fout"):
        return no("Er staan fouten in het bestand. Verbeter ze en bied het opnieuw aan.")
    if not any(batch.counts.get(kind) for kind in ("nieuw", "gewijzigd", "intrekken", "beeindigen")):
        if batch.counts.get("verdwenen"):
            return no("Dit bestand voegt niets toe en wijzigt niets. Kruis aan wat u wilt intrekken, of laat het zo.")
        return no("Dit bestand verandert niets. U hoeft niets te bevestigen.")
    return may_import(user)


def may_undo_batch(user: Any, batch: Batch) -> Verdict:
    if batch.work:
        return no("Dit bestand is in behandeling. Wacht tot dat klaar is.")
    if batch.state != Batch.State.WRITTEN:
        return no("Dit bestand is niet ingelezen, dus er is niets terug te draaien.")
    return may_import(user)


def may_drop_batch(user: Any, batch: Batch) -> Verdict:
    """What is not written can be thrown away; what is being worked on can be broken off."""
    if batch.state in (Batch.State.WRITTEN, Batch.State.UNDONE, Batch.State.REFUSED) and not batch.work:
        return no("Dit bestand is al afgehandeld.")
    return may_import(user)
