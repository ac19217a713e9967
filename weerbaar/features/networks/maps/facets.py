"""The facets as a page shows them: titles, Dutch labels, counts, and the address behind each value."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from urllib.parse import quote_plus

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.maps.asked import Asked
from weerbaar.features.networks.maps.queries import Found
from weerbaar.foundation.organisations.models import Freshness
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.foundation.ui.options import Block, Option, block


def _term(vocabulary: Vocabulary) -> Callable[[str], str]:
    return lambda code: vocabularies.label(vocabulary, code)


def _place(code: str) -> str:
    return geography.table().name(code)


def _partner(code: str) -> str:
    return "Traditionele partner" if code.endswith("ja") else "Niet-traditionele partner"


def _fresh(code: str) -> str:
    label = str(Freshness(code).label)
    return label[0].upper() + label[1:]


# name, title, hint, label of a value, open at first
SHOWN: tuple[tuple[str, str, str, Callable[[str], str], bool], ...] = (
    ("behoefte", "Behoefte", "", _term(Vocabulary.NEED), True),
    ("deelbehoefte", "Deelbehoefte", "", _term(Vocabulary.SUB_NEED), True),
    ("regio", "Bruikbaar in regio", "Ook wat voor heel Nederland is, telt mee.", _place, True),
    ("gemeente", "Bruikbaar in gemeente", "Ook wat voor de hele regio of het hele land is, telt mee.", _place, True),
    ("alleenHier", "Alleen in deze regio", "Wat nergens anders bruikbaar is.", _place, False),
    ("traditioneel", "Traditionele partner?", "Per behoefte vastgelegd.", _partner, True),
    ("vorm", "Vorm", "", _term(Vocabulary.FORM), False),
    ("fase", "Fase", "", _term(Vocabulary.PHASE), False),
    ("soort", "Soort organisatie", "", _term(Vocabulary.ORGANISATION_KIND), False),
    ("niveau", "Niveau", "", _term(Vocabulary.LEVEL), False),
    ("afspraak", "Afspraak", "", _term(Vocabulary.AGREEMENT_KIND), False),
    ("actueel", "Bevestigd", "", _fresh, False),
    ("valtWegBij", "Valt weg bij", "Voor zover opgegeven.", _term(Vocabulary.FALLS_AWAY), False),
)
# Not offered as a list to choose from, but they may stand in the address.
_UNLISTED: dict[str, tuple[str, Callable[[str], str]]] = {
    "provincie": ("Bruikbaar in provincie", _place),
    "plaats": ("Juist voor gemeente", _place),
    "eenheid": ("Hoeveelheid in", _term(Vocabulary.UNIT)),
    "status": ("Status", lambda code: str(Capability.Status(code).label)),
}
TITLES = {name: title for name, title, *_ in SHOWN} | {name: title for name, (title, _) in _UNLISTED.items()}
_LABELS = {name: label for name, _, _, label, _ in SHOWN} | {name: label for name, (_, label) in _UNLISTED.items()}


def label_of(name: str, code: str) -> str:
    """The Dutch label of one value of one facet."""
    return _LABELS[name](code)


def blocks(found: Found) -> list[Block]:
    """Every facet that has something to choose, in the order of the page."""
    start = start_of(found.asked)
    shown = [_block(found, start, *row) for row in SHOWN if row[0] in found.result.counts]
    return [one for one in shown if one.options]


def options(found: Found, name: str, start: str) -> list[Option]:
    """The values of one facet with their counts: what there is, and what is chosen even if there is none.

    `start` is what addresses of this state begin with (`start_of`), for all facets of a page the same.
    """
    counts = found.result.counts[name]
    chosen = found.filters.get(name, ())
    needs = found.filters.get("behoefte", ())
    # With one need chosen, 'traditional or not' is counted for that need.
    prefix = f"{needs[0]}:" if name == "traditioneel" and len(needs) == 1 else ""
    label = _LABELS[name]
    return [
        Option(
            code,
            label(code),
            counts.get(prefix + code, 0),
            code in chosen,
            _off(found, name, code) if code in chosen else f"{start}{name}={_quoted(code)}",
        )
        for code in _offered(found, name, counts)
        if counts.get(code) or code in chosen
    ]


def start_of(asked: Asked) -> str:
    """What an address begins with to which a choice is added."""
    plain = asked.but().address()
    return plain if plain.endswith("?") else f"{plain}&"


_quoted = lru_cache(maxsize=2048)(quote_plus)


def _off(found: Found, name: str, code: str) -> str:
    """The address without this value, whether it was chosen by hand or understood from the question."""
    asked: Asked = found.asked
    for part in reversed(found.understood.parts):
        if (part.filter, part.value) == (name, code):
            asked = asked.but(q=found.understood.without(part))
    if code in asked.filters.get(name, ()):
        asked = asked.toggled(name, code)
    return asked.address()


def _offered(found: Found, name: str, counts: Iterable[str]) -> Iterable[str]:
    """Which values of a facet belong on this page."""
    if name == "deelbehoefte" and found.filters.get("behoefte"):
        needs = found.filters["behoefte"]
        own = [code for need in needs for code in vocabularies.sub_needs_of(need)]
        return dict.fromkeys([*own, *found.filters.get(name, ())])
    if name == "gemeente":
        regions = found.filters.get("regio", ())
        own = [code for region in regions for code in geography.table().municipalities_of_region[region]]
        return dict.fromkeys([*found.filters.get(name, ()), *sorted(own, key=_place)])
    if name == "alleenHier" and found.filters.get("regio"):
        return dict.fromkeys([*found.filters["regio"], *found.filters.get(name, ())])
    if name == "traditioneel":
        return ("nee", "ja")
    return counts


def _block(found: Found, start: str, name: str, title: str, hint: str, _: Callable[[str], str], is_open: bool) -> Block:
    every = options(found, name, start)
    if name == "regio":
        every.sort(key=lambda option: option.label)
    return block(name, title, every, hint=hint, is_open=is_open)
