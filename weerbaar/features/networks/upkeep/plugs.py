"""What confirming puts in the ports: the daily round, what it listens to, what needs attention."""

from weerbaar.features.networks.upkeep import listeners as own
from weerbaar.features.networks.upkeep import matters
from weerbaar.features.networks.upkeep.models import Ask, AskedThing, Escalation
from weerbaar.features.networks.upkeep.sections import how_sure, of_organisation
from weerbaar.features.networks.upkeep.services import ask_some
from weerbaar.foundation.ports import belongings, listeners, schedule
from weerbaar.foundation.ports.belongings import Belonging
from weerbaar.foundation.ports.sections import Section, add


def plug() -> None:
    schedule.daily_in_parts("upkeep.ask", ask_some, hour=7)
    listeners.listen("upkeep-bounces", ("letter.bounced",), own.note_bounce)
    listeners.listen("upkeep-sent-again", ("letter.retried",), own.note_sent_again)
    listeners.listen("upkeep-addresses", ("user.email_changed",), own.note_address)
    matters.plug()
    add(Section("organisation", "nakijken", "Klopt dit nog?", "upkeep/of_organisation.html", of_organisation, 5))
    add(Section("organisation", "zekerheid", "Hoe zeker is dit?", "upkeep/how_sure.html", how_sure, 65))
    twins = {
        Ask: ("user", "asked_on"),
        AskedThing: ("user", "target", "due_on", "number"),
        Escalation: ("target", "due_on"),
    }
    for model, twin_by in twins.items():
        belongings.add(Belonging(model, "organisation", "Vragen om bevestiging", twin_by=twin_by, twin_stays=True))
