"""What other lists call our columns: synonyms in Dutch and English, and the tags of HXL (hxlstandard.org)."""

import difflib
import re
from collections.abc import Mapping

from weerbaar.features.networks.capabilities.exchange.columns import COLUMNS, DAYS, REMARKS
from weerbaar.foundation.kit.sheets import column_name

OURS = (*COLUMNS, *DAYS)
LEAVE_OUT = ""
_SYNONYMS: Mapping[str, str] = {
    "ref": "referentie",
    "organisatie": "label organisation organization org naam_organisatie organisatienaam partij partner wie who "
    "name_of_organisation "
    "organisation_name organization_name implementing_partner uitvoerder aanbieder bedrijf bedrijfsnaam instelling",
    "soort": "type soort_organisatie type_organisatie organisatietype organisation_type organization_type org_type "
    "type_of_organisation "
    "categorie_organisatie",
    "niveau": "schaal schaalniveau level",
    "kvk": "kvk_nummer kvknummer kvk_nr kvk_nr. nummer_kvk chamber_of_commerce",
    "website": "url webadres site web homepage internet internetadres",
    "plaats": "vestigingsplaats plaatsnaam woonplaats stad city town seat",
    "capaciteit": "to aanbod wat what activiteit activity middel bijdrage naam_capaciteit capability resource "
    "dienst product "
    "activity_name hulpaanbod",
    "omschrijving": "beschrijving toelichting description details activity_description opmerking notes comments",
    "deelbehoeften": "tags deelbehoefte behoefte behoeften thema themas sector sectors subsector cluster need needs",
    "fasen": "fase phase phases",
    "vorm": "connection_type vorm_van_bijstand modality modaliteit form soort_hulp type_hulp",
    "gebied": "waar where werkgebied regio gemeente provincie veiligheidsregio locatie location region "
    "province municipality "
    "adm1 adm2 adm3 admin1 admin2 admin3 area inzetgebied district",
    "aantal": "hoeveelheid number quantity capacity hoeveel aantallen beneficiaries",
    "eenheid": "unit eenheden",
    "binnen_uren": "inzetbaar_binnen reactietijd binnen_hoeveel_uur notice notice_hours response_time",
    "volhoudtijd_uren": "volhoudtijd duur_uren sustain hoe_lang",
    "voorwaarden": "voorwaarde conditions condities restricties",
    "afspraak": "overeenkomst agreement contract soort_afspraak",
    "zichtbaarheid": "visibility zichtbaar_voor",
    "bevestigd_op": "bevestigd laatst_bevestigd datum_bevestigd confirmed confirmed_on last_confirmed peildatum",
    "valt_weg_bij": "afhankelijk_van depends_on dependencies",
    "kosten": "kosten_per prijs price costs tarief",
    "vervoer": "transport vervoerswijze",
    "begindatum": "start startdatum start_date begin ingangsdatum van_datum datum_van",
    "einddatum": "eind einde end_date end datum_tot tot_datum",
    LEAVE_OUT: f"{REMARKS} id nr nummer nr. volgnummer donor funding_agency contact contactpersoon email "
    "e_mail telefoon phone "
    "image afbeelding",
}
_OF = {word: column for column, words in _SYNONYMS.items() for word in words.split()}
# From the most to the least telling: the first that fits.
_TAGS = (
    (r"#date\+start", "begindatum", 0.95),
    (r"#date\+end", "einddatum", 0.95),
    (r"#date\+(confirmed|reported|updated)", "bevestigd_op", 0.8),
    (r"#org\+.*type|#org\+type", "soort", 0.95),
    (r"#(org|meta)\+.*url", "website", 0.9),
    (r"#org\+(funder|donor|code|acronym)", LEAVE_OUT, 0.8),
    (r"#org", "organisatie", 0.95),
    (r"#(activity|description)\+.*(description|desc)|#description", "omschrijving", 0.9),
    (r"#(activity|service|capacity)\+.*num|#(output|capacity|reached|targeted)", "aantal", 0.7),
    (r"#(activity|service)", "capaciteit", 0.95),
    (r"#(sector|subsector|need)", "deelbehoeften", 0.95),
    (r"#(modality|item\+type)", "vorm", 0.85),
    (r"#\w+\+unit", "eenheid", 0.85),
    (r"#(adm\d|country|region|loc|geo\+name)", "gebied", 0.95),
    (r"#(contact|meta|geo|status|access)", LEAVE_OUT, 0.8),
)  # fmt: skip
_TAG = re.compile(r"#[a-z][a-z0-9_]*( *\+[a-z0-9_]+)*", re.IGNORECASE)
KNOWN = frozenset({*OURS, REMARKS, *_OF})
# These say so little alone that another head goes first.
_SURE, _SYNONYM, _CLOSE = 1.0, 0.9, 0.6


def guess(head: str, tag: str = "") -> tuple[str, float]:
    """Our column for a head ('' to leave it out) and how sure that is, from 0 to 1."""
    key = column_name(head)
    if key in OURS:
        return key, _SURE
    by_tag = _by_tag(tag)
    if by_tag is not None:
        return by_tag
    if key in _OF:
        return _OF[key], _SYNONYM
    part = next((word for word in key.split("_") if word in _OF and len(word) > 3), "")
    if part:
        return _OF[part], 0.5
    close = difflib.get_close_matches(key, KNOWN, n=1, cutoff=0.8)
    if close:
        return (close[0] if close[0] in OURS else _OF.get(close[0], LEAVE_OUT)), _CLOSE
    return LEAVE_OUT, 0.0


def _by_tag(tag: str) -> tuple[str, float] | None:
    plain = tag.replace(" ", "").casefold()
    return next(((column, sure) for pattern, column, sure in _TAGS if plain and re.match(pattern, plain)), None)


def is_tag(cell: str) -> bool:
    return _TAG.fullmatch(cell.strip()) is not None
