"""What agreements put in the ports: kind, menu, their part of an organisation's page, how their history reads."""

from weerbaar.features.networks.agreements import api as door
from weerbaar.features.networks.agreements import belongings, matters, rounds, versions
from weerbaar.features.networks.agreements import listeners as own
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.agreements.queries import visible_to
from weerbaar.features.networks.agreements.sections import of_capability, of_organisation
from weerbaar.foundation.activity.batches import BATCHES
from weerbaar.foundation.ports import api, history, kinds, listeners, menu, schedule
from weerbaar.foundation.ports.sections import Section, add
from weerbaar.foundation.taxonomy.geography import table


def plug() -> None:
    versions.plug()
    belongings.plug()
    kinds.register(kinds.Kind("agreement", "afspraak", Agreement, visible_to, is_mentioned=True))
    menu.add(menu.Item("Afspraken", "agreement_list", position=30))
    template = "agreements/sections/of_organisation.html"
    add(Section("organisation", "afspraken", "Afspraken", template, of_organisation, 40))
    add(Section("capability", "afspraken", "Onder welke afspraak", template, of_capability, 40))
    matters.plug()
    api.add(api.Resource("afspraken", door.router))
    schedule.daily("agreements.remind", rounds.remind, hour=7)
    heard = ("organisation.changed", "capability.changed", *BATCHES)
    listeners.listen("agreement-audiences", heard, own.keep_audiences)
    history.also_of(
        "organisation", "agreement", lambda user, one: visible_to(user).filter(party_rows__organisation=one)
    )
    history.sentence("agreement.added", "Afspraak vastgelegd")
    history.sentence("agreement.changed", "Afspraak gewijzigd")
    history.sentence("agreement.confirmed", "Bevestigd dat de afspraak nog geldt")
    history.sentence("agreement.doubted", "Gemeld dat de afspraak niet meer klopt")
    history.sentence("agreement.exercised", "Geoefend")
    history.field("agreement.exercised_on", "op")
    history.field("agreement.exercise_note", "hoe het ging")
    history.vocabulary("agreement.kind", "agreement-kind")
    history.field("agreement.parties", "partijen")
    history.field("agreement.lines", "wat is toegezegd")
    history.shown_as("agreement.parties", _parties)
    history.shown_as("agreement.lines", _promises)


def _parties(rows: list[list[str]]) -> str:
    return ", ".join(f"{name} ({role})" if role else name for _, role, name in rows)


def _promises(rows: list[list[str | None]]) -> str:
    """'Veldbedden (20, Zeeland)'."""
    told = []
    for _, quantity, region, name in rows:
        more = ", ".join(part for part in (dutch_number(quantity), table().name(region) if region else "") if part)
        told.append(f"{name} ({more})" if more else str(name))
    return ", ".join(told)


def dutch_number(text: str | None) -> str:
    return (text or "").replace(".", ",")
