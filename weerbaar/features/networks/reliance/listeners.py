"""Letters between who counts and who is counted upon."""

from typing import Any

from weerbaar.features.networks.reliance import queries
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.letters.links import absolute
from weerbaar.foundation.organisations.models import COUNTS_ON, Relation
from weerbaar.foundation.taxonomy import vocabularies

ASKING = ("relation.added", "relation.changed", "relation.asked")
ANSWERING = "relation.answered"


def write_letters(entry: Entry) -> None:
    """After each question to the editors of the other party; after each answer to those of the party that asked.

    Hearing the same entry twice writes no second letter: its uuid is in the key.
    """
    relation = Relation.objects.select_related("source", "target").filter(uuid=entry.target, kind=COUNTS_ON).first()
    if relation is None or relation.has_ended:
        return
    if entry.code == ANSWERING:
        people = queries.editors_who_see(relation, relation.source) or queries.asker_of(relation)
        _write(entry, relation, people, f"{relation.target} heeft geantwoord op uw vraag", "answered")
    elif relation.is_unanswered and _asks(entry):
        people = queries.editors_who_see(relation, relation.target)
        _write(entry, relation, people, f"{relation.source} rekent op u", "asked")


def _asks(entry: Entry) -> bool:
    """A change asks again only when it is about what is asked."""
    return entry.code != "relation.changed" or bool({"sub_need", "note"} & set(entry.changes))


def _write(entry: Entry, relation: Relation, people: list[User], subject: str, template: str) -> None:
    context: dict[str, Any] = {
        "relation": relation,
        "source": relation.source,
        "target": relation.target,
        "for": vocabularies.label("sub-need", relation.sub_need).lower() if relation.sub_need else "",
        "answer": relation.get_answer_display(),
        "is_again": entry.code != "relation.added",
        "answer_link": absolute(f"/relaties/{relation.ref}/beantwoorden/"),
        "link": absolute(f"{relation.source.get_absolute_url()}rekenen-op/?kant=wij"),
    }
    for person in people:
        letters.send(
            f"reliance.{template}:{entry.uuid}:{person.pk}",
            person.email,
            subject,
            f"reliance/letters/{template}",
            context,
            about=relation,
            user=person,
        )
