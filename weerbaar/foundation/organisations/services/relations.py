"""Who counts on whom: relations between organisations and the answer of the other party."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import change_fields, check, lock
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.organisations import rules
from weerbaar.foundation.organisations.models import COUNTS_ON, Organisation, Relation

# What somebody counts on: another answer may fit when this changes.
ASKED = {"sub_need", "note"}
MOMENTS = {"asked_at", "answered_at"}


def add_relation(actor: Any, source: Organisation, target: Organisation, values: Mapping[str, Any]) -> Relation:
    """Say how one organisation stands to another. For editors and coordinators of the first.

    Raises Refused, or Invalid when it is the same organisation or the relation stands already.
    """
    require(rules.may_add_relation(actor, source))
    if source.pk == target.pk:
        raise Invalid({"target": ["Kies een andere organisatie dan deze zelf."]})
    with transaction.atomic():
        source = lock(source)
        relation = Relation(source=source, target=target, **values)
        if relation.kind == COUNTS_ON:
            relation.asked_at = timezone.now()
        check(relation, values)
        _must_be_only_one(relation)
        relation.save()
        record(actor, "relation.added", relation, {"kind": [None, relation.kind], "target": [None, str(target)]})
    return relation


def _must_be_only_one(relation: Relation) -> None:
    """Twice the same between the same two, both standing, says nothing more."""
    same = Relation.objects.filter(source=relation.source_id, target=relation.target_id, kind=relation.kind)
    same = same.filter(sub_need=relation.sub_need).exclude(until__lt=timezone.localdate()).exclude(pk=relation.pk)
    if same.exists():
        raise Invalid({"": ["Deze relatie staat er al."]})


def change_relation(actor: Any, relation: Relation, values: Mapping[str, Any], seen: str | None = None) -> Relation:
    """Say otherwise what it is about (sub_need, since, note). For editors and coordinators of the first organisation.

    When something else is counted upon than was answered, the answer is gone and it is asked again.
    Raises Refused, Stale or Invalid.
    """
    require(rules.may_change_relation(actor, relation))
    with transaction.atomic():
        relation = lock(relation, seen)
        changes = change_fields(relation, dict(values))
        _must_be_only_one(relation)
        if relation.kind == COUNTS_ON and ASKED & changes.keys():
            afresh = {"answer": Relation.Answer.NOT_ASKED, "answer_note": "", "answered_at": None}
            changes |= change_fields(relation, {**afresh, "asked_at": timezone.now()})
            changes = {name: pair for name, pair in changes.items() if name not in MOMENTS}
        if changes:
            record(actor, "relation.changed", relation, changes)
    return relation


def ask_again(actor: Any, relation: Relation) -> Relation:
    """Ask once more what was not answered. For who may change it, at most every `rules.ASK_EVERY`; raises Refused."""
    with transaction.atomic():
        relation = lock(relation)
        require(rules.may_ask_again(actor, relation))
        change_fields(relation, {"asked_at": timezone.now()})
        record(actor, "relation.asked", relation)
    return relation


def answer_relation(actor: Any, relation: Relation, answer: str, note: str = "", seen: str | None = None) -> Relation:
    """Answer whether the other may indeed count on you. For editors of the organisation that is counted upon."""
    require(rules.may_answer_relation(actor, relation))
    with transaction.atomic():
        relation = lock(relation, seen)
        values = {"answer": Relation.Answer(answer), "answer_note": note, "answered_at": timezone.now()}
        changes = change_fields(relation, values)
        changes.pop("answered_at", None)
        record(actor, "relation.answered", relation, changes)
    return relation


def end_relation(actor: Any, relation: Relation, on: date | None = None, seen: str | None = None) -> Relation:
    """End a relation on a day (today unless given). For who keeps either side. Raises Refused, Invalid."""
    require(rules.may_end_relation(actor, relation))
    with transaction.atomic():
        relation = lock(relation, seen)
        changes = change_fields(relation, {"until": on or timezone.localdate()})
        record(actor, "relation.ended", relation, changes)
    return relation


def resume_relation(actor: Any, relation: Relation, seen: str | None = None) -> Relation:
    """Undo the end of a relation. For who keeps either side. Raises Refused, Stale, Invalid if it stands again."""
    require(rules.may_resume_relation(actor, relation))
    with transaction.atomic():
        relation = lock(relation, seen)
        _must_be_only_one(relation)
        changes = change_fields(relation, {"until": None})
        record(actor, "relation.resumed", relation, changes)
    return relation
