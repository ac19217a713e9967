"""Which agreements a reader may see: those of which they may see every party and every capability."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from weerbaar.features.networks.agreements.models import Agreement, AgreementLine, AgreementParty, Standing
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.queries import visible_to as visible_capabilities
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.queries import history_of
from weerbaar.foundation.audiences.rules import opened_by
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.models import Contact, Organisation
from weerbaar.foundation.organisations.queries import visible_contacts


def visible_to(user: Any) -> QuerySet[Agreement]:
    """The strictest of the agreement, its parties, and the capabilities it covers with their organisations."""
    keys = keyring(user)
    hidden_party = AgreementParty.objects.filter(agreement=OuterRef("pk")).exclude(opened_by(keys, "organisation"))
    hidden_line = AgreementLine.objects.filter(agreement=OuterRef("pk")).exclude(
        opened_by(keys, "capability", "capability__organisation")
    )
    return Agreement.objects.filter(opened_by(keys), ~Exists(hidden_party), ~Exists(hidden_line))


def in_force(user: Any) -> QuerySet[Agreement]:
    """Those that have not ended."""
    return visible_to(user).exclude(valid_to__lt=timezone.localdate())


# The key in the address, and what comes first: never exercised is longest not exercised.
ORDERS: dict[str, tuple[Any, ...]] = {
    "": ("title", "pk"),
    "einde": (F("valid_to").asc(nulls_last=True), "title", "pk"),
    "geoefend": (F("last_exercised_on").asc(nulls_first=True), "title", "pk"),
    "-geoefend": (F("last_exercised_on").desc(nulls_last=True), "title", "pk"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of agreements is narrowed by; empty means everything."""

    text: str = ""
    kind: str = ""
    standing: str = ""
    order: str = ""


def list_agreements(user: Any, filters: Filters) -> QuerySet[Agreement]:
    """Agreements that the reader may see, by title, with their parties."""
    rows = visible_to(user).prefetch_related("party_rows__organisation")
    for word in filters.text.split():
        rows = rows.filter(title__icontains=word)
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.standing:
        rows = rows.filter(_standing(filters.standing))
    return rows.order_by(*ORDERS[filters.order])


def _standing(standing: str) -> Q:
    """The same as `Agreement.standing`, over rows."""
    today = timezone.localdate()
    ended, coming = Q(valid_to__lt=today), Q(valid_from__gt=today)
    due = Q(review_due_on__lt=today)
    match Standing(standing):
        case Standing.ENDED:
            return ended
        case Standing.COMING:
            return ~ended & coming
        case Standing.REVIEW:
            return ~ended & ~coming & due
        case _:
            return ~ended & ~coming & ~due


def agreements_of(user: Any, organisation: Organisation) -> QuerySet[Agreement]:
    """The agreements to which an organisation is a party, as far as the reader may see."""
    rows = visible_to(user).filter(party_rows__organisation=organisation)
    return rows.prefetch_related("party_rows__organisation")


def agreements_covering(user: Any, capability: Capability) -> QuerySet[Agreement]:
    """The agreements that make a capability dependable, as far as the reader may see; ended ones too."""
    rows = visible_to(user).filter(
        Exists(AgreementLine.objects.filter(agreement=OuterRef("pk"), capability=capability))
    )
    return rows.prefetch_related("party_rows__organisation")


def capabilities_of(user: Any, parties: list[Organisation]) -> QuerySet[Capability]:
    """What can be promised: what these parties can contribute and the reader may see."""
    rows = visible_capabilities(user).filter(organisation__in=parties)
    return rows.exclude(status=Capability.Status.WITHDRAWN).select_related("organisation")


def contacts_of(user: Any, parties: list[Organisation]) -> QuerySet[Contact]:
    """Whom to call upon: contacts of these parties that the reader may see."""
    return visible_contacts(user).filter(organisation__in=parties).select_related("organisation")


def activation_contact(user: Any, agreement: Agreement) -> Contact | None:
    """The contact to call upon, if this reader may see it; also asked when there is none, so that nobody can tell."""
    rows = visible_contacts(user).select_related("organisation")
    return rows.filter(pk=agreement.activation_contact_id or 0).first()


def history_of_agreement(user: Any, agreement: Agreement) -> QuerySet[Entry]:
    return history_of(agreement.uuid, keyring(user), user)
