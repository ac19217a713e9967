"""What a question is taken to mean, in plain Dutch."""

import pytest

from weerbaar.features.networks.maps.moments import moments
from weerbaar.features.networks.maps.understanding import understand


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("binnen 72 uur", 72),
        ("binnen een uur", 1),
        ("binnen één dag", 24),
        ("binnen twee dagen", 48),
        ("Binnen anderhalve dag graag", 36),
        ("binnen een half uur", 1),
        ("binnen 1,5 uur", 2),
        ("binnen het uur", 1),
        ("binnen een week", 168),
        ("binnen een etmaal", 24),
        ("wie is per direct beschikbaar", 1),
        ("na 72 uur", None),
        ("een dag later", None),
        ("binnen de regio", None),
    ],
)
def test_notice_times(text: str, hours: int | None) -> None:
    assert [moment.hours for moment in moments(text)] == ([] if hours is None else [hours])


@pytest.mark.parametrize(
    ("question", "filters", "hours"),
    [
        ("wie kan binnen 72 uur noodstroom leveren in Zeeland?", {"regio": ("VR19",)}, 72),
        ("bedden in Den Haag", {"deelbehoefte": ("bed",), "gemeente": ("GM0518",)}, None),
        ("slaapplekken in 's-Gravenhage", {"deelbehoefte": ("bed",), "gemeente": ("GM0518",)}, None),
        ("tolken in Utrecht", {"regio": ("VR09",)}, None),
        ("tolken in gemeente Utrecht", {"gemeente": ("GM0344",)}, None),
        ("aggregaten in Brabant", {"provincie": ("PV30",)}, None),
        ("aggregaten in Zeelnd", {"regio": ("VR19",)}, None),
        ("huizen voor gezinnen", {}, None),
        ("opvang in Huizen", {"behoefte": ("bevolkingszorg",), "gemeente": ("GM0406",)}, None),
        ("dekens in Scheveningen", {"gemeente": ("GM0518",)}, None),
        ("welke kerken helpen in de nafase", {"soort": ("geloofsgemeenschap",), "fase": ("nafase",)}, None),
        ("wie kan mensen vervoeren", {}, None),
        ("niet-traditionele partners in Twente", {"traditioneel": ("nee",), "regio": ("VR05",)}, None),
        ('"Zeeland" zeilen', {}, None),
        ("aggregaten in Nederland", {}, None),
        ("welke bedrijven hebben tenten", {"soort": ("bedrijf",)}, None),
        ("vervoer in Zeeland", {"vorm": ("vervoer",), "regio": ("VR19",)}, None),
        ("opvang huisdieren", {}, None),
        ("noodverbinding als de stroom uitvalt", {}, None),
        ("drinkwater als de stroom uitvalt", {"deelbehoefte": ("drinkwater",)}, None),
        ("wie kan als tolk helpen", {}, None),
        ("bussen voor evacuatie", {"deelbehoefte": ("evacueren",)}, None),
        ("bussen bij een evacuatie", {}, None),
        ("partijen die drinkwater leveren", {"deelbehoefte": ("drinkwater",)}, None),
    ],
)
def test_filters_in_a_question(db: None, question: str, filters: dict, hours: int | None) -> None:
    understood = understand(question)
    assert (understood.filters(), understood.within_hours) == (filters, hours)


def test_a_name_with_several_meanings_takes_the_widest_and_offers_the_rest(db: None) -> None:
    (part,) = understand("pompen in Utrecht").parts
    assert (part.filter, part.value) == ("regio", "VR09")
    assert ("gemeente", "GM0344") in [(other.filter, other.value) for other in part.others]


def test_words_can_be_taken_out_or_searched_as_they_are(db: None) -> None:
    understood = understand("pompen binnen een dag in Zeeland")
    within, region = understood.parts
    assert understood.without(region) == "pompen binnen een dag"
    assert understood.without(within) == "pompen in Zeeland"
    assert understand(understood.literally(region)).filters() == {}
    assert "Zeeland" in understand(understood.literally(region)).rest


def test_the_word_for_a_sub_need_lifts_what_literally_has_it(db: None) -> None:
    understood = understand("slaapplaatsen in Twente")
    assert (understood.rest, understood.wishes) == ("", "slaapplaatsen")


@pytest.mark.parametrize(
    ("question", "rest", "wishes"),
    [
        ("noodverbinding als de stroom uitvalt", "noodverbinding", "als de stroom uitvalt"),
        ("als de stroom uitvalt, wie heeft noodverbindingen", "wie heeft noodverbindingen", "als de stroom uitvalt"),
        ("boten bij een zware storm in Zeeland", "boten", "bij een zware storm"),
        ("wegslepen na een ongeluk", "wegslepen", "na een ongeluk"),
        ("koken zonder stroom", "koken", "zonder stroom"),
        ("busjes voor 300 man", "busjes", "voor 300 man"),
        ("aggregaat huren", "aggregaat", "huren"),
        ("supermarkten die openblijven", "supermarkten", "die openblijven"),
        ("sporthal als opvang", "sporthal", "als opvang"),
        ("wie kan als tolk helpen", "wie kan als tolk helpen", ""),
        ("iemand die Oekraïens spreekt", "iemand die Oekraïens", "spreekt"),
        ("eerste hulp bij brandwonden", "eerste hulp", "brandwonden"),  # a sub-need, so a filter and a wish
        ("als de stroom uitvalt", "als de uitvalt", "stroom"),  # nothing else is asked
        ("iemand die tenten verhuurt", "iemand die tenten verhuurt", ""),
        ('"als de stroom uitvalt" noodverbinding', '"als de stroom uitvalt" noodverbinding', ""),
    ],
)
def test_circumstances_lift_and_do_not_narrow(db: None, question: str, rest: str, wishes: str) -> None:
    understood = understand(question)
    assert (understood.rest, understood.wishes) == (rest, wishes)
