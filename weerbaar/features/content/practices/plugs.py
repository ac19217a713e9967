"""What practices and initiatives put in the ports: menu, history, letters, their part of an organisation's page."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from weerbaar.features.content.practices import api as door
from weerbaar.features.content.practices import belongings, finding, structured
from weerbaar.features.content.practices.models import Practice
from weerbaar.features.content.practices.queries import initiatives_visible_to
from weerbaar.features.content.practices.rules import may_add_practice
from weerbaar.features.content.practices.sections import of_organisation
from weerbaar.features.content.practices.shelf import SHELF
from weerbaar.features.content.practices.telling import tell
from weerbaar.foundation.organisations.rules import is_editorial
from weerbaar.foundation.ports import api, attention, history, kinds, listeners, menu, taking_part
from weerbaar.foundation.ports.attention import Act, Scope
from weerbaar.foundation.ports.sections import Section, add
from weerbaar.foundation.ports.taking_part import Way
from weerbaar.shared.experiences import sections as experiences
from weerbaar.shared.experiences.telling import Words
from weerbaar.shared.finding import findables
from weerbaar.shared.publishing import plugs as publishing

SENTENCES = {
    "practice.added": "Toegevoegd",
    "practice.completed": "Afgerond: het initiatief is nu een praktijk",
    # In histories from before experiences carried this.
    "practice.adopted": "Een organisatie zegt: wij doen dit ook",
    "practice.adoption_changed": "Een organisatie wijzigde wat zij hierover zegt",
    "practice.adoption_withdrawn": "Een organisatie haalde weg dat zij dit ook doet",
}
TOO = Words(
    "Wie doet dit ook?",
    "Wij doen dit ook",
    "Nog geen organisatie heeft gezegd dit ook te doen.",
    whose=lambda practice: practice.organisation_id,
)


def plug() -> None:
    publishing.plug(SHELF)
    menu.add(menu.Item("Praktijken", "practice_list", position=36))
    menu.add(menu.Item("Initiatieven", "initiative_list", position=36))
    menu.add_own(_proposals)
    taking_part.add(_ways)
    template = "practices/sections/of_organisation.html"
    add(Section("organisation", "praktijken", "Wat zij hebben geprobeerd", template, of_organisation, 60))
    experiences.show_on("practice", TOO, position=45)
    belongings.plug()
    structured.plug()
    api.add(api.Resource("praktijken", door.router))
    # The same rows once more under their other name: what is found as an initiative is asked for as one.
    kinds.register(kinds.Kind("initiative", "initiatief", Practice, initiatives_visible_to))
    for stage in Practice.Stage:
        findables.add(finding.make(stage))
    listeners.listen("practice-search", ("practice.",), finding.reindex)
    listeners.listen("practice-letters", ("practice.",), tell)
    for desk in ("organisation", "area"):
        attention.add_act(Act("praktijk", "Deel wat u hebt geprobeerd", desk, 70, _to_add, "plus"))
    attention.add_act(Act("initiatief", "Voeg een initiatief toe", "editorial", 50, _initiative_to_add))
    for code, text in SENTENCES.items():
        history.sentence(code, text)
    history.field("practice.partners", "partners")
    history.field("practice.adoption", "organisatie")


def _ways(user: Any) -> Iterable[Way]:
    """What anybody can do here, and what only who may propose."""
    text = "Initiatieven die bezig zijn, zoeken vaak partners. Of zeg bij een praktijk: wij doen dit ook."
    yield Way("Doe mee met een initiatief", text, f"{reverse('initiative_list')}?zoekt=ja", "initiative", 20)
    if may_add_practice(user):
        yield Way(
            "Deel wat u hebt geprobeerd", "Ook wat tegenviel helpt anderen.", reverse("practice_add"), "practice", 30
        )


def _proposals(user: Any) -> Iterable[menu.Link]:
    """What somebody proposed; editors find what waits on their desk."""
    proposes = may_add_practice(user) and not is_editorial(user)
    return [menu.Link("Mijn voorstellen", reverse("practice_proposals"))] if proposes else []


def _initiative_to_add(user: Any, scope: Scope) -> str:
    return f"{reverse('practice_add')}?soort={Practice.Stage.INITIATIVE}"


def _to_add(user: Any, scope: Scope) -> str | None:
    return reverse("practice_add") if may_add_practice(user) else None
