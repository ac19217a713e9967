"""The facets that everything described is narrowed by, and what a record carries for them."""

from collections.abc import Callable
from typing import Any

from weerbaar.foundation.search.port import Facet
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary


def of(vocabulary: str) -> Callable[[], tuple[str, ...]]:
    """Every code of a vocabulary, retired ones too: old records keep them."""
    return lambda: tuple(vocabularies.words(vocabulary))


def _everywhere_or(region: str) -> tuple[str, ...]:
    """What is for the whole country, or touches the region."""
    return ("NL", region)


FACETS = (
    Facet("behoefte", of(Vocabulary.NEED)),
    Facet("deelbehoefte", of(Vocabulary.SUB_NEED)),
    Facet("fase", of(Vocabulary.PHASE)),
    Facet("dreiging", of(Vocabulary.THREAT)),
    Facet("regio", lambda: tuple(geography.table().regions), tokens=_everywhere_or),
    Facet("niveau", of(Vocabulary.LEVEL)),
    Facet("voorWie", of(Vocabulary.TARGET_GROUP)),
    Facet("taal", of(Vocabulary.LANGUAGE)),
)


def tokens_of(record: Any) -> dict[str, tuple[str, ...]]:
    """Under the names of the facets."""
    return {
        "behoefte": tuple(record.needs),
        "deelbehoefte": tuple(record.sub_needs),
        "fase": tuple(record.phases),
        "dreiging": tuple(record.threats),
        "regio": tuple(record.regions),
        "niveau": tuple(record.levels),
        "voorWie": tuple(record.target_groups),
        "taal": (record.language,),
    }


def labels_of(record: Any) -> str:
    """The words of its codes, for who searches by them."""
    lists = ((Vocabulary.NEED, record.needs), (Vocabulary.SUB_NEED, record.sub_needs),
             (Vocabulary.THREAT, record.threats), (Vocabulary.TARGET_GROUP, record.target_groups))  # fmt: skip
    return " ".join(vocabularies.label(vocabulary, code) for vocabulary, codes in lists for code in codes)
