"""What stands on the shelf in the random registers of `worlds`: documents with pages, practices and terms."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.cast import ENSCHEDE, MIDDELBURG, TWENTE, VEERE, ZEELAND
from tests.factories import make_adoption, make_document, make_notion, make_practice
from weerbaar.features.content.library.models import Document
from weerbaar.features.content.practices.models import Practice
from weerbaar.features.content.terms.models import Notion
from weerbaar.foundation.audiences.keys import KeyRing
from weerbaar.foundation.audiences.rules import opens
from weerbaar.foundation.organisations.models import Organisation

SECRET = "kwartelkoning"  # stands in nothing that anybody but an editor sees
WORDS = ["noodsteunpunt", "noodsteunpunten", "aggregaat", "drinkwater", "buurthulp", "zandzakken", SECRET, "kwartels"]
AREAS = [[ZEELAND], [TWENTE], [MIDDELBURG, VEERE], [ENSCHEDE], ["NL"]]
KINDS = [Document, Practice, Notion]
Shelved = Document | Practice | Notion
Plan = dict[str, Any]

number = st.integers(0, 1000)
text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
everywhere = {
    "title": text,
    "visibility": st.sampled_from(["openbaar", "leden", "crisisprofessionals", "groep"]),
    "status": st.sampled_from(["gepubliceerd", "gepubliceerd", "concept", "ingetrokken"]),
    "area": st.sampled_from(AREAS),
    "summary": text,
    "sub_needs": st.sampled_from([[], ["energie"], ["drinkwater"]]),
    "threats": st.sampled_from([[], ["uitval-elektriciteit"]]),
}


def _some(most: int, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Plan]]:
    return st.lists(st.fixed_dictionaries({**everywhere, **fields}), max_size=most)


shelves = st.fixed_dictionaries(
    {
        "documents": _some(
            4,
            pages=st.lists(text, min_size=1, max_size=3),
            author=st.sampled_from(["Gemeente Veere", "Geheime Dienst"]),
            kind=st.sampled_from(["rapport", "handreiking"]),
            published_on=st.sampled_from([None, date(2024, 5, 1), date(1987, 2, 3)]),
            replaces=st.none() | number,
        ),
        "practices": _some(
            3,
            done=text,
            stage=st.sampled_from(["praktijk", "initiatief"]),
            organisation=st.none() | number,
            adopted_by=st.none() | number,
        ),
        "notions": _some(3, meanings=st.lists(text, min_size=1, max_size=2)),
    }
)


def build(plan: Plan, organisations: Sequence[Organisation]) -> list[Shelved]:
    """Always a page that everybody reads, and pages and a term with the secret word that only editors do."""
    documents = [
        make_document("Gids voor buurten", ["Over noodsteunpunten.", "Drinkwater en een aggregaat."]),
        make_document(f"Verslag {SECRET}", [f"De {SECRET} broedt."], "groep", author=f"Bureau {SECRET}"),
        make_document(
            "Concept", ["Noodsteunpunten", f"Nog {SECRET}."], status="concept", published_on=date(1971, 1, 1)
        ),
    ]
    for row in plan["documents"]:
        older = row["replaces"]
        replaced = None if older is None else documents[older % len(documents)]
        documents.append(make_document(**{**row, "replaces": replaced}))
    practices = [_practice(row, organisations) for row in plan["practices"]]
    notions = [make_notion("Noodsteunpunt"), make_notion(SECRET.capitalize(), [f"Een {SECRET}."], status="concept")]
    notions += [make_notion(**row) for row in plan["notions"]]
    return [*documents, *practices, *notions]


def _practice(row: Plan, organisations: Sequence[Organisation]) -> Practice:
    values = dict(row)
    theirs, adopted_by = values.pop("organisation"), values.pop("adopted_by")
    whose = None if theirs is None else organisations[theirs % len(organisations)]
    practice = make_practice(**values, organisation=whose)
    if adopted_by is not None:
        make_adoption(practice, organisations[adopted_by % len(organisations)])
    return practice


def remove_unseen(ring: KeyRing) -> int:
    """Delete what this ring leaves closed; how many."""
    count = 0
    for model in KINDS:
        closed = [row.pk for row in model._default_manager.all() if not opens(ring, row.clauses())]
        model._default_manager.filter(pk__in=closed).delete()
        count += len(closed)
    return count
