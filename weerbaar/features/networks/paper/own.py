"""An organisation's own paper: whom it needs, how to reach them without telephone or power, who takes over; and the
sheet of who counts on it. As far as its editor may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from weerbaar.features.networks.agreements import queries as agreements
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.paper import rules
from weerbaar.features.networks.paper.laying import reach_of
from weerbaar.features.networks.paper.reading import Way, ways_of
from weerbaar.features.networks.reliance import queries as reliance
from weerbaar.features.networks.reliance.presenting import for_what
from weerbaar.features.networks.reliance.queries import Trouble
from weerbaar.foundation.kit import qr
from weerbaar.foundation.kit.dutch import long_day
from weerbaar.foundation.letters.links import absolute
from weerbaar.foundation.organisations.models import COUNTS_ON, Organisation, Relation
from weerbaar.foundation.organisations.queries import relations_of, visible_contacts
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.ui.tags.words import amount, hours

DELIVERS, REPLACES = "levert-aan", "vervangt"


@dataclass(frozen=True)
class Sheet:
    """What a template takes: its data, and the QR codes of the organisations on it."""

    data: dict[str, Any]
    codes: bytes


def own_paper(user: Any, organisation: Organisation) -> Sheet:
    """Whom this organisation needs in a calamity, from its relations and agreements. A fixed number of queries."""
    needed = list(reliance.counts_on(user, organisation))
    others = [one for one in relations_of(user, organisation) if not one.has_ended and one.kind != COUNTS_ON]
    suppliers = [one for one in others if one.kind == DELIVERS and one.target_id == organisation.pk]
    takers = [one for one in others if one.kind == REPLACES and one.target_id == organisation.pk]
    replaced = [one for one in others if one.kind == REPLACES and one.source_id == organisation.pk]
    settled = _in_force(user, organisation)
    parties = {party for one in settled for party in one.all_parties()}
    people = _Parties(user, {organisation, *parties, *_ends([*needed, *others])}, organisation)
    return people.sheet(
        f"Wie wij nodig hebben: {organisation.name}",
        {
            "needed": [people.line(one.target, _expectation(one)) for one in needed],
            "suppliers": [people.line(one.source, _note(one)) for one in suppliers],
            "takers": [people.line(one.source, _note(one)) for one in takers],
            "replaced": [people.line(one.target, _note(one)) for one in replaced],
            "agreements": _agreements(user, settled, organisation),
            "own": [{"reach": reach_of(way), "off_grid": way.off_grid} for way in people.ways.get(organisation.pk, [])],
        },
    )


def counted_on(user: Any, organisation: Organisation) -> Sheet:
    """Who counts on this organisation, for what, and what it answered; and what it promised."""
    rows = list(reliance.counted_on_by(user, organisation))
    settled = _in_force(user, organisation)
    people = _Parties(user, {organisation, *_ends(rows)}, organisation)
    return people.sheet(
        f"Wie rekent op ons: {organisation.name}",
        {
            "rows": [people.line(one.source, _expectation(one, OURS)) for one in rows],
            "promises": [line for one in settled for line in _promises(one, organisation)],
        },
    )


def _in_force(user: Any, organisation: Organisation) -> list[Agreement]:
    rows = agreements.in_force(user).filter(party_rows__organisation=organisation)
    return list(rows.prefetch_related("party_rows__organisation", "lines__capability").order_by("title", "pk"))


def _ends(relations: Iterable[Relation]) -> set[Organisation]:
    return {end for one in relations for end in (one.source, one.target)}


class _Parties:
    """The organisations on a sheet: how each is reached, and its QR code."""

    def __init__(self, user: Any, parties: Iterable[Organisation], own: Organisation) -> None:
        self.user, self.own = user, own
        self.parties = sorted(parties, key=lambda one: one.pk)
        self.ways = ways_of(user, [one.pk for one in self.parties])
        self.side, self.codes = qr.codes(absolute("/organisaties/"), [f"{one.ref}/" for one in self.parties])
        self.numbers = {one.pk: number for number, one in enumerate(self.parties)}

    def line(self, party: Organisation, about: dict[str, Any]) -> dict[str, Any]:
        ways: Sequence[Way] = self.ways.get(party.pk, [])
        return about | {
            "name": party.name,
            "seat": party.seat,
            "code": self.numbers[party.pk],
            "ways": [{"reach": reach_of(way), "off_grid": way.off_grid} for way in ways],
        }

    def sheet(self, title: str, parts: dict[str, Any]) -> Sheet:
        today = timezone.localdate()
        data = {
            "title": title,
            "name": self.own.name,
            "made": long_day(today),
            "valid_to": long_day(rules.valid_until(today)),
            "audience": f"Vertrouwelijk: alleen voor {self.own.name}.",
            "side": self.side,
        }
        return Sheet(data | parts, self.codes)


# What is uncertain, as the one who is counted on reads it.
OURS = {
    Trouble.REFUSED: "wij zeiden nee",
    Trouble.PARTLY: "wij zeiden: deels",
    Trouble.UNCOVERED: "wij zeiden ja, maar hebben er geen bevestigd aanbod voor",
    Trouble.UNANSWERED: "wij hebben nog niet geantwoord",
}


def _expectation(relation: Any, words: Mapping[Trouble, str] | None = None) -> dict[str, Any]:
    trouble = Trouble(relation.trouble) if relation.trouble else None
    told = "" if trouble is None else words[trouble] if words else str(trouble.label)
    return {
        "about": for_what(relation) or "niet opgegeven",
        "answer": "" if told else relation.get_answer_display(),
        "trouble": told,
        "note": " ".join(part for part in (relation.note, relation.answer_note) if part),
    }


def _note(relation: Relation) -> dict[str, Any]:
    return {"about": for_what(relation), "answer": "", "trouble": "", "note": relation.note}


def _agreements(user: Any, settled: Sequence[Agreement], own: Organisation) -> list[dict[str, Any]]:
    """How each agreement is called upon; the contact only where this reader may see it."""
    wanted = [one.activation_contact_id for one in settled if one.activation_contact_id]
    contacts = {one.pk: one for one in visible_contacts(user).filter(pk__in=wanted).select_related("organisation")}
    told = []
    for one in settled:
        contact = contacts.get(one.activation_contact_id or 0)
        told.append(
            {
                "title": one.title,
                "with": ", ".join(party.name for party in one.all_parties() if party.pk != own.pk),
                "how": one.activation or "niet opgegeven",
                "fast": hours(one.response_hours) if one.response_hours is not None else "niet opgegeven",
                "contact": _contact(contact) if contact else "",
                "off_grid": contact.off_grid if contact else "",
                "until": long_day(one.valid_to) if one.valid_to else "geen einde afgesproken",
            }
        )
    return told


def _contact(contact: Any) -> str:
    who = vocabularies.label("contact-function", contact.function)
    return ", ".join(part for part in (f"{who} van {contact.organisation}", contact.phone, contact.email) if part)


def _promises(agreement: Agreement, own: Organisation) -> list[dict[str, Any]]:
    """What this organisation promised in it."""
    others = ", ".join(party.name for party in agreement.all_parties() if party.pk != own.pk)
    return [
        {
            "what": line.capability.name,
            "amount": amount(line.quantity, vocabularies.label("unit", line.capability.unit)) or "niet opgegeven",
            "to": others,
            "agreement": agreement.title,
            "fast": hours(agreement.response_hours) if agreement.response_hours is not None else "niet opgegeven",
        }
        for line in agreement.lines.all()
        if line.capability.organisation_id == own.pk
    ]
