"""The words of synthetic data: names of organisations from parts, and ordinary Dutch words by how common they are."""

import numpy as np
import simplemma
import wordfreq

FIRST = (
    "De Gouden", "De Witte", "De Oude", "De Nieuwe", "De Stille", "De Blauwe", "De Rode", "De Groene", "De Hoge",
    "De Lange", "De Vlugge", "De Trouwe", "De Vrolijke", "De Zilveren", "De Ronde", "De Brede", "De Dappere",
    "De Goede", "De Kleine", "De Grote", "De Houten", "De Stalen", "De Warme", "De Frisse", "De Zonnige", "De Vaste",
    "De Ruime",
)  # fmt: skip
SECOND = (
    "Molen", "Sleutel", "Linde", "Zwaan", "Lantaarn", "Brug", "Toren", "Haven", "Akker", "Klok", "Wagen", "Anker",
    "Vuurtoren", "Reiger", "Eik", "Populier", "Kraan", "Ketel", "Schouw", "Pomp", "Schuur", "Dijk", "Sluis", "Vlieger",
    "Leeuw", "Haas", "Egel", "Kievit", "Zwaluw", "Bever", "Otter", "Vos", "Kroon", "Hoeve", "Poort", "Kade", "Steiger",
    "Roos", "Tulp", "Klaver", "Wilg", "Beuk", "Kompas", "Passer", "Hamer", "Spade", "Zeis", "Spil", "Draad", "Vonk",
)  # fmt: skip
BRANCH = {
    "overheid": ("Omgevingsdienst", "Uitvoeringsdienst", "Werkvoorziening", "Belastingkantoor", "Archiefdienst"),
    "hulpdienst": ("Vrijwillige Brandweer", "Reddingsbrigade", "Bedrijfsbrandweer", "Ambulancepost"),
    "vitale-aanbieder": ("Netbeheer", "Waterbedrijf", "Warmtenet", "Glasvezelnet", "Gasopslag"),
    "bedrijf": (
        "Bouwbedrijf", "Transportbedrijf", "Installatiebedrijf", "Verhuurbedrijf", "Bakkerij", "Hotel", "Kwekerij",
        "Drukkerij", "Loonbedrijf", "Cateraar", "Garage", "Touringcarbedrijf", "Rederij", "Slagerij", "Supermarkt",
        "Metaalbedrijf", "Schildersbedrijf", "Koelhuis", "Tankstation", "Evenementenbureau", "Aannemer", "Houthandel",
    ),
    "brancheorganisatie": ("Koepel", "Branchevereniging", "Ondernemerskring", "Winkeliersvereniging"),
    "ngo": ("Stichting", "Hulpfonds", "Voedselbank", "Kledingbank", "Noodfonds"),
    "vereniging": (
        "Voetbalvereniging", "Harmonie", "EHBO-vereniging", "Scoutinggroep", "Zendamateurs", "Schaatsclub",
        "Ruitervereniging", "Watersportvereniging", "Buurtvereniging", "Zangkoor", "Schutterij", "Vliegclub",
    ),
    "kennisinstelling": ("Instituut", "Onderzoekscentrum", "Laboratorium"),
    "geloofsgemeenschap": ("Kerkgemeente", "Parochie", "Moskee", "Synagoge", "Tempel"),
    "burgerinitiatief": ("Buurtcirkel", "Dorpscoöperatie", "Bewonersgroep", "Energiecoöperatie", "Noodbuurt"),
    "zorginstelling": ("Zorgcentrum", "Huisartsenpost", "Thuiszorg", "Verpleeghuis", "Kliniek", "Apotheek"),
    "onderwijs": ("Basisschool", "College", "Vakschool", "Hogeschool", "Kinderopvang"),
    "waterschap": ("Waterschap", "Gemaalbeheer"),
    "woningcorporatie": ("Woonstichting", "Woningbouwvereniging"),
    "sociale-partner": ("Werkgeverskring", "Vakgroep", "Werknemersbond"),
}  # fmt: skip
KIND_SHARE = {
    "overheid": 3.0, "hulpdienst": 2.0, "vitale-aanbieder": 1.0, "bedrijf": 43.0, "brancheorganisatie": 1.5, "ngo": 7.0,
    "vereniging": 17.0, "kennisinstelling": 1.0, "geloofsgemeenschap": 5.0, "burgerinitiatief": 5.0,
    "zorginstelling": 7.0, "onderwijs": 5.5, "waterschap": 0.3, "woningcorporatie": 1.0, "sociale-partner": 0.7,
}  # fmt: skip
QUALIFIERS = (
    "", "", "", "met bediening", "met chauffeur", "inclusief vervoer", "voor grote groepen", "voor kleine groepen",
    "bij langdurige uitval", "voor de eerste dagen", "dag en nacht", "op afroep", "uit eigen voorraad", "op voorraad",
    "met onderhoud", "na overleg", "in het weekend", "buiten het seizoen", "voor zorginstellingen", "voor de wijk",
)  # fmt: skip
OPENINGS = (
    "Wij zetten {} in wanneer daar om wordt gevraagd.",
    "Beschikbaar: {}, ook als de stroom is uitgevallen.",
    "Onze {} staat klaar en wordt ieder jaar nagekeken.",
    "Voor een ramp of crisis bieden wij {} aan.",
    "In gewone tijden gebruiken wij {} zelf; bij nood mag een ander het lenen.",
    "Met {} helpen wij inwoners en hulpdiensten in de omgeving.",
)
CONDITIONS = (
    "", "", "", "Kosten na overleg.", "Alleen met eigen personeel.", "Verzekering via de aanvrager.",
    "Brandstof voor rekening van de aanvrager.", "Ophalen en terugbrengen zelf regelen.", "Legitimatie verplicht.",
)  # fmt: skip
# The two halves of some five thousand compounds, most of which exist.
BEFORE = """
    nood crisis ramp water stroom voedsel wijk dorps buurt zorg opvang evacuatie brand hulp reserve opslag veld
    dijk haven spoor weg bouw tuin akker vee school sport kerk jeugd ouderen vrijwilligers burger bedrijfs werk
    winkel koel vries warmte licht geluid zend data glasvezel brandstof diesel accu zonne wind riool afval puin
    zand tent bed deken kleding keuken brood groente zuivel vis vlees medicijn verband ambulance patienten
    rolstoel reis bus vracht schip boot kraan pomp
""".split()
AFTER = """
    voorraad post ploeg wagen loods hal ruimte dienst team plan oefening voorziening verdeling transport netwerk
    punt centrum beheer onderhoud controle levering leverancier vergunning contract afspraak contact melding
    kaart lijst sleutel kast kist container installatie aansluiting leiding tank motor machine gereedschap
    onderdelen monteur coördinator medewerkers begeleiding training opleiding handleiding schema rooster werf
    terrein gebouw kelder zaal keten route bewaking verzekering subsidie overleg project inzet capaciteit
    vervanging reparatie inspectie registratie administratie verhuur
""".split()
# Common words that do not suit a register.
NEVER = frozenset(("neuken", "dood", "doden", "moord", "vermoord", "stierf", "lijken", "vluchtelingen"))


def vocabulary(draw: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Some 6,500 words in random order of rank, the commonest Dutch ones on top, and how likely each is (sums to 1)."""
    common = [w for w in wordfreq.top_n_list("nl", 4000) if len(w) >= 4 and w.isalpha() and w not in NEVER]
    ordinary = [w for w in common if simplemma.is_known(w, "nl")][:1500]
    compounds = np.array([one + other for one in BEFORE for other in AFTER], dtype=object)
    draw.shuffle(compounds)
    words = np.array([*ordinary[:300], *compounds[:500], *ordinary[300:], *compounds[500:]], dtype=object)
    chance = 1.0 / (np.arange(len(words)) + 60.0)
    return words, chance / chance.sum()
