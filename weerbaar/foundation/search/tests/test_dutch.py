"""What words become: lemmas, compounds and their parts, stop words."""

from __future__ import annotations

import pytest

from weerbaar.foundation.search import dutch, wordlist
from weerbaar.foundation.search.text import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("huis", "huizen"),
        ("gezin", "gezinnen"),
        ("boot", "boten"),
        ("schip", "schepen"),
        ("gemeente", "gemeentes"),
        ("weerbaar", "weerbare"),
        ("vrijwilliger", "vrijwilligers"),
        ("patiënt", "patienten"),
        ("noodstroomaggregaat", "noodstroomaggregaten"),
        ("radioamateur", "radioamateurs"),
        ("brandwondenslachtoffer", "brandwondenslachtoffers"),
        ("veiligheidsregio", "veiligheidsregio's"),
        ("foto", "foto's"),
        ("apotheek", "apotheken"),
        ("ziekenhuisbed", "ziekenhuisbedden"),
        ("vervoer", "vervoeren"),
        ("tolk", "tolken"),
        ("stroom", "stromen"),
        ("huur", "huren"),
        ("e-mail", "email"),
        ("Coördinatie", "coordinatie"),
        ("CRISIS", "crisis"),
    ],
)
def test_same_lemma(one, other):
    first, second = dutch.analyse(one.lower()), dutch.analyse(other.lower())
    assert first is not None
    assert second is not None
    assert first.lemma == second.lemma


@pytest.mark.parametrize(
    ("one", "other"),
    [("weer", "weerbaar"), ("zin", "gezin"), ("bad", "bed"), ("weer", "weren"), ("brand", "brood"), ("dier", "duur")],
)
def test_other_lemma(one, other):
    assert dutch.analyse(one) != dutch.analyse(other)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("noodstroomaggregaat", {"nood", "stroom", "aggregaat"}),
        ("noodstroomaggregaten", {"nood", "stroom", "aggregaat"}),
        ("brandwondenslachtoffers", {"brandwond", "slachtoffer"}),
        ("voedselvoorraad", {"voedsel", "voorraad"}),
        ("evenemententent", {"evenement", "tent"}),
        ("radioamateur", {"radio", "amateur"}),
        ("noodsteunpunt", {"nood", "steunpunt"}),
        ("burgerhulpverlening", {"burger", "hulpverlening"}),
        ("rioolgemaal", {"riool", "gemaal"}),
        ("crisiscommunicatie", {"crisis", "communicatie"}),
        ("vrijwilligerswerk", {"vrijwilliger", "werk"}),
        ("drinkwatervoorziening", {"drinkwater", "voorziening"}),
        ("100kva", {"100", "kva"}),
        ("72-uurs", {"72", "uur"}),
        ("rode-kruispost", {"rood"}),
    ],
)
def test_parts(word, parts):
    term = dutch.analyse(word)
    assert term is not None
    assert parts <= set(term.parts)


@pytest.mark.parametrize("word", ["water", "huis", "weerbaar", "catering", "patiënt", "geldautomaat", "ambulance"])
def test_no_nonsense_parts(word):
    term = dutch.analyse(word)
    assert term is not None
    assert set(term.parts) <= {"geld", "automaat"}


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("Wie kan binnen 72 uur noodstroom leveren in Zeeland?", ["72", "uur", "noodstroom", "zeeland"]),
        ("'s-Gravenhage", ["gravenhage"]),
        ("2.000 veldbedden, 24/7", ["2000", "veldbed", "24", "7"]),
        ("welke organisaties zoeken wij", ["organisatie"]),
        ("", []),
        ("!? … —", []),
    ],
)
def test_tokens(text, lemmas):
    found = dutch.tokens(text)
    assert [token.lemma for token in found if not token.is_stop] == lemmas
    assert all(text[token.start : token.end] == token.text for token in found)


def test_mapped_and_loaded_word_list_agree():
    words, loaded = wordlist.default(), wordlist.default().loaded()
    for form in ("huizen", "aggregaten", "zzz", "a", "zwolle"):
        assert words.get(form) == loaded.get(form)


@pytest.mark.parametrize(("text", "folded"), [("Ĳssel", "ijssel"), ("Café", "cafe"), ("Groß", "gross"), ("æ", "ae")])
def test_fold(text, folded):
    assert fold(text) == folded
