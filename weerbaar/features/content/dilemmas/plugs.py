"""What dilemmas put in the ports: kind, menu, history, search."""

from weerbaar.features.content.dilemmas import presenting, structured
from weerbaar.features.content.dilemmas.shelf import OPEN_QUESTIONS, POSITIONS, SHELF
from weerbaar.foundation.ports import history, menu
from weerbaar.shared.finding import findables
from weerbaar.shared.publishing import plugs as publishing
from weerbaar.shared.publishing.finding import findable


def plug() -> None:
    publishing.plug(SHELF, shown_above=("practice",))
    menu.add(menu.Item("Vraagstukken", "dilemma_list", position=37))
    history.field(f"dilemma.{POSITIONS}", "standpunten")
    history.field(f"dilemma.{OPEN_QUESTIONS}", "onderzoeksvragen")
    history.shown_as(f"dilemma.{POSITIONS}", lambda rows: "; ".join(row["label"] for row in rows))
    history.shown_as(f"dilemma.{OPEN_QUESTIONS}", lambda rows: "; ".join(row["text"] for row in rows))
    findables.add(
        findable(
            SHELF,
            number=7,
            word="vraagstuk",
            body=presenting.body_of,
            note=presenting.note_of,
            prefetch=("positions", "open_questions"),
        )
    )
    structured.plug()
