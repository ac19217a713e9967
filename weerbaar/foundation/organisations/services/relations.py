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
from weerbaar.foundation.organisations.models import Organisation, Relation


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
        check(relation, values)
        if (
            Relation.objects.filter(source=source, target=target, kind=relation.kind, sub_need=relation.sub_need)
            .exclude(until__lt=timezone.localdate())
            .exists()
        ):
            raise Invalid({"": ["Deze relatie staat er al."]})
        relation.save()
        record(actor, "relation.added", relation, {"kind": [None, relation.kind], "target": [None, str(target)]})
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
    """End a relation on a day (today unless given). For editors of either side; raises Refused or Invalid."""
    require(rules.may_end_relation(actor, relation))
    with transaction.atomic():
        relation = lock(relation, seen)
        changes = change_fields(relation, {"until": on or timezone.localdate()})
        record(actor, "relation.ended", relation, changes)
    return relation


def resume_relation(actor: Any, relation: Relation, seen: str | None = None) -> Relation:
    """Undo the end of a relation. For editors of either side; raises Refused, Stale, or Invalid if it stands again."""
    require(rules.may_resume_relation(actor, relation))
    with transaction.atomic():
        relation = lock(relation, seen)
        same = Relation.objects.filter(
            source=relation.source_id, target=relation.target_id, kind=relation.kind, sub_need=relation.sub_need
        )
        if same.exclude(pk=relation.pk).exclude(until__lt=timezone.localdate()).exists():
            raise Invalid({"": ["Deze relatie staat er al."]})
        changes = change_fields(relation, {"until": None})
        record(actor, "relation.resumed", relation, changes)
    return relation
