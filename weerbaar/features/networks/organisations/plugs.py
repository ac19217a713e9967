"""What organisations put in the ports: kind, menu, the sections of their page, how their history reads."""

from weerbaar.features.networks.organisations import api as door
from weerbaar.features.networks.organisations import belongings, joining, matters, structured, versions
from weerbaar.features.networks.organisations import sections as own
from weerbaar.features.networks.organisations.finding import FINDABLE
from weerbaar.foundation.organisations import queries
from weerbaar.foundation.organisations.models import Contact, Organisation, Relation
from weerbaar.foundation.organisations.services import clashes
from weerbaar.foundation.ports import api, history, kinds, listeners, menu, taking_part
from weerbaar.foundation.ports.sections import Section, add
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.geography import table
from weerbaar.shared.finding import findables

SENTENCES = {
    "organisation.added": "Organisatie toegevoegd",
    "organisation.changed": "Gegevens gewijzigd",
    "organisation.verified": "Door een coördinator erkend",
    "organisation.confirmed": "Bevestigd dat de gegevens kloppen",
    "organisation.joined": "Lid geworden van een samenwerkingsverband",
    "organisation.left": "Lidmaatschap van een samenwerkingsverband beëindigd",
    "organisation.contact_removed": "Contact verwijderd",
    "organisation.clash_resolved": "Dubbel nummer bekeken door een coördinator",
    "organisation.clash_past": "Dubbel nummer is er niet meer",
    "contact.added": "Contact toegevoegd",
    "contact.changed": "Contact gewijzigd",
    "contact.removed": "Contact verwijderd",
    "contact.moved": "Overgegaan naar een andere organisatie",
    "relation.moved": "Overgegaan naar een andere organisatie",
    "contact.confirmed": "Bevestigd dat het contact klopt",
    "confirmationterm.changed": "Termijn van bevestigen gewijzigd",
    "organisation.doubted": "Gemeld dat de gegevens niet meer kloppen",
    "contact.doubted": "Gemeld dat het contact niet meer klopt",
    "relation.added": "Relatie toegevoegd",
    "relation.changed": "Relatie gewijzigd",
    "relation.asked": "Opnieuw gevraagd of men erop kan rekenen",
    "relation.answered": "Antwoord gegeven op een relatie",
    "relation.ended": "Relatie beëindigd",
    "relation.resumed": "Relatie weer opgepakt",
}
VOCABULARIES = {
    "organisation.kind": "organisation-kind",
    "organisation.level": "level",
    "organisation.function": "contact-function",
    "contact.function": "contact-function",
    "relation.kind": "relation",
    "relation.sub_need": "sub-need",
}


def plug() -> None:
    versions.plug()
    belongings.plug()
    seen, known = queries.visible_to, queries.known_to
    kinds.register(kinds.Kind("organisation", "organisatie", Organisation, seen, known, is_mentioned=True))
    kinds.register(kinds.Kind("contact", "contact", Contact, queries.visible_contacts))
    kinds.register(kinds.Kind("relation", "relatie", Relation, queries.visible_relations))
    findables.add(FINDABLE)
    menu.add(menu.Item("Organisaties", "organisation_list", position=20))
    page, folder = "organisation", "organisation_pages/sections"
    add(Section(page, "bereiken", "Hoe te bereiken", f"{folder}/contacts.html", own.contacts, 30))
    add(Section(page, "relaties", "Wie rekent op wie", f"{folder}/relations.html", own.relations, 50))
    add(Section(page, "samenwerking", "Samenwerkingsverbanden", f"{folder}/memberships.html", own.memberships, 60))
    add(Section(page, "gegevens", "Gegevens", f"{folder}/facts.html", own.facts, 70))
    listeners.listen("clashes", ("organisation.added", "organisation.changed"), _note_clashes)
    matters.plug()
    structured.plug()
    taking_part.add(joining.ways)
    api.add(api.Resource("organisaties", door.organisations))
    api.add(api.Resource("relaties", door.relations))
    _tell_history()


def _note_clashes(entry: object) -> None:
    clashes.note_clashes(entry.target)  # type: ignore[attr-defined]


def _tell_history() -> None:
    for code, text in SENTENCES.items():
        history.sentence(code, text)
    for name, vocabulary in VOCABULARIES.items():
        history.vocabulary(name, vocabulary)
    history.field("organisation.identifiers", "nummers")
    history.field("organisation.partner_roles", "rol per behoefte")
    history.field("organisation.partnership", "samenwerkingsverband")
    history.field("organisation.function", "contact")
    history.field("contact.organisation", "organisatie")
    history.field("relation.organisation", "organisatie")
    history.shown_as("organisation.municipality_id", lambda code: table().name(code))
    history.shown_as("organisation.identifiers", _numbers)
    history.shown_as("organisation.partner_roles", _roles)


def _numbers(value: object) -> str:
    if not isinstance(value, list):
        return str(value)
    return ", ".join(f"{vocabularies.label('identifier-scheme', scheme)} {number}" for scheme, number in value)


def _roles(value: list[tuple[str, bool]]) -> str:
    words = {True: "traditioneel", False: "niet traditioneel"}
    return ", ".join(f"{vocabularies.label('need', need)} {words[traditional]}" for need, traditional in value)
