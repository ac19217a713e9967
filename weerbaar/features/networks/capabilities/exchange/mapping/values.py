"""What other lists write in cells, in our words: 'WASH' is drinking water, 'INGO' an NGO."""

import re
from collections.abc import Mapping

from weerbaar.features.networks.capabilities.exchange.explained import ONE_OF, SEVERAL_OF
from weerbaar.foundation.kit.text import as_code
from weerbaar.foundation.taxonomy import areas, vocabularies

_OTHER_WORDS: Mapping[str, Mapping[str, str]] = {
    "soort": {
        "ngo": "ingo nngo lngo non-profit nonprofit non-governmental-organisation national-ngo "
        "international-ngo charity red-cross "
        "rode-kruis red-cross-red-crescent foundation civil-society",
        "overheid": "government gov ministry ministerie municipality provincie province national-authority "
        "local-authority un "
        "agency public",
        "hulpdienst": "emergency-service fire-service fire-brigade police politie ambulance rescue reddingsbrigade",
        "bedrijf": "company private private-sector business enterprise mkb bv",
        "vitale-aanbieder": "utility network-operator netbeheerder drinkwaterbedrijf vital-provider",
        "kennisinstelling": "academia university research institute universiteit hogeschool",
        "geloofsgemeenschap": "faith-based faith-based-organisation church mosque religious",
        "vereniging": "association club",
        "burgerinitiatief": "community community-based-organisation cbo citizens volunteers vrijwilligers "
        "buurtinitiatief",
        "zorginstelling": "hospital care healthcare ziekenhuis",
        "onderwijs": "education school",
        "brancheorganisatie": "trade-association koepel umbrella",
        "woningcorporatie": "housing-association",
        "waterschap": "water-authority",
    },
    "deelbehoeften": {
        "drinkwater": "wash water water-sanitation-and-hygiene drinking-water",
        "sanitair": "sanitation hygiene hygiëne toiletten",
        "voedsel": "food food-security voedselzekerheid nutrition",
        "brood": "meals maaltijden catering",
        "bed": "beds slaapplaatsen overnachting",
        "dak": "shelter onderdak opvang emergency-shelter",
        "gewondenzorg": "health first-aid ehbo",
        "psychosociale-zorg": "mhpss mental-health protection psychosocial",
        "transport": "logistics logistiek",
        "ict": "telecommunications etc emergency-telecommunications telecom",
        "energie": "energy power electricity noodstroom stroom",
        "brandstof": "fuel diesel",
        "evacueren": "evacuation evacuatie",
        "redden": "rescue search-and-rescue sar",
        "informatie": "information communication communicatie coordination-and-information",
        "afval": "waste",
        "betalen": "cash payments",
        "geneesmiddelen": "medicines medicijnen",
        "onderlinge-steun": "social-cohesion community-engagement burenhulp",
    },
    "vorm": {
        "dienst": "service services in-service",
        "goederen": "goods in-kind items supplies materiaal materialen",
        "geld": "cash voucher money funding",
        "mensen": "people staff volunteers personnel personeel vrijwilligers handen",
        "ruimte": "space building location gebouw locatie ruimtes",
        "vervoer": "vehicle vehicles transport",
        "materieel": "equipment machines apparatuur",
        "kennis": "expertise training knowledge advice advies",
        "communicatie": "communication",
    },
}  # fmt: skip


def known_values(column: str) -> dict[str, str]:
    """What may be written in this column, as `as_code` makes it, to our code; empty for a free column."""
    vocabulary = ONE_OF.get(column) or SEVERAL_OF.get(column)
    if vocabulary is None:
        return {}
    found = {
        as_code(name): word.code
        for word in reversed(tuple(vocabularies.words(vocabulary).values()))
        for name in (*word.other_names, word.label, word.code)
    }
    for code, words in _OTHER_WORDS.get(column, {}).items():
        for name in words.split():
            found.setdefault(as_code(name), code)
    return found


def translated(column: str, cell: str, known: Mapping[str, str]) -> str:
    """The cell in our codes; what is not known stays as it is, and is told as any wrong cell."""
    if column == "gebied":
        return re.sub(r"\s*[;,]\s*", "|", cell)
    if not known:
        return cell
    if column in SEVERAL_OF:
        return "|".join(dict.fromkeys(known.get(as_code(part), part) for part in _parts(cell, known)))
    return known.get(as_code(cell), cell)


def _parts(cell: str, known: Mapping[str, str]) -> list[str]:
    """Values apart at '|', and at ';', ',' or '/' where the whole is no value."""
    parts: list[str] = []
    for part in cell.split("|"):
        parts += [part] if as_code(part) in known else re.split(r"[;,/]", part)
    return [part.strip() for part in parts if part.strip()]


def level_of(area: str) -> str:
    """The level that goes with where something is usable: 'lokaal', 'regionaal' or 'landelijk'; '' when unclear."""
    try:
        codes = areas.normalise({code for part in area.split("|") if part.strip() for code in areas.parse(part)})
    except areas.UnclearArea:
        return ""
    if codes == (areas.NATION,):
        return "landelijk"
    return "lokaal" if len(codes) == 1 and codes[0].startswith("GM") else "regionaal" if codes else ""
