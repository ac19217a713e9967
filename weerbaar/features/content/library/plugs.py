"""What the library puts in the ports: kind, menu, search, how its history reads."""

from weerbaar.features.content.library import rules, structured
from weerbaar.features.content.library.finding import FINDABLE
from weerbaar.features.content.library.services.keeping import FILING
from weerbaar.features.content.library.shelf import SHELF
from weerbaar.foundation.ports import history, menu, schedule
from weerbaar.shared.files.rules import allow
from weerbaar.shared.finding import findables
from weerbaar.shared.links import sections
from weerbaar.shared.publishing import plugs as publishing

SENTENCES = {
    "reading_asked": "Gevraagd de tekst opnieuw te lezen",
    "read": "Tekst van het bestand gelezen",
    "unread": "Tekst van het bestand kon niet worden gelezen",
}


def plug() -> None:
    publishing.plug(SHELF)
    menu.add(menu.Item("Bibliotheek", "library_list", position=35))
    findables.add(FINDABLE)
    schedule.daily("library.read_what_stalled", FILING.read_what_stalled)
    structured.plug()
    allow(rules.may_add_document)
    for page in ("organisation", "capability", "agreement"):
        sections.show_on(page)
    for verb, text in SENTENCES.items():
        history.sentence(f"document.{verb}", text)
    history.field("document.passages", "bladzijden of delen")
