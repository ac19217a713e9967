"""Changing the words of the field. Codes stay for ever; a term is retired and never deleted."""

from typing import Any

from django.db import transaction

from weerbaar.foundation.activity.services import changes_between, record
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Term
from weerbaar.foundation.taxonomy.rules import may_change_terms

FIELDS = ("label_nl", "label_en", "parent", "other_names", "description", "position", "retired_at")


def _values(term: Term) -> dict[str, Any]:
    return {field: getattr(term, field) for field in FIELDS}


def save_term(actor: Any, term: Term) -> Term:
    """Add a term, or change everything of it but its vocabulary and code.

    Records `term.added` or `term.changed`. Raises Refused, or Invalid when vocabulary or code would change.
    """
    require(may_change_terms(actor))
    with transaction.atomic():
        before = Term.objects.select_for_update(of=("self",)).filter(pk=term.pk).first() if term.pk else None
        if before and (before.vocabulary, before.code) != (term.vocabulary, term.code):
            raise Invalid(
                {"code": ["Lijst en code blijven altijd hetzelfde. Laat het begrip vervallen en maak een nieuw."]}
            )
        changes = changes_between(_values(before) if before else {}, _values(term))
        if before is None or changes:
            term.save()
            record(actor, "term.changed" if before else "term.added", term, changes)
    vocabularies.forget()
    return term
