"""How practices and initiatives are found: two kinds over the same rows, and those that are alike."""

from datetime import date
from typing import Any

from weerbaar.features.content.practices import likeness, presenting, queries
from weerbaar.features.content.practices.likeness import Alike
from weerbaar.features.content.practices.models import Practice
from weerbaar.features.content.practices.shelf import SHELF
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.search import port
from weerbaar.foundation.search.port import Selection
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.shared.finding import findables
from weerbaar.shared.finding.corpus import NAME, row_of
from weerbaar.shared.finding.findables import Findable
from weerbaar.shared.publishing.finding import findable

NUMBERS = {Practice.Stage.PRACTICE: 5, Practice.Stage.INITIATIVE: 6}
KINDS = {Practice.Stage.PRACTICE: "practice", Practice.Stage.INITIATIVE: "initiative"}
FOUNDED = {"geen": 0.4, "planevaluatie": 0.6, "procesevaluatie": 0.8, "effectevaluatie": 1.0}
NEAR = 40  # found by the search engine, to choose the alike from


def body_of(practice: Practice) -> str:
    """All that is told, in the order of the page. Not who does it too: they show to who may see them."""
    told = (
        practice.problem,
        practice.context,
        practice.done,
        practice.result,
        practice.evidence_text,
        practice.differently,
        practice.seeks,
        practice.cost,
        practice.duration,
    )
    return "\n\n".join(text for text in told if text)


def _note(practice: Practice) -> str:
    return "" if practice.is_initiative else presenting.sure_of(practice)[0]


def _labels(practice: Practice) -> str:
    return vocabularies.label(Vocabulary.QUADRANT, practice.quadrant) if practice.quadrant else ""


def _facets(practice: Practice) -> dict[str, tuple[str, ...]]:
    """What has not ended has not been evaluated."""
    return {
        "bewijs": () if practice.is_initiative else (practice.evidence,),
        "kwadrant": (practice.quadrant,) if practice.quadrant else (),
    }


def _open_until(practice: Practice) -> date | None:
    """Until when it looks for partners; without a last day as long as it goes on."""
    return (practice.seeks_until or date.max) if practice.is_initiative and practice.seeks else None


def make(stage: Practice.Stage) -> Findable:
    """The findable of one of the two."""
    word, plural, *_ = presenting.WORDS[stage]
    return findable(
        SHELF,
        number=NUMBERS[stage],
        word=word,
        kind=KINDS[stage],
        label=word,
        plural=plural,
        body=body_of,
        source=lambda row: row.author,
        evidence=lambda row: FOUNDED.get(row.evidence, 0.5),
        labels=_labels,
        extra=_facets,
        open_until=_open_until,
        note=_note,
        among=lambda rows: rows.filter(stage=stage),
    )


def reindex(entry: Entry) -> None:
    """An initiative that became a practice leaves the one kind for the other; both are read again."""
    keys = list(Practice.objects.filter(uuid=entry.target).values_list("pk", flat=True))
    for kind in KINDS.values():
        findables.changed(kind, keys)


def similar(user: Any, practice: Practice) -> list[Alike]:
    """Published ones that are alike, most first, each with why: the search engine finds those with the same telling
    words or descriptions; what is shared is then looked up in the rows themselves."""
    selection = Selection(
        wishes=" ".join(likeness.words_of(practice).values()),
        filters={"soort": tuple(Practice.Stage.values), "stand": ("gepubliceerd",)},
        near=_near(practice),
        facets=(),
        limit=NEAR,
        exact=True,
    )
    result = port.search(NAME, selection, keyring(user))
    rows = queries.shown_to(user, [row_of(key)[1] for key in result.ids])
    return likeness.most_alike(practice, [*rows.values(), *queries.candidates(user, practice, without=rows)])


def _near(practice: Practice) -> dict[str, tuple[str, ...]]:
    told = {"deelbehoefte": practice.sub_needs, "dreiging": practice.threats}
    return {name: tuple(codes) for name, codes in told.items() if codes}
