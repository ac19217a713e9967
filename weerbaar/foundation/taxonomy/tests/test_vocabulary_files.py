"""The vocabularies and synonyms as files: complete, and no word with two meanings."""

import json
import re
from collections import Counter, defaultdict

import pytest

from weerbaar.foundation.kit.text import as_code, fold
from weerbaar.foundation.taxonomy.loading import read
from weerbaar.foundation.taxonomy.models import Vocabulary

TERMS = read("terms.csv")
SYNONYMS = read("synonyms.csv")

# The codes that import files and the API agreed on.
AGREED = {
    "need": "veiligheid bevolkingszorg welzijn gezondheid continuiteit",
    "phase": "koud warm-tot-72 warm-na-72 nafase",
    "form": "mensen materieel ruimte vervoer goederen kennis dienst communicatie geld",
    "organisation-kind": "overheid hulpdienst vitale-aanbieder bedrijf brancheorganisatie ngo vereniging"
    " kennisinstelling geloofsgemeenschap burgerinitiatief zorginstelling onderwijs waterschap woningcorporatie"
    " sociale-partner",
    "level": "wijk lokaal regionaal provinciaal landelijk europees",
    "falls-away": "stroom telecom brandstof water internet reservisten ziekte eigen-evacuatie defensie-inzet",
    "relation": "koepel-van levert-aan rekent-op vervangt werkt-samen-met subsidieert coordineert",
    "visibility": "openbaar leden crisisprofessionals eigen-organisatie groep",
    "agreement-kind": "waakvlamovereenkomst convenant raamcontract sla mandaat wet informeel",
    "pillar": "eigen-continuiteit crisisorganisatie vitale-voorzieningen sociaal-weefsel zelfredzaamheid samenleving",
}
SUB_NEEDS = {
    "veiligheid": "redden evacueren verplaatsen schuilen dieren-redden vitale-objecten",
    "bevolkingszorg": "dak bed bad brood breedband huisvesting informatie",
    "welzijn": "financieel-herstel sociaal-herstel mentaal-herstel medisch-herstel schadeafhandeling erkenning"
    " onderlinge-steun zorg-thuis",
    "gezondheid": "gewondenzorg patientenvervoer infectieziekten cbrn brandwonden traumazorg psychosociale-zorg bloed"
    " geneesmiddelen uitvaart",
    "continuiteit": "energie brandstof drinkwater sanitair voedsel transport ict betalen afval bestuur",
}
RECOGNISED = ("need", "sub-need", "phase", "form", "organisation-kind")  # words of these become filters


def words_of(row):
    """Code, label and other names of a term, in the form in which they are compared."""
    return {as_code(word) for word in (row["code"], row["label_nl"], *row["other_names"].split("|"))} - {""}


@pytest.mark.parametrize(("vocabulary", "codes"), AGREED.items())
def test_agreed_codes_in_order(vocabulary, codes):
    assert [row["code"] for row in TERMS if row["vocabulary"] == vocabulary] == codes.split()


@pytest.mark.parametrize(("need", "codes"), SUB_NEEDS.items())
def test_agreed_sub_needs_in_order(need, codes):
    rows = [row for row in TERMS if row["vocabulary"] == "sub-need" and row["parent"] == need]
    assert [row["code"] for row in rows] == codes.split()


def test_every_vocabulary_has_terms_and_every_term_a_known_vocabulary():
    assert {row["vocabulary"] for row in TERMS} == set(Vocabulary.values)


def test_codes_positions_and_labels_are_complete():
    assert len({(row["vocabulary"], row["code"]) for row in TERMS}) == len(TERMS)
    assert len({(row["vocabulary"], row["position"]) for row in TERMS}) == len(TERMS)
    for row in TERMS:
        assert re.fullmatch(r"[a-z0-9-]{1,50}", row["code"])
        assert row["label_nl"]
        assert row["label_en"]


@pytest.mark.parametrize("vocabulary", Vocabulary.values)
def test_no_word_means_two_terms_of_one_vocabulary(vocabulary):
    counts = Counter(word for row in TERMS if row["vocabulary"] == vocabulary for word in words_of(row))
    assert {word for word, count in counts.items() if count > 1} == set()


def test_no_word_becomes_two_different_filters():
    meant = defaultdict(set)
    for row in TERMS:
        if row["vocabulary"] in RECOGNISED:
            for word in words_of(row):
                meant[word].add((row["vocabulary"], row["code"]))
    assert {word: terms for word, terms in meant.items() if len(terms) > 1} == {}


@pytest.mark.parametrize(
    ("word", "vocabulary", "code"),
    [
        ("stroom", "sub-need", "energie"),
        ("Elektriciteit", "sub-need", "energie"),
        ("slaapplekken", "sub-need", "bed"),
        ("acute fase", "phase", "warm-tot-72"),
        ("herstelfase", "phase", "nafase"),
        ("vrijwilligers", "form", "mensen"),
        ("kerken", "organisation-kind", "geloofsgemeenschap"),
        ("school", "organisation-kind", "onderwijs"),
        ("zorg thuis", "sub-need", "zorg-thuis"),
        ("Continuiteit van de maatschappij", "need", "continuiteit"),
    ],
)
def test_everyday_words_mean_the_term(word, vocabulary, code):
    assert [row["code"] for row in TERMS if row["vocabulary"] == vocabulary and as_code(word) in words_of(row)] == [
        code
    ]


@pytest.mark.parametrize("thing", ["aggregaat", "noodstroom", "veldbed", "vrachtwagen", "water", "herstel", "zorg"])
def test_things_and_half_meanings_are_text_and_no_filter(thing):
    assert not [row["code"] for row in TERMS if row["vocabulary"] in RECOGNISED and thing in words_of(row)]


def test_needs_name_nato_requirements_that_exist_and_all_seven_are_named():
    known = {row["code"] for row in TERMS if row["vocabulary"] == "nato-requirement"}
    named = [json.loads(row["mapping"])["nato-requirement"] for row in TERMS if row["vocabulary"] == "need"]
    assert len(known) == 7
    assert set().union(*named) == known


def test_synonyms_cover_all_needs_and_no_word_stands_in_two_groups():
    assert len(SYNONYMS) >= 150
    assert Counter(row["need"] for row in SYNONYMS).keys() == set(SUB_NEEDS)
    assert all(len(row["words"].split("|")) >= 2 for row in SYNONYMS)
    counts = Counter(fold(word) for row in SYNONYMS for word in row["words"].split("|"))
    assert {word for word, count in counts.items() if count > 1} == set()
