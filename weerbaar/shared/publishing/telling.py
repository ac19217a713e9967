"""The letters to who proposed something: it has been published, or refused and why."""

from typing import Any

from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.letters import links
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.ports import listeners
from weerbaar.shared.publishing.shelf import Shelf

SUBJECTS = {"published": "Uw voorstel is gepubliceerd", "refused": "Uw voorstel is niet overgenomen"}


def plug(shelf: Shelf) -> None:
    """Who proposed one of these hears what became of it."""

    def tell(entry: Entry) -> None:
        verb = entry.code.partition(".")[2]
        row = shelf.model._default_manager.filter(uuid=entry.target).first()
        if verb in SUBJECTS and row is not None:
            _tell_proposer(shelf, row, verb, entry)

    listeners.listen(f"{shelf.name}-proposals", (f"{shelf.name}.",), tell)


def _tell_proposer(shelf: Shelf, row: Any, verb: str, entry: Entry) -> None:
    """Once that it was published, and of each refusal; not what they did themselves."""
    user = row.proposed_by
    if user is None or not user.is_active or user.pk == entry.actor_id:
        return
    once = f":{entry.uuid}" if verb == "refused" else ""
    letters.send(
        f"{entry.code}:{row.uuid}{once}",
        user.email,
        f"{SUBJECTS[verb]}: {row.title}",
        f"publishing/letters/{verb}",
        {
            "record": row,
            "reason": (entry.changes.get("refusal") or [None, ""])[1],
            "link": links.absolute(row.get_absolute_url()),
        },
        about=row,
        user=user,
    )
