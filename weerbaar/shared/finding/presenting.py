"""A list of things found in words: facets with labels and addresses, chips, orders, and why something stands here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator

from weerbaar.foundation.search.result import Explanation, Part
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.ui.options import Block, Option, block
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.finding import feeds, neighbours
from weerbaar.shared.finding.asked import DEEPEST, KIND, SORTS
from weerbaar.shared.finding.reading import Found, Hit

MOST = 60  # values of one facet that are drawn


def _term(vocabulary: str) -> Callable[[str], str]:
    return lambda code: vocabularies.label(vocabulary, code)


def kind_label(word: str) -> str:
    """'Praktijken' for 'praktijk'."""
    for one in neighbours.kinds():
        if one.word == word:
            return one.plural[:1].upper() + one.plural[1:]
    return word


def _file_kind(code: str) -> str:
    return str(StoredFile.Kind(code).label)


# name, title, label of a value, open at first
SHOWN: tuple[tuple[str, str, Callable[[str], str], bool], ...] = (
    ("soort", "Soort", kind_label, True),
    ("behoefte", "Behoefte", _term("need"), True),
    ("deelbehoefte", "Deelbehoefte", _term("sub-need"), False),
    ("fase", "Fase", _term("phase"), False),
    ("dreiging", "Dreiging", _term("threat"), False),
    ("regio", "Geldt in regio", lambda code: geography.table().name(code), False),
    ("niveau", "Niveau", _term("level"), False),
    ("voorWie", "Voor wie", _term("target-group"), False),
    ("jaar", "Jaar", str, False),
    ("bron", "Bron", str, False),
    ("taal", "Taal", _term("language"), False),
    ("bewijs", "Hoe weten we dat?", _term("evidence"), False),
    ("kwadrant", "Plaats in het kwadrant", _term("quadrant"), False),
    ("zoekt", "Zoekt partners", lambda code: "Nu", False),
    ("documentsoort", "Soort document", _term("document-kind"), False),
    ("thema", "Onderwerp van gegevens", _term("data-theme"), False),
    ("licentie", "Licentie", _term("licence"), False),
    ("bestand", "Soort bestand", _file_kind, False),
    ("stand", "Stand", str.capitalize, False),
)
LABELS = {name: label for name, _, label, _ in SHOWN}
TITLES = {name: title for name, title, _, _ in SHOWN}


def blocks(found: Found, is_editor: bool) -> list[Block]:
    """Every facet with something to choose. Only editors see drafts, so only they choose by state. A list of one kind
    says itself where what is open to all is chosen."""
    hidden = {*(() if is_editor else ("stand",)), *((KIND, "zoekt") if found.asked.kind else ())}
    made = [_block(found, *row) for row in SHOWN if row[0] not in hidden]
    return [one for one in made if one.options and (one.chosen or len(one.options) > 1)]


def _block(found: Found, name: str, title: str, label: Callable[[str], str], is_open: bool) -> Block:
    counts, chosen = found.counts.get(name, {}), found.asked.filters.get(name, ())
    every = [
        Option(code, label(code), count, code in chosen, found.asked.toggled(name, code).address)
        for code, count in {**dict.fromkeys(chosen, 0), **counts}.items()
        if count or code in chosen
    ]
    if len(every) > MOST:
        every = sorted(every, key=lambda one: (not one.chosen, -(one.seen or 0)))[:MOST]
    return block(name, title, every, is_open=is_open)


def chips(found: Found) -> list[tuple[str, str, str]]:
    """(title, label, address without it) of each choice that is on."""
    asked = found.asked
    on = [
        (title, label(code), asked.toggled(name, code).address)
        for name, title, label, _ in SHOWN
        if not (asked.kind and name == KIND)
        for code in asked.filters.get(name, ())
    ]
    days = (("Vanaf", "since", asked.since), ("Tot en met", "until", asked.until))
    return [
        *on,
        *((title, f"{day:%d-%m-%Y}", asked.but(**{name: None, "page": 1}).address) for title, name, day in days if day),
    ]


def sorts(found: Found) -> list[tuple[str, str, bool]]:
    """(value, words, chosen) for the order of the list."""
    offered = SORTS if found.asked.q else {"": SORTS["nieuwste"], "titel": SORTS["titel"]}
    return [(value, words, value == found.asked.sort) for value, words in offered.items()]


def in_words(found: Found) -> str:
    """'1.204 resultaten'; also what a screen reader hears when the list was replaced."""
    return f"{found.total:,} resulta{'at' if found.total == 1 else 'ten'}".replace(",", ".")


def listing(found: Found, is_editor: bool, why: str = "") -> dict[str, Any]:
    """What the template `finding/results.html` shows. `why`: the address of the result of which is asked why."""
    asked = found.asked
    return {
        "found": found,
        "asked": asked,
        "blocks": blocks(found, is_editor),
        "chips": chips(found),
        "sorts": sorts(found),
        "hidden": [pair for pair in (*asked.pairs, *asked.also) if pair[0] != "q"],
        "chosen_count": sum(map(len, asked.filters.values())) - bool(asked.kind),
        "pages": Paginator(range(found.reachable), asked.page_size).get_page(asked.page),
        "is_capped": found.total > DEEPEST and asked.page * asked.page_size >= DEEPEST,
        "count": in_words(found),
        "exact_address": asked.but(exact=True, page=1).address,
        "meant_address": asked.but(q=found.did_you_mean, page=1).address,
        "feeds": [feeds.link(asked.but(kind=""))],
        "why_address": f"{asked.address}&waarom=" if asked.q and not asked.sort else "",
        "why": explanation(found, why) if why else None,
    }


# --- why something stands where it stands -----------------------------------------------------------

FIELDS = {
    "title": "de titel",
    "organisation": "de naam van de organisatie",
    "source": "de bron",
    "labels": "waar het over gaat",
    "summary": "de samenvatting",
    "body": "de tekst",
    "about": "wat de organisatie over zichzelf zegt",
}
STRONG, WEAK = 2.5, 1.0  # spreads: see `meaning.queries.Closeness`
MET = {
    "woord": "‘{word}’ staat in {field}",
    "deel": "‘{word}’ is een deel van een woord in {field}",
    "synoniem": "‘{term}’ betekent hetzelfde als ‘{word}’ en staat in {field}",
    "verwant": "‘{term}’ hoort bij ‘{word}’ en staat in {field}",
    "verbeterd": "‘{term}’ lijkt op ‘{word}’ en staat in {field}",
}


@dataclass(frozen=True, slots=True)
class Why:
    """Why one result stands where it stands, in sentences."""

    url: str
    words: list[str]
    others: list[str]


def explanation(found: Found, url: str) -> Why | None:
    """Which words were found where, how fresh it is and how well founded; None when it is not on this page."""
    hit = next((hit for hit in found.hits if hit.line.url == url), None)
    told = found.explain(hit.key) if hit else None
    return Why(url, _words(told), _others(told, hit)) if hit and told else None


def _words(told: Explanation) -> list[str]:
    return [*map(_met, told.parts), *(f"‘{word}’ komt hier niet in voor" for word in told.missing)]


def _met(part: Part) -> str:
    return MET[part.kind].format(word=part.word, term=part.term, field=FIELDS.get(part.field, part.field))


def _others(told: Explanation, hit: Hit) -> list[str]:
    said = []
    if hit.passage and hit.passage.where:
        said.append(
            f"De beste plaats in de tekst is {hit.passage.where}: hoe dichter de woorden bij elkaar staan, hoe hoger"
        )
    said += _meant(hit.close)
    said.append(
        "Het is nog actueel: het telt volledig mee"
        if told.is_fresh
        else "Het is ouder of niet op tijd herzien: het staat daarom iets lager"
    )
    if told.quality >= 0.95:
        said.append("Het is goed onderbouwd en volledig beschreven: het telt volledig mee")
    else:
        said.append("Beter onderbouwd of vollediger beschreven zou het iets hoger staan")
    return said


def _meant(close: float | None) -> list[str]:
    """What the meaning of the text did to its place; nothing where it played no part."""
    if close is None:
        return []
    if close >= STRONG:
        return ["Wat er staat, lijkt in betekenis sterk op uw vraag: het staat daarom hoger"]
    if close >= WEAK:
        return ["Wat er staat, lijkt in betekenis op uw vraag: het staat daarom iets hoger"]
    return ["Wat er staat, lijkt in betekenis weinig op uw vraag: het staat daarom lager"]
