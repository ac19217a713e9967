"""A chain in words: one sentence, and the table that says the same as the picture."""

from typing import Any

from weerbaar.features.networks.chains.models import Chain
from weerbaar.features.networks.chains.weaving import Node, Web
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.geography import table


def line_of(chain: Chain) -> dict[str, Any]:
    """One line in a list; `parties` is annotated by the query."""
    return {
        "name": chain.name,
        "url": chain.get_absolute_url(),
        "parties": getattr(chain, "parties", None),
        "about": chain.description,
        **facts_of(chain),
    }


def facts_of(chain: Chain) -> dict[str, Any]:
    return {
        "need": chain.need,
        "sub_need": vocabularies.label("sub-need", chain.sub_need) if chain.sub_need else "",
        "where": table().name(chain.region_id) if chain.region_id else "heel Nederland",
        "visibility": vocabularies.label("visibility", chain.visibility),
    }


def summary_of(web: Web) -> str:
    """What the picture shows, in one sentence or two."""
    if not web.layers:
        return "Er staat nog geen organisatie in deze keten."
    begin = [web.nodes[index].name for index in web.layers[0] if not web.nodes[index].is_open]
    first = _enumerated(begin or ["een plaats die nog open is"])
    links = len(web.layers)
    said = f"De keten loopt in {links} schakels van {first} naar bewoners; {web.parties} organisaties doen mee."
    if not web.shows_gaps:
        return said
    doubts = [
        _counted(web.open_places, "plaats is open", "plaatsen zijn open"),
        _counted(web.missing, "levering ontbreekt", "leveringen ontbreken"),
        _counted(web.unsure, "organisatie is niet in term bevestigd", "organisaties zijn niet in term bevestigd"),
    ]
    found = [one for one in doubts if one]
    return f"{said} {_enumerated(found).capitalize()}." if found else f"{said} Alles is vastgelegd en bevestigd."


def rows_of(web: Web) -> list[dict[str, Any]]:
    """The table: one row per place, in the order of the picture."""
    return [_row(web, web.nodes[index]) for layer in web.layers for index in layer]


def _row(web: Web, node: Node) -> dict[str, Any]:
    is_last = node.layer == len(web.layers) - 1
    missing = []
    if node.lacks_previous:
        missing.append("krijgt van niemand uit een eerdere schakel")
    if node.lacks_next:
        missing.append("levert aan niemand in een volgende schakel")
    return {
        "link": node.layer + 1,
        "node": node,
        "to": [web.nodes[other].organisation for other in node.to],
        "to_residents": is_last,
        "missing": missing,
    }


def _counted(number: int, one: str, more: str) -> str:
    if not number:
        return ""
    return f"{number} {one if number == 1 else more}"


def _enumerated(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} en {words[-1]}"
