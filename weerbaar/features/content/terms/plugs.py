"""What notions put in the ports: kind, history, search, and the words that light up everywhere."""

from weerbaar.features.content.terms import presenting, queries, structured
from weerbaar.features.content.terms.shelf import DEFINITIONS, SHELF
from weerbaar.foundation.ports import history, menu
from weerbaar.shared.finding import findables
from weerbaar.shared.lighting import port as lighting
from weerbaar.shared.publishing import plugs as publishing
from weerbaar.shared.publishing.finding import findable


def plug() -> None:
    publishing.plug(SHELF, shown_above=("notion",))
    menu.add(menu.Item("Begrippen", "notion_list", position=38))
    history.field(f"notion.{DEFINITIONS}", "betekenissen")
    history.shown_as(f"notion.{DEFINITIONS}", lambda rows: "; ".join(row["label"] for row in rows))
    lighting.add("notion", lighting.Source(queries.names, ("notion.",)))
    findables.add(
        findable(
            SHELF,
            number=8,
            word="begrip",
            body=presenting.body_of,
            labels=lambda row: " ".join(row.other_names),
            note=presenting.note_of,
            prefetch=("definitions",),
        )
    )
    structured.plug()
