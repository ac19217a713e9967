"""What capabilities put in the ports: kind, their part of an organisation's page, how their history reads."""

from decimal import Decimal

from weerbaar.features.networks.capabilities import belongings, completeness, matters, versions
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.queries import visible_to
from weerbaar.features.networks.capabilities.sections import of_organisation
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.kit import dutch
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.services.clashes import note_clashes
from weerbaar.foundation.ports import history, kinds, listeners
from weerbaar.foundation.ports.sections import Section, add

SENTENCES = {
    "capability.added": "Capaciteit toegevoegd",
    "capability.changed": "Gegevens gewijzigd",
    "capability.confirmed": "Bevestigd dat dit klopt",
    "capability.doubted": "Gemeld dat dit niet meer klopt",
    "capability.withdrawn": "Ingetrokken",
    "capability.moved": "Overgegaan naar een andere organisatie",
    "capability.restored": "Weer actief gemaakt",
    "capability.imported": "Uit een bestand ingelezen",
    "capability.import_undone": "Inlezen van een bestand teruggedraaid",
}
VOCABULARIES = {
    "capability.sub_needs": "sub-need",
    "capability.phases": "phase",
    "capability.form": "form",
    "capability.unit": "unit",
    "capability.falls_away": "falls-away",
    "capability.claimed_agreement": "agreement-kind",
}


def plug() -> None:
    versions.plug()
    belongings.plug()
    kinds.register(kinds.Kind("capability", "capaciteit", Capability, visible_to, is_mentioned=True))
    template = "capabilities/sections/of_organisation.html"
    add(Section("organisation", "capaciteiten", "Wat zij kunnen bijdragen", template, of_organisation, 10))
    listeners.listen("clashes-of-imports", ("capability.imported",), _note_clashes)
    completeness.plug()
    matters.plug()
    history.also_of("organisation", "capability", lambda user, one: visible_to(user).filter(organisation=one))
    for code, text in SENTENCES.items():
        history.sentence(code, text)
    history.shown_as("capability.quantity", lambda text: dutch.typed_amount(Decimal(text)))
    for name, vocabulary in VOCABULARIES.items():
        history.vocabulary(name, vocabulary)


def _note_clashes(entry: Entry) -> None:
    """An import may bring numbers that another organisation carries too."""
    named = Organisation.objects.filter(pk__in=entry.changes.get("organisation_ids", ()), identifiers__isnull=False)
    for organisation in named.distinct().values_list("uuid", flat=True):
        note_clashes(organisation)
