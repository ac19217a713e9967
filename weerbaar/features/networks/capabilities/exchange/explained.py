"""What each column of the template is for, in the words of the person who fills it in."""

from collections.abc import Mapping, Sequence

from weerbaar.features.networks.capabilities.checks import CHOOSABLE_VISIBILITY
from weerbaar.features.networks.capabilities.exchange.columns import COLUMNS
from weerbaar.foundation.kit.sheets import Cell
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

STATUS = ("actief", "onderbroken")
ONE_OF: Mapping[str, str] = {
    "soort": Vocabulary.ORGANISATION_KIND,
    "niveau": Vocabulary.LEVEL,
    "vorm": Vocabulary.FORM,
    "eenheid": Vocabulary.UNIT,
    "afspraak": Vocabulary.AGREEMENT_KIND,
    "zichtbaarheid": Vocabulary.VISIBILITY,
}
SEVERAL_OF: Mapping[str, str] = {
    "deelbehoeften": Vocabulary.SUB_NEED,
    "fasen": Vocabulary.PHASE,
    "valt_weg_bij": Vocabulary.FALLS_AWAY,
}
NEEDED = "Nodig voor iets nieuws. "
EXPLAINED: Mapping[str, str] = {
    "ref": "De acht tekens in het adres van de capaciteit. Leeg is nieuw. Verander een bestaande ref niet.",
    "organisatie": f"{NEEDED}De naam van de organisatie, of een andere naam waaronder zij bekend is.",
    "soort": "Soort organisatie. Nodig voor een nieuwe organisatie.",
    "niveau": "Waar de organisatie werkt. Nodig voor een nieuwe organisatie.",
    "kvk": "KvK-nummer: 8 cijfers, ook als het met een nul begint.",
    "website": "Webadres van de organisatie.",
    "plaats": "Plaats waar de organisatie zit.",
    "capaciteit": f"{NEEDED}Wat de organisatie kan bijdragen, in ten hoogste 200 tekens.",
    "omschrijving": "Wat een helper verder moet weten. Noem geen personen.",
    "deelbehoeften": f"{NEEDED}Waarvoor dit helpt; meer codes met | ertussen.",
    "fasen": "In welke fasen dit kan; meer codes met | ertussen.",
    "vorm": f"{NEEDED}De vorm van de bijdrage.",
    "gebied": f"{NEEDED}Waar dit inzetbaar is: namen, of codes als NL, VR15 en GM0518; meer met | ertussen.",
    "aantal": "Hoeveel, bijvoorbeeld 12 of 2,5. Vul dan ook de eenheid in.",
    "eenheid": "De eenheid bij het aantal.",
    "binnen_uren": "Binnen hoeveel uur het er kan zijn: een heel getal.",
    "volhoudtijd_uren": "Hoeveel uur het vol te houden is: een heel getal.",
    "voorwaarden": "Onder welke voorwaarden. Noem geen personen.",
    "afspraak": "Welke afspraak er volgens de organisatie is.",
    "zichtbaarheid": "Wie dit mag zien. Leeg is bij iets nieuws openbaar.",
    "bevestigd_op": "De dag waarop de organisatie dit heeft bevestigd, bijvoorbeeld 21-11-2026. Niet in de toekomst.",
    "valt_weg_bij": "Waardoor dit wegvalt; meer codes met | ertussen.",
    "dubbel_beloofd": "Aan hoeveel partijen hetzelfde is beloofd: een heel getal.",
    "screening": "Welke screening de mensen hebben.",
    "verzekering": "Hoe het verzekerd is.",
    "kosten": "Wat het kost.",
    "vervoer": "Hoe het ter plaatse komt.",
    "status": "Of dit nu inzetbaar is: actief of onderbroken.",
}
RULES = (
    "Een lege cel en een kolom die er niet staat, laten alles zoals het is; een streepje (-) maakt leeg.",
    "Rijen die met # beginnen, worden overgeslagen. Lijsten in één cel: zet er | tussen.",
    "Begint een tekst met =, +, - of @? Zet er dan een ' voor; die gaat er bij het inlezen weer af.",
)


def choices_of(column: str) -> dict[str, str]:
    """The codes that may be chosen in a column, with their labels; empty for a free one."""
    if column == "status":
        return {word: word for word in STATUS}
    vocabulary = ONE_OF.get(column) or SEVERAL_OF.get(column)
    if vocabulary is None:
        return {}
    words = {code: word.label for code, word in vocabularies.words(vocabulary).items() if not word.is_retired}
    if column == "zichtbaarheid":
        words = {code: label for code, label in words.items() if code in CHOOSABLE_VISIBILITY}
    return words


def remarks() -> list[str]:
    """Lines for a file without a second sheet: the rules, then each column with what it may hold."""
    lines = [f"# {rule}" for rule in RULES]
    for column in COLUMNS:
        codes = ", ".join(choices_of(column))
        lines.append(f"# {column}: {EXPLAINED[column]}{f' Kies uit: {codes}.' if codes else ''}")
    return lines


def sheet_rows() -> list[Sequence[Cell]]:
    """The second sheet: the rules, each column explained, and every word that may be chosen."""
    return [
        ["kolom", "wat erin staat"],
        *(["", rule] for rule in RULES),
        *([column, EXPLAINED[column]] for column in COLUMNS),
        [],
        ["kolom", "code", "betekenis"],
        *([column, code, label] for column in COLUMNS for code, label in choices_of(column).items()),
    ]
