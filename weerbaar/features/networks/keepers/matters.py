"""What invitations and claims put on the desks."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from weerbaar.features.networks.keepers import queries
from weerbaar.features.networks.keepers.models import Claim, Invitation
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ports import attention
from weerbaar.foundation.ports.attention import Item, Matter, Scope


def unanswered(user: Any, scope: Scope) -> QuerySet[Invitation]:
    return queries.in_scope(queries.open_invitations(user), scope)


def _invitation_item(one: Any) -> Item:
    why = "De mail kwam terug" if one.came_back else "Verlopen" if one.has_expired else "Nog geen antwoord"
    title = f"{one.email} voor {one.organisation.name}"
    return Item(title, reverse("keeper_list", args=[one.organisation.ref]), timezone.localdate(one.sent_at), why)


def claims(user: Any, scope: Scope) -> QuerySet[Claim]:
    return queries.in_scope(queries.claims_to_decide(user), scope)


def _claim_item(one: Claim) -> Item:
    return Item(
        one.organisation.name,
        one.get_absolute_url(),
        timezone.localdate(one.created_at),
        f"{one.user} wil dit bijhouden",
    )


def _unkept_item(one: Organisation) -> Item:
    return Item(one.name, reverse("keeper_list", args=[one.ref]), None, "Niemand houdt dit bij")


def plug() -> None:
    desks: tuple[attention.Desk, ...] = ("organisation", "area")
    for desk in desks:
        attention.add(
            Matter(
                name="uitnodigingen",
                title="Uitnodigingen zonder antwoord",
                desk=desk,
                position=45,
                rows=unanswered,
                item=_invitation_item,
                empty="Elke uitnodiging is beantwoord.",
                action="Bekijk de oudste uitnodiging",
                follows=("organisation.editor_", "organisation.invitation_", "letter."),
            )
        )
    attention.add(
        Matter(
            name="aanvragen",
            title="Wie zegt: dit is mijn organisatie",
            desk="area",
            position=15,
            rows=claims,
            item=_claim_item,
            empty="Er wacht geen aanvraag.",
            action="Beantwoord de oudste aanvraag",
            follows=("organisation.claim",),
        )
    )
    attention.add(
        Matter(
            name="zonder-beheerder",
            title="Organisaties die niemand bijhoudt",
            desk="area",
            position=60,
            rows=queries.without_editor,
            item=_unkept_item,
            empty="Elke organisatie heeft iemand die haar gegevens bijhoudt.",
            action="Nodig iemand uit",
            follows=("organisation.editor_",),
        )
    )
