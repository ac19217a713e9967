"""What keeping an organisation puts in the ports: its section, lists, matters, the daily round, how history reads."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from weerbaar.features.networks.keepers import matters
from weerbaar.features.networks.keepers.listeners import hear_of_role
from weerbaar.features.networks.keepers.models import Claim, Invitation
from weerbaar.features.networks.keepers.rules import is_administrator
from weerbaar.features.networks.keepers.sections import of_organisation
from weerbaar.features.networks.keepers.services import forget
from weerbaar.foundation.ports import belongings, history, listeners, menu, schedule
from weerbaar.foundation.ports.belongings import Belonging
from weerbaar.foundation.ports.sections import Section, add

SENTENCES = {
    "organisation.editor_invited": "Iemand uitgenodigd om de gegevens bij te houden",
    "organisation.invitation_withdrawn": "Uitnodiging om de gegevens bij te houden ingetrokken",
    "organisation.editor_joined": "Nieuwe beheerder van de gegevens",
    "organisation.editor_left": "Een beheerder is gestopt",
    "organisation.editor_removed": "Een beheerder weggehaald door een coördinator",
    "organisation.claimed": "Gevraagd om de gegevens bij te houden",
    "organisation.claim_granted": "Aanvraag om de gegevens bij te houden toegekend",
    "organisation.claim_denied": "Aanvraag om de gegevens bij te houden afgewezen",
}


def plug() -> None:
    add(Section("organisation", "beheer", "Wie dit bijhoudt", "keepers/sections/keepers.html", of_organisation, 80))
    menu.add_own(_lists)
    matters.plug()
    listeners.listen("keepers-role-taken", ("role.taken",), hear_of_role)
    schedule.daily("keepers.forget", forget)
    belongings.add(Belonging(Invitation, "organisation", "Uitnodigingen", twin_by=("email", "state"), twin_stays=True))
    belongings.add(Belonging(Claim, "organisation", "Aanvragen", twin_by=("user", "state"), twin_stays=True))
    for code, text in SENTENCES.items():
        history.sentence(code, text)


def _lists(user: Any) -> Iterable[menu.Link]:
    """For administrators: coordinators find what waits for them on their desk."""
    if not is_administrator(user):
        return []
    return [menu.Link("Uitnodigingen", reverse("invitation_list")), menu.Link("Aanvragen", reverse("claim_list"))]
