"""How things that have to be confirmed are laid out: what stands there, in words, without queries per row."""

from typing import Any

from weerbaar.features.networks.capabilities.presenting import unit_of
from weerbaar.features.networks.upkeep.queries import Thing
from weerbaar.foundation.organisations.models import Freshness
from weerbaar.foundation.ports import kinds
from weerbaar.foundation.taxonomy import areas, vocabularies
from weerbaar.foundation.ui.tags.words import amount, hours, within

Facts = list[tuple[str, str]]
TONES = {Freshness.CONFIRMED: "right", Freshness.OVERDUE: "late", Freshness.NEVER: "info"}


def title_of(thing: Thing) -> str:
    """What it is called beside the name of its organisation."""
    if thing.kind == "contact":
        return vocabularies.label("contact-function", thing.row.function)
    return str(thing.row)


def line_of(thing: Thing) -> dict[str, Any]:
    """One line in a letter."""
    return {"kind": kinds.get(thing.kind).label, "title": title_of(thing), "state": state_of(thing), "row": thing.row}


def state_of(thing: Thing) -> str:
    match thing.row.freshness:
        case Freshness.NEVER:
            return "nog nooit bevestigd"
        case Freshness.OVERDUE:
            return "bevestiging verlopen"
        case _:
            return "bevestigd"


def card_of(thing: Thing) -> dict[str, Any]:
    """One panel on the page: what stands there, so that it can be confirmed without looking elsewhere."""
    return {
        "uuid": str(thing.row.uuid),
        "kind": kinds.get(thing.kind).label,
        "title": title_of(thing),
        "facts": [(label, text) for label, text in FACTS[thing.kind](thing.row) if text],
        "is_due": thing.is_due,
        "due_on": thing.row.confirmed_until,
        "confirmed_on": thing.row.confirmed_on,
        "state": state_of(thing).capitalize(),
        "tone": TONES[thing.row.freshness],
        "change_url": _change_url(thing),
    }


def _change_url(thing: Thing) -> str:
    base = {"contact": "/contacten/"}.get(thing.kind)
    return f"{base}{thing.row.ref}/wijzigen/" if base else f"{thing.row.get_absolute_url()}wijzigen/"


def _organisation(row: Any) -> Facts:
    return [
        ("Ook bekend als", ", ".join(row.other_names)),
        ("Soort", vocabularies.label("organisation-kind", row.kind)),
        ("Niveau", vocabularies.label("level", row.level)),
        ("Plaats", row.seat),
        ("Werkgebied", areas.describe(row.area)),
        ("Website", row.website),
        ("Wat het is", row.summary),
    ]


def _contact(row: Any) -> Facts:
    return [
        ("Naam", row.person),
        ("Telefoon", row.phone),
        ("E-mail", row.email),
        ("Dag en nacht bereikbaar", "Ja" if row.is_round_the_clock else "Nee"),
        ("Zonder telefoonnet", row.off_grid),
        ("Wie het ziet", vocabularies.label("visibility", row.visibility)),
    ]


def _capability(row: Any) -> Facts:
    sub_needs = [vocabularies.label("sub-need", code) for code in row.sub_needs]
    return [
        ("Omschrijving", row.description),
        ("Waarvoor", ", ".join(sub_needs)),
        ("Waar inzetbaar", areas.describe(row.area)),
        ("Hoeveel", amount(row.quantity, unit_of(row)) if row.quantity is not None else ""),
        ("Hoe snel", within(row.notice_hours).capitalize()),
        ("Hoe lang vol te houden", hours(row.sustain_hours)),
        ("Voorwaarden", row.conditions),
        ("Status", row.get_status_display().capitalize()),
    ]


def _agreement(row: Any) -> Facts:
    return [
        ("Soort", vocabularies.label("agreement-kind", row.kind)),
        ("Partijen", ", ".join(str(one) for one in row.all_parties())),
        ("Wat is er afgesproken", row.summary),
        ("Hoe in te roepen", row.activation),
    ]


FACTS = {"organisation": _organisation, "contact": _contact, "capability": _capability, "agreement": _agreement}
