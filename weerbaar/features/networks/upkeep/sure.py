"""How much of what is told about one organisation is confirmed in term, for anybody who reads its page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from weerbaar.features.networks.agreements import queries as agreements
from weerbaar.features.networks.capabilities import queries as capabilities
from weerbaar.foundation.organisations import queries as organisations
from weerbaar.foundation.organisations.assurance import Freshness, freshness
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.taxonomy import vocabularies


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that stands on the page. until: the last day on which its confirmation counts. review_on: the day by
    which an agreement had to be looked at again."""

    kind: str
    title: str
    url: str
    until: date | None
    review_on: date | None = None

    @property
    def freshness(self) -> Freshness:
        return freshness(self.until)

    @property
    def must_be_reviewed(self) -> bool:
        return self.review_on is not None and self.review_on < timezone.localdate()

    @property
    def is_late(self) -> bool:
        return self.freshness is Freshness.OVERDUE or self.must_be_reviewed

    @property
    def late_since(self) -> date | None:
        """The first day that was missed."""
        missed = [
            self.until if self.freshness is Freshness.OVERDUE else None,
            self.review_on if self.must_be_reviewed else None,
        ]
        return min((day for day in missed if day), default=None)


def told_of(user: Any, organisation: Organisation) -> list[Told]:
    """The organisation, its contacts, what it offers and its agreements in force, as this reader may see them. Three
    queries."""
    here = organisation.get_absolute_url()
    contacts = organisations.contacts_of(user, organisation).select_related(None)
    offers = capabilities.offers_of(user, organisation).order_by("name", "pk")
    settled = agreements.in_force(user).filter(party_rows__organisation=organisation).order_by("title", "pk")
    return [
        Told("organisatie", organisation.name, here, organisation.confirmed_until),
        *(
            Told("contact", vocabularies.label("contact-function", function), f"{here}#bereiken", until)
            for function, until in contacts.values_list("function", "confirmed_until")
        ),
        *(
            Told("capaciteit", name, f"/capaciteiten/{ref}/", until)
            for name, ref, until in offers.values_list("name", "ref", "confirmed_until")
        ),
        *(
            Told("afspraak", title, f"/afspraken/{ref}/", until, review_on)
            for title, ref, until, review_on in settled.values_list("title", "ref", "confirmed_until", "review_due_on")
        ),
    ]
