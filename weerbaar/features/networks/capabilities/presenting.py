"""How capabilities are laid out: labels in place of codes, no queries per row."""

from collections.abc import Iterable, Sequence
from typing import Any

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.taxonomy import areas, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary


def card_of(capability: Capability) -> dict[str, Any]:
    """The card of `ui/components/capability.html`; without the organisation, which stands around it."""
    return {
        "title": capability.name,
        "url": capability.get_absolute_url(),
        "needs": vocabularies.needs_of(capability.sub_needs),
        "where": areas.describe(capability.area, at_most=3),
        "notice_hours": capability.notice_hours,
        "sustain_hours": capability.sustain_hours,
        "amount": capability.quantity,
        "unit": unit_of(capability),
        "confirmed_on": capability.confirmed_on,
        "is_paused": capability.status == Capability.Status.PAUSED,
        "is_confirmed": capability.freshness == "bevestigd",
        "agreement": label(Vocabulary.AGREEMENT_KIND, capability.claimed_agreement),
    }


def by_need(capabilities: Iterable[Capability]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Cards by the first need that each serves; a card only names its needs when there are more."""
    groups: dict[str, list[dict[str, Any]]] = {need: [] for need in vocabularies.words(Vocabulary.NEED)}
    for capability in capabilities:
        card = card_of(capability)
        first = card["needs"][0]
        if len(card["needs"]) == 1:
            card["needs"] = ()
        groups[first].append(card)
    return [(need, cards) for need, cards in groups.items() if cards]


def facts_of(capability: Capability) -> dict[str, Any]:
    """Everything on the page that needs a label."""
    return {
        "needs": [
            (need, labels(Vocabulary.SUB_NEED, set(capability.sub_needs) & set(vocabularies.sub_needs_of(need))))
            for need in vocabularies.needs_of(capability.sub_needs)
        ],
        "phases": labels(Vocabulary.PHASE, capability.phases),
        "form": label(Vocabulary.FORM, capability.form),
        "where": areas.describe(capability.area),
        "unit": unit_of(capability),
        "falls_away": labels(Vocabulary.FALLS_AWAY, capability.falls_away),
        "agreement": label(Vocabulary.AGREEMENT_KIND, capability.claimed_agreement),
        "visibility": label(Vocabulary.VISIBILITY, capability.visibility),
    }


def unit_of(capability: Capability) -> str:
    """The unit as it stands after a number."""
    return label(Vocabulary.UNIT, capability.unit).lower()


def label(vocabulary: str, code: str) -> str:
    return vocabularies.label(vocabulary, code) if code else ""


def labels(vocabulary: str, codes: Sequence[str] | set[str]) -> list[str]:
    """Labels in the order of the vocabulary."""
    return [word.label for code, word in vocabularies.words(vocabulary).items() if code in codes]
