"""What is special about practices and initiatives on the shelf."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from weerbaar.features.content.practices import rules
from weerbaar.features.content.practices.models import Partner, Practice
from weerbaar.foundation.audiences.keys import editorial_clause, organisation_key
from weerbaar.foundation.kit.ids import ALPHABET
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.shared.publishing.shelf import Shelf

OWN = (
    "stage", "author", "problem", "context", "done", "started_on", "ended_on", "cost", "duration", "result", "evidence",
    "evidence_text", "evidence_url", "differently", "quadrant", "seeks", "seeks_until", "source", "source_url",
    "contact_visibility",
)  # fmt: skip
# Whose it is and how to reach them is not for every reader of the history: only that it changed.
QUIET = ("organisation", "contact", "contact_email")
CODES = {"evidence": Vocabulary.EVIDENCE.value, "quadrant": Vocabulary.QUADRANT.value}
BY_REF = re.compile(rf"organisatie ([{ALPHABET}]{{8}})")


@dataclass(frozen=True)
class PracticeShelf(Shelf):
    """An initiative goes by its own words. Whose it is comes along, so that the number of queries does not tell that
    a hidden organisation stands behind it."""

    def visible_to(self, user: Any) -> QuerySet[Practice]:
        return super().visible_to(user).select_related("organisation")

    def worded(self, record: Practice) -> "PracticeShelf":
        return replace(self, label="initiatief", plural="initiatieven", article="het") if record.is_initiative else self


def audience_of(practice: Practice) -> list[str]:
    """As everything that editors publish; a draft is also for the editors of the organisation whose it is."""
    keys = editorial_clause(practice.visibility, practice.regions, practice.is_published)
    if practice.status == Practice.Status.DRAFT and practice.organisation_id:
        return sorted({*keys, organisation_key(practice.organisation_id)})
    return keys


def told_partners(practice: Practice) -> dict[str, Any]:
    """Partners as history tells them: an organisation by the code in its address, which says nothing to whom it is
    hidden from."""
    rows = Partner.objects.filter(practice=practice).select_related("organisation").order_by("number")
    return {"partners": [row.name or partner_word(row.organisation) for row in rows if row.name or row.organisation]}


def partner_word(organisation: Organisation | None) -> str:
    return f"organisatie {organisation.ref}" if organisation else ""


def write_partners(practice: Practice, parts: Mapping[str, Any]) -> None:
    """`partners`: names, and organisations as `partner_word` tells them, in their order, each once."""
    given = list(dict.fromkeys(parts.get("partners", ())))
    refs = {found.group(1) for one in given if (found := BY_REF.fullmatch(one))}
    known = {partner_word(one): one for one in Organisation.objects.filter(ref__in=refs)}
    Partner.objects.filter(practice=practice).delete()
    Partner.objects.bulk_create(
        Partner(practice=practice, number=number, organisation=known.get(one), name="" if one in known else one)
        for number, one in enumerate(given, 1)
    )


SHELF = PracticeShelf(
    model=Practice,
    name="practice",
    label="praktijk",
    plural="praktijken",
    article="de",
    own=OWN,
    codes=CODES,
    parts=("partners",),
    parts_of=told_partners,
    write_parts=write_partners,
    may_add=rules.may_add_practice,
    may_change=rules.may_change_practice,
    audience_of=audience_of,
    found_as=("practice", "initiative"),
)
