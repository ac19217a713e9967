"""What agreements in the making put in the ports."""

from weerbaar.features.networks.drafts import belongings, matters
from weerbaar.features.networks.drafts.listeners import SUBJECTS, write_letters
from weerbaar.features.networks.drafts.models import Draft
from weerbaar.features.networks.drafts.queries import visible_to
from weerbaar.features.networks.drafts.sections import of_capability, of_organisation
from weerbaar.foundation.ports import history, kinds, listeners
from weerbaar.foundation.ports.sections import Section, add


def plug() -> None:
    belongings.plug()
    kinds.register(kinds.Kind("draft", "concept-afspraak", Draft, visible_to))
    add(Section("organisation", "concept-afspraken", "Afspraken in de maak", "drafts/sections/list.html",
                of_organisation, 41))  # fmt: skip
    add(Section("capability", "afspreken", "Afspraak maken", "drafts/sections/start.html", of_capability, 41))
    matters.plug()
    listeners.listen("draft-letters", tuple(SUBJECTS), write_letters)
    history.sentence("draft.started", "Begonnen aan een afspraak")
    history.sentence("draft.changed", "Concept-afspraak gewijzigd")
    history.sentence("draft.agreed", "Akkoord gegeven")
    history.sentence("draft.concluded", "Afgesproken")
    history.sentence("draft.withdrawn", "Concept-afspraak ingetrokken")
    history.vocabulary("draft.kind", "agreement-kind")
