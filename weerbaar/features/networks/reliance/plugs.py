"""What reliance puts in the ports: letters, what needs attention, its part of an organisation's page."""

from weerbaar.features.networks.reliance import queries
from weerbaar.features.networks.reliance.listeners import ANSWERING, ASKING, ENDING, write_letters
from weerbaar.features.networks.reliance.presenting import doubt_of, question_of
from weerbaar.features.networks.reliance.sections import from_desk, of_organisation
from weerbaar.foundation.ports import attention, listeners
from weerbaar.foundation.ports.sections import Section, add

DOUBTS = {
    "name": "verwachtingen",
    "title": "Wie rekent op wie, en is dat zeker?",
    "position": 45,
    "rows": queries.uncertain_in,
    "item": doubt_of,
    "empty": "Op elke verwachting is ja gezegd.",
    "action": "Bekijk waar niet op te rekenen valt",
    "follows": ("relation.", "capability."),
}


def plug() -> None:
    title = "Op wie kunnen we rekenen?"
    add(Section("organisation", "rekenen-op", title, "reliance/sections/summary.html", of_organisation, 51))
    label = "Bekijk wie op u rekent, en op wie u rekent"
    attention.add_act(attention.Act("rekenen-op", label, "organisation", 85, from_desk))
    listeners.listen("reliance-letters", (*ASKING, ANSWERING, ENDING), write_letters)
    attention.add(
        attention.Matter(
            name="vragen",
            title="Wie op u rekent, en op antwoord wacht",
            desk="organisation",
            position=25,
            rows=queries.waiting_for,
            item=question_of,
            empty="Niemand wacht op uw antwoord.",
            action="Zeg of men op u kan rekenen",
        )
    )
    attention.add(attention.Matter(desk="organisation", **DOUBTS))  # type: ignore[arg-type]
    attention.add(attention.Matter(desk="area", **DOUBTS))  # type: ignore[arg-type]
