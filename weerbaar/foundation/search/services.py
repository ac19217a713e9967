"""Changing which words mean the same to somebody who searches."""

from typing import Any

from django.db import transaction

from weerbaar.foundation.activity.services import changes_between, record
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.search.models import Synonym


def may_change_synonyms(user: Any) -> Verdict:
    """Need coordinators, editors and administrators."""
    if user.is_authenticated and user.has_perm("search.change_synonym"):
        return YES
    return no("Alleen een coördinator van een behoefte, een redacteur of een beheerder mag synoniemen wijzigen.")


def _values(synonym: Synonym | None) -> dict[str, Any]:
    return {field: getattr(synonym, field) for field in ("words", "need", "note")} if synonym else {}


def save_synonym(actor: Any, synonym: Synonym) -> Synonym:
    """Add or change a group of words. Records `synonym.added` or `synonym.changed`; needs no rebuild of the index."""
    require(may_change_synonyms(actor))
    synonym.words = list(dict.fromkeys(word.strip() for word in synonym.words if word.strip()))
    if len(synonym.words) < 2:
        raise Invalid({"words": ["Geef minstens twee woorden die hetzelfde betekenen, met een komma ertussen."]})
    with transaction.atomic():
        before = Synonym.objects.select_for_update().filter(pk=synonym.pk).first() if synonym.pk else None
        changes = changes_between(_values(before), _values(synonym))
        if before is None or changes:
            synonym.save()
            record(actor, "synonym.changed" if before else "synonym.added", synonym, changes)
    return synonym


def delete_synonym(actor: Any, synonym: Synonym) -> None:
    """Take a group away. Records `synonym.deleted`."""
    require(may_change_synonyms(actor))
    with transaction.atomic():
        record(actor, "synonym.deleted", synonym, {"words": [synonym.words, None]})
        synonym.delete()
