"""The history of an organisation in lines, with the name of what else each is about."""

from collections.abc import Sequence
from typing import Any

from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.ports import history, kinds
from weerbaar.foundation.ui.lines import Line, lines_of


def trail_of(entries: Sequence[Entry], user: Any) -> list[Line]:
    """What is told of a capability or an agreement begins with its name as it was then; no queries."""
    others, lines = history.kinds_related_to("organisation"), lines_of(entries, user)
    for entry, line in zip(entries, lines, strict=True):
        if entry.kind in others and entry.label:
            about = f"{kinds.get(entry.kind).label.capitalize()} ‘{entry.label}’"
            line["text"] = f"{about}: {line['text'][:1].lower()}{line['text'][1:]}"
    return lines
