"""How agreements are laid out: labels in place of codes, no queries per row."""

from typing import Any

from weerbaar.features.networks.agreements.models import Agreement, Standing
from weerbaar.foundation.organisations.models import Contact
from weerbaar.foundation.taxonomy import areas, vocabularies
from weerbaar.foundation.taxonomy.geography import table

TONES = {Standing.VALID: "right", Standing.REVIEW: "late", Standing.COMING: "info", Standing.ENDED: "wrong"}


def line_of(agreement: Agreement) -> dict[str, Any]:
    """One line in a list; the caller has prefetched the parties."""
    return {
        "title": agreement.title,
        "url": agreement.get_absolute_url(),
        "kind": vocabularies.label("agreement-kind", agreement.kind),
        "parties": [str(row.organisation) for row in agreement.party_rows.all()],
        "exercised_on": agreement.last_exercised_on,
        **standing_of(agreement),
    }


def standing_of(agreement: Agreement) -> dict[str, str]:
    """Where it is in its life, as a badge."""
    return {"standing": agreement.standing.label.capitalize(), "tone": TONES[agreement.standing]}


def facts_of(agreement: Agreement) -> dict[str, Any]:
    """What the page says at the top."""
    return {"kind": vocabularies.label("agreement-kind", agreement.kind), **standing_of(agreement)}


def promises_of(agreement: Agreement) -> list[dict[str, Any]]:
    """What is covered: what, whose, how much, where."""
    lines = agreement.lines.select_related("capability__organisation")
    return [
        {
            "capability": line.capability,
            "quantity": line.quantity,
            "unit": vocabularies.label("unit", line.capability.unit).lower() if line.capability.unit else "",
            "where": table().name(line.region_id)
            if line.region_id
            else areas.describe(line.capability.area, at_most=3),
        }
        for line in lines
    ]


def contact_of(contact: Contact | None) -> dict[str, Any] | None:
    """Whom to call upon."""
    if contact is None:
        return None
    return {"row": contact, "label": vocabularies.label("contact-function", contact.function)}
