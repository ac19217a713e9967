"""What kits put in the ports: kind, menu, history, search, and who used them where."""

from weerbaar.features.content.kits import presenting, structured
from weerbaar.features.content.kits.shelf import SHELF, TEXTS
from weerbaar.foundation.ports import history, menu
from weerbaar.shared.experiences import sections
from weerbaar.shared.experiences.telling import Words
from weerbaar.shared.files.rules import allow
from weerbaar.shared.finding import findables
from weerbaar.shared.publishing import plugs as publishing
from weerbaar.shared.publishing.finding import findable

USED = Words("Wie gebruikten dit?", "Wij gebruikten dit", "Nog geen organisatie heeft verteld hoe het bij haar ging.")


def plug() -> None:
    publishing.plug(SHELF)
    menu.add(menu.Item("Pakketten", "kit_list", position=39))
    history.sentence("kit.file_added", "Bestand in het pakket gezet")
    history.sentence("kit.file_removed", "Bestand uit het pakket gehaald")
    history.field("kit.file", "bestand")
    history.field(f"kit.{TEXTS}", "teksten")
    history.shown_as(f"kit.{TEXTS}", lambda rows: "; ".join(row["label"] for row in rows))
    sections.show_on("kit", USED)
    allow(SHELF.keeps)
    findables.add(
        findable(
            SHELF,
            number=12,
            word="pakket",
            body=presenting.body_of,
            note=presenting.note_of,
            prefetch=("texts", "files"),
        )
    )
    structured.plug()
