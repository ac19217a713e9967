"""Letters between who counts and who is counted upon, and about a relation that somebody else ended."""

from typing import Any

from django.urls import reverse

from weerbaar.features.networks.organisations.presenting import sentence_of
from weerbaar.features.networks.reliance import queries
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.letters.links import absolute
from weerbaar.foundation.organisations.models import COUNTS_ON, Relation
from weerbaar.foundation.organisations.rules import edits
from weerbaar.foundation.taxonomy import vocabularies

ASKING = ("relation.added", "relation.changed", "relation.asked")
ANSWERING = "relation.answered"
ENDING = "relation.ended"


def write_letters(entry: Entry) -> None:
    """After each question to the editors of the other party; after each answer to those of the party that asked; after
    an end to those of both, when neither of them ended it.

    Hearing the same entry twice writes no second letter: its uuid is in the key.
    """
    relation = Relation.objects.select_related("source", "target").filter(uuid=entry.target).first()
    if relation is None:
        return
    if entry.code == ENDING:
        _tell_of_end(entry, relation)
    elif relation.kind == COUNTS_ON and not relation.has_ended:
        _ask_or_answer(entry, relation)


def _ask_or_answer(entry: Entry, relation: Relation) -> None:
    if entry.code == ANSWERING:
        people = queries.editors_who_see(relation, relation.source) or queries.asker_of(relation)
        _write(entry, relation, people, f"{relation.target} heeft geantwoord op uw vraag", "answered")
    elif relation.is_unanswered and _asks(entry):
        people = queries.editors_who_see(relation, relation.target)
        _write(entry, relation, people, f"{relation.source} rekent op u", "asked")


def _tell_of_end(entry: Entry, relation: Relation) -> None:
    """Nothing when a party did it itself, when it was taken up again, or when an organisation ended with all it had."""
    ends = (relation.source, relation.target)
    if relation.until is None or any(end.ended_on or end.merged_into_id or edits(entry.actor, end) for end in ends):
        return
    people = {person.pk: person for end in ends for person in queries.editors_who_see(relation, end)}
    _write(entry, relation, list(people.values()), "Een coördinator beëindigde een relatie", "ended")


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
        "sentence": sentence_of(relation),
        "versions_link": absolute(reverse("versions:list", args=["relaties", relation.ref])),
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
