"""Who may write an agreement together, and when it is ready to be agreed."""

from typing import Any

from weerbaar.features.networks.drafts.models import Draft
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.keyring import roles_of
from weerbaar.foundation.organisations.models import Organisation, RoleKind
from weerbaar.foundation.organisations.rules import SIGN_IN, edits, edits_some, is_member

# What must be filled in before somebody can agree, in the order of the page.
NEEDED = {
    "what": "wat",
    "valid_from": "vanaf wanneer",
    "activation": "hoe u het inroept",
    "response_hours": "hoe snel",
    "sustain": "hoe lang",
    "cost_rule": "wie betaalt wat",
    "exercise": "wanneer u oefent",
}
FIXED = no("Deze afspraak is niet meer in de maak.")


def may_start(user: Any, asker: Organisation | None = None, giver: Organisation | None = None) -> Verdict:
    """An editor of one of both, which are two (of any organisation while they are not known yet)."""
    if not is_member(user):
        return SIGN_IN
    if asker is None or giver is None:
        return YES if edits_some(user) else no("Alleen beheerders van een organisatie beginnen een afspraak.")
    if asker.pk == giver.pk:
        return no("Een afspraak maakt u met een andere organisatie.")
    if edits(user, asker) or edits(user, giver):
        return YES
    return no("Een van beide organisaties moet een organisatie zijn die u beheert.")


def may_change(user: Any, draft: Draft) -> Verdict:
    """Editors of either party, while it is open."""
    if not is_member(user):
        return SIGN_IN
    if not any(edits(user, party) for party in draft.parties()):
        return no("Alleen beheerders van beide organisaties schrijven mee aan deze afspraak.")
    return YES if draft.state == Draft.State.OPEN else FIXED


def may_agree(user: Any, draft: Draft) -> Verdict:
    """As for changing, once all is filled in, for a side that has not agreed yet."""
    verdict = may_change(user, draft)
    if not verdict:
        return verdict
    if missing := missing_in(draft):
        return no(f"Vul eerst in: {', '.join(missing)}.")
    if not sides_to_agree(user, draft):
        return no("U bent al akkoord. Nu is de ander aan de beurt.")
    return YES


def may_sign(user: Any, draft: Draft) -> Verdict:
    """As for changing, once all is filled in: both have put their names on paper."""
    verdict = may_change(user, draft)
    if verdict and (missing := missing_in(draft)):
        return no(f"Vul eerst in: {', '.join(missing)}.")
    return verdict


def missing_in(draft: Draft) -> list[str]:
    return [label for name, label in NEEDED.items() if getattr(draft, name) in (None, "")]


def sides_to_agree(user: Any, draft: Draft) -> list[str]:
    """'asker', 'giver': the sides that this person speaks for and that have not agreed."""
    return [
        side
        for side in ("asker", "giver")
        if edits(user, getattr(draft, side)) and getattr(draft, f"{side}_agreed_at") is None
    ]


def own_parties(user: Any) -> list[Organisation]:
    """The organisations for which this person can make agreements, by name."""
    kept = [role.organisation for role in roles_of(user) if role.kind == RoleKind.EDITOR_OF_ORGANISATION]
    return sorted((one for one in kept if one is not None), key=lambda one: one.name.casefold())
