"""The letters about who keeps an organisation."""

from django.urls import reverse

from weerbaar.features.networks.keepers import queries
from weerbaar.features.networks.keepers.domains import hint
from weerbaar.features.networks.keepers.models import Claim, Invitation
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.letters.links import absolute, signed_link
from weerbaar.foundation.organisations import queries as organisations
from weerbaar.foundation.organisations.models import Organisation

PURPOSE = "invitation_answer"


def name_for(person: User, organisation: Organisation) -> str:
    """Its name, or its reference for who may not see it, or only after the second step: mail is read without that."""
    reader = User.objects.get(pk=person.pk)
    reader.passed_second_step = False
    is_seen = organisations.visible_to(reader).filter(pk=organisation.pk).exists()
    return organisation.name if is_seen else organisation.ref


def tell_invited(invitation: Invitation) -> None:
    """To the invited: what it is, and the address that shows it."""
    letters.send(
        f"invitation:{invitation.uuid}:{invitation.round}",
        invitation.email,
        f"Uitnodiging: houd de gegevens van {invitation.organisation} bij",
        "keepers/letters/invited",
        {"invitation": invitation, "link": signed_link(PURPOSE, {"ref": invitation.ref})},
        about=invitation,
    )


def tell_accepted(invitation: Invitation, user: User) -> None:
    """To who invited: it worked."""
    by = invitation.invited_by
    if by is None or not by.is_active:
        return
    name = name_for(by, invitation.organisation)
    letters.send(
        f"invitation.accepted:{invitation.uuid}",
        by.email,
        f"{user} houdt nu {name} bij",
        "keepers/letters/accepted",
        {
            "invitation": invitation,
            "name": name,
            "person": user,
            "link": absolute(invitation.organisation.get_absolute_url()),
        },
        about=invitation,
        user=by,
    )


def tell_claimed(claim: Claim) -> None:
    """To who decides: who asks, why, and what their address says."""
    for person in queries.deciders_of(claim.organisation):
        name = name_for(person, claim.organisation)
        letters.send(
            f"claim:{claim.uuid}:{person.pk}",
            person.email,
            f"Iemand zegt: dit is mijn organisatie ({name})",
            "keepers/letters/claimed",
            {
                "claim": claim,
                "name": name,
                "hint": hint(claim.user.email, claim.organisation.website)[1],
                "link": absolute(claim.get_absolute_url()),
            },
            about=claim,
            user=person,
        )
    name = name_for(claim.user, claim.organisation)
    letters.send(
        f"claim.received:{claim.uuid}",
        claim.user.email,
        f"Uw aanvraag voor {name}",
        "keepers/letters/received",
        {"claim": claim, "name": name, "link": absolute(claim.get_absolute_url())},
        about=claim,
        user=claim.user,
    )


def tell_decided(claim: Claim) -> None:
    """To who asked."""
    is_granted = claim.state == Claim.State.GRANTED
    name = name_for(claim.user, claim.organisation)
    letters.send(
        f"claim.decided:{claim.uuid}",
        claim.user.email,
        f"U houdt nu {name} bij" if is_granted else f"Uw aanvraag voor {name}",
        "keepers/letters/decided",
        {
            "claim": claim,
            "name": name,
            "is_granted": is_granted,
            "link": absolute(claim.organisation.get_absolute_url() if is_granted else claim.get_absolute_url()),
        },
        about=claim,
        user=claim.user,
    )


def tell_removed(organisation: Organisation, person: User, reason: str, entry: int) -> None:
    """To who keeps it no longer: why, and what they can do. Called while they still may see it."""
    name = name_for(person, organisation)
    letters.send(
        f"keeper.removed:{organisation.uuid}:{entry}",
        person.email,
        f"U houdt {name} niet meer bij",
        "keepers/letters/removed",
        {"name": name, "reason": reason, "link": absolute(reverse("claim_add", args=[organisation.ref]))},
        about=organisation,
        user=person,
    )


def tell_orphaned(organisation: Organisation, entry: int) -> None:
    """To its coordinators: nobody keeps it any more."""
    for person in queries.deciders_of(organisation):
        name = name_for(person, organisation)
        letters.send(
            f"orphaned:{organisation.uuid}:{entry}:{person.pk}",
            person.email,
            f"Niemand houdt {name} meer bij",
            "keepers/letters/orphaned",
            {"name": name, "link": absolute(reverse("keeper_list", args=[organisation.ref]))},
            about=organisation,
            user=person,
        )
