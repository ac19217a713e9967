"""The texts of the demo: each kind says what its loader counts on, every code exists, nobody real is named.

Pure, but for the vocabularies: reads the files as `weerbaar.demo.knowledge` does.
"""

import csv
import re
from collections import Counter
from datetime import date, timedelta

import pytest
from django.utils import timezone

from weerbaar.demo import knowledge, library
from weerbaar.demo.knowledge import KINDS, Piece
from weerbaar.demo.known import ContentError
from weerbaar.doors.demo.tests.content import CONTENT, TAXONOMY, codes, read
from weerbaar.foundation.kit.ids import ALPHABET

PIECES = {kind: knowledge.read(kind) for kind in KINDS}
EVERY = [piece for pieces in PIECES.values() for piece in pieces]
BY_REF = {piece.ref: piece for piece in EVERY}
DOCUMENTS = {one.told["ref"] for one in library.sources()}
ORGANISATIONS = {row["naam"]: row for path in CONTENT.glob("*-organisations.csv") for row in read(path)}
FICTITIOUS = {name for name, row in ORGANISATIONS.items() if row["is_voorbeeld"] == "nee"}

COMMON = set(
    "ref titel samenvatting bron bronbestand datum behoeften deelbehoeften fasen dreigingen gebied niveaus voor "
    "zichtbaar stand herzien hoort-bij taal".split()
)
MUST = set("ref titel samenvatting bron datum gebied stand".split())
OWN = {
    "nieuws": ("", ""),
    "pagina": ("", "adres inleiding-van kaarten tijdlijn netwerkkaart matrix"),
    "faq": ("onderwerp", "norm norm-datum norm-bron"),
    "praktijk": ("kwadrant uitgevoerd-door partners wanneer kosten tijd contact", "evaluatie"),
    "initiatief": ("kwadrant uitgevoerd-door partners kosten tijd contact zoekt begonnen klaar", ""),
    "vraagstuk": ("", ""),
    "begrip": ("", "ook verwant"),
    "dataset": ("bestand licentie schrijver contact peildatum bijgewerkt thema trefwoorden", ""),
    "serie": ("schrijver", ""),
    "aflevering": ("serie nummer stemmen", ""),
    "pakket": ("invullen", ""),
}
"""By kind: the keys of its own that must be there, and those that may be."""
SECTIONS = {
    "faq": ["Antwoord"],
    "praktijk": [
        "Probleem", "Situatie", "Wat is gedaan", "Resultaat", "Hoe we dat weten", "Wat we anders zouden doen",
    ],
    "initiatief": [
        "Probleem", "Situatie", "Wat is gedaan", "Wat we zoeken", "Hoe we het gaan meten", "Volgende stap",
    ],
    "vraagstuk": ["Vraag", "Waarom het lastig is", "Wat we nog niet weten", "Bronnen"],
    "dataset": ["Toelichting", "Kolommen"],
    "serie": ["Over de serie"],
    "pakket": ["Hoe u het gebruikt"],
}  # fmt: skip
SOMETIMES = {"praktijk": {"Wij doen dit ook"}, "pakket": {"Gebruikt door"}}
NAMED = {"vraagstuk": "Standpunt", "begrip": "Betekenis", "pakket": "Tekst"}
VOCABULARIES = {
    "behoeften": "need", "deelbehoeften": "sub-need", "fasen": "phase", "dreigingen": "threat", "niveaus": "level",
    "voor": "target-group", "zichtbaar": "visibility", "kwadrant": "quadrant", "licentie": "licence",
}  # fmt: skip
CODED = {*VOCABULARIES, "ref", "hoort-bij", "gebied", "kaarten", "tijdlijn", "netwerkkaart", "matrix", "trefwoorden"}
LENGTHS = {"nieuws": (60, 220), "praktijk": (120, 320), "initiatief": (90, 320), "faq": (30, 160)}


def at(piece: Piece) -> str:
    return f"{piece.path.parent.name}/{piece.path.name}"


def whole(piece: Piece) -> str:
    """All that somebody reads of it."""
    told = [value for key, value in piece.told.items() if key not in CODED]
    return " ".join(filter(None, [*told, *piece.sections, *piece.sections.values()]))


def test_every_kind_has_texts_and_each_ref_is_its_own() -> None:
    assert [kind for kind in KINDS if not PIECES[kind]] == []
    assert len(BY_REF) == len(EVERY)
    assert BY_REF.keys().isdisjoint(DOCUMENTS)
    assert [at(piece) for piece in EVERY if not re.fullmatch(rf"[{ALPHABET}]{{8}}", piece.ref)] == []
    assert [title for title, many in Counter(piece.told["titel"] for piece in EVERY).items() if many > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_keys_are_those_that_the_readme_tells(kind: str) -> None:
    must, may = (set(words.split()) for words in OWN[kind])
    for piece in PIECES[kind]:
        assert (MUST | must) - piece.told.keys() == set(), at(piece)
        assert piece.told.keys() - COMMON - must - may == set(), at(piece)


@pytest.mark.parametrize("kind", KINDS)
def test_sections_are_those_that_the_readme_tells(kind: str) -> None:
    for piece in PIECES[kind]:
        if kind in SECTIONS:
            named = [f"{NAMED[kind]}: {title}" for title in piece.named(NAMED[kind])] if kind in NAMED else []
            rest = [heading for heading in piece.sections if heading not in named]
            assert [one for one in rest if one not in SOMETIMES.get(kind, ())] == SECTIONS[kind], at(piece)
        assert kind not in NAMED or piece.named(NAMED[kind]), at(piece)
        assert kind not in ("nieuws", "pagina") or piece.sections.get(""), at(piece)


@pytest.mark.parametrize("key", VOCABULARIES)
def test_codes_exist(key: str) -> None:
    known = codes(VOCABULARIES[key])
    assert [(at(piece), code) for piece in EVERY for code in piece.several(key) if code not in known] == []


def test_words_that_are_no_code_are_still_known() -> None:
    assert {piece.told["stand"] for piece in EVERY} <= {"gepubliceerd", "concept", "ingetrokken"}
    assert {code for piece in EVERY for code in piece.several("evaluatie")} <= {"plan", "proces", "effect"}
    assert {code for piece in EVERY for code in piece.several("bronbestand")} <= {"000", "001", "002", "003", "004"}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_what_all_kinds_share_can_be_read(kind: str) -> None:
    for piece in PIECES[kind]:
        told = knowledge.values(piece)
        assert told["area"], at(piece)
        assert 0 < len(str(told["title"])) <= 110, at(piece)
        assert 20 <= len(str(told["summary"])) <= 300, at(piece)


def test_days_are_days_and_nothing_is_from_before_its_time() -> None:
    for piece in EVERY:
        days = {
            key: date.fromisoformat(piece.told[key])
            for key in ("datum", "herzien", "norm-datum", "begonnen", "klaar", "peildatum")
            if key in piece.told
        }
        assert date(2024, 1, 1) <= days["datum"] <= timezone.localdate(), at(piece)
        assert "herzien" not in days or days["herzien"] > days["datum"], at(piece)
        assert "klaar" not in days or days["klaar"] > days["begonnen"], at(piece)
        written = re.search(r"(?m)^datum: (.+)$", piece.path.read_text("utf-8"))[1]  # type: ignore[index]
        assert written.startswith("-") or date.fromisoformat(written) < date(2026, 11, 21), at(piece)


def test_what_belongs_together_exists() -> None:
    known = BY_REF.keys() | DOCUMENTS | ORGANISATIONS.keys()
    assert [(at(piece), one) for piece in EVERY for one in piece.several("hoort-bij") if one not in known] == []
    assert [at(piece) for piece in EVERY if piece.ref in piece.several("hoort-bij")] == []


@pytest.mark.parametrize("kind", LENGTHS)
def test_texts_are_short(kind: str) -> None:
    low, high = LENGTHS[kind]
    lengths = {at(piece): len(" ".join(piece.sections.values()).split()) for piece in PIECES[kind]}
    assert {name: length for name, length in lengths.items() if not low <= length <= high} == {}


def test_experiences_are_told_by_invented_parties_only() -> None:
    heard = [
        (at(piece), name)
        for piece in EVERY
        for heading in ("Wij doen dit ook", "Gebruikt door")
        for name, _ in knowledge.pairs(piece.sections.get(heading, ""))
    ]
    assert [pair for pair in heard if pair[1] not in FICTITIOUS] == []
    runs = [(at(piece), name) for piece in PIECES["initiatief"] for name in piece.several("uitgevoerd-door")]
    assert [pair for pair in runs if pair[1] not in FICTITIOUS] == []


def test_an_existing_party_stands_here_only_with_a_source() -> None:
    real = [
        at(piece) for piece in PIECES["praktijk"]
        if not set(piece.several("uitgevoerd-door")) <= FICTITIOUS and "bronbestand" not in piece.told
        and "(voorbeeld)" not in piece.told["uitgevoerd-door"]
    ]  # fmt: skip
    assert real == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"[\w.+-]+@(?![\w.-]+\.invalid\b)[\w-]+(\.[\w-]+)+",
        r"\b(\+31|0031|0[1-9]\d{1,2})[ -]?\d{6,8}\b|\b(?!000-)\d{3}-\d{7}\b",
        r"\bNL\d{2} ?[A-Z]{4} ?\d{4}",
        r"\b([Dd]e heer|[Dd]hr|[Mm]evr|[Mm]evrouw|[Dd]rs|[Dd]r|[Pp]rof|[Ii]r|[Mm]r)\b\.? [A-Z]",
        r"\b[A-Z]\.([A-Z]\.)* ?(van |de |der )*[A-Z][a-z]+",
        r"\bet al\b|\be\.a\.",
    ],
    ids=["mail", "telephone", "account", "title", "initials", "author"],
)
def test_nobody_real_can_be_reached_or_is_named(pattern: str) -> None:
    assert [(at(piece), found[0]) for piece in EVERY if (found := re.search(pattern, whole(piece)))] == []


@pytest.mark.parametrize(
    "words",
    [
        r"\bborg(en|ing)\b|waarborg",
        r"integra(al|le)\b",
        "handelingsperspectief",
        "faciliter",
        r"\b(dient|dienen) te\b",
        r"\bmiddels\b",
        "  ",
        r"\.\.",
        r"\b(teneinde|inzake|omtrent|aangaande|derhalve|tevens|alsmede|conform|opgave|stakeholders?)\b",
    ],
)
def test_texts_are_plain_dutch(words: str) -> None:
    assert [(at(piece), found[0]) for piece in EVERY if (found := re.search(words, whole(piece), re.I))] == []


def test_sentences_are_short() -> None:
    long = [
        (at(piece), sentence)
        for piece in EVERY
        for text in piece.sections.values()
        for sentence in re.split(r"(?<=[.?!:])\s+|\n", text)
        if len(sentence.split()) > 30
    ]
    assert long == []


@pytest.mark.parametrize("piece", PIECES["dataset"], ids=at)
def test_a_data_set_is_a_table_with_the_columns_that_it_tells(piece: Piece) -> None:
    with (piece.path.parent / piece.told["bestand"]).open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == [name for name, _ in knowledge.pairs(piece.sections["Kolommen"])]
    assert rows
    assert {len(row) for row in rows} == {len(head)}


def test_places_to_fill_in_stand_in_the_texts_of_a_kit() -> None:
    for piece in PIECES["pakket"]:
        text = " ".join(piece.named("Tekst").values())
        assert set(re.findall(r"\[(\w[\w -]*)\]", text)) == set(piece.several("invullen")), at(piece)


def test_each_line_of_an_episode_is_said_by_one_of_its_voices() -> None:
    series = {piece.ref for piece in PIECES["serie"]}
    for piece in PIECES["aflevering"]:
        assert piece.told["serie"] in series
        voices = {one.partition("=")[0] for one in piece.several("stemmen")}
        lines = [line for text in piece.sections.values() for block in knowledge.blocks(text) for line in block.lines]
        assert {line.partition(": ")[0] for line in lines} == voices, at(piece)
        assert 220 <= sum(len(line.split()) for line in lines) <= 460, at(piece)


@pytest.mark.parametrize("kind", ["vraagstuk", "begrip"])
def test_positions_and_definitions_say_whose_they_are(kind: str) -> None:
    needed = {"vraagstuk": {"wie", "bron"}, "begrip": {"bron", "jaar", "gebruikt-door"}}[kind]
    for piece in PIECES[kind]:
        for title, text in piece.named(NAMED[kind]).items():
            told, said = knowledge.head(text)
            assert needed <= told.keys(), (at(piece), title)
            assert len(said.split()) >= 12, (at(piece), title)


def test_an_introduction_is_of_a_need_or_a_region() -> None:
    known = codes("need") | {row["code"] for row in read(TAXONOMY / "regions.csv")}
    for piece in PIECES["pagina"]:
        assert ("adres" in piece.told) != ("inleiding-van" in piece.told), at(piece)
        assert piece.told.get("inleiding-van", "welzijn") in known, at(piece)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("ref: b2c3d4f5\nwat\n\nTekst", "nieuws/x.txt, regel 2: hier hoort 'sleutel: waarde'"),
        ("ref: b2c3d4f5\nref: b2c3d4f5\n\nTekst", "nieuws/x.txt, regel 2: 'ref' staat er twee keer"),
        ("ref: b2c3d4f5\n\nTekst", "'titel' ontbreekt"),
        ("ref: b2c3d4f5\ntitel: A\n\n## Een\nx\n## Een\ny\n", "nieuws/x.txt, regel 6: de kop 'Een' staat er twee keer"),
        ("ref: b2c3d4f5\ntitel: A\n\n## Een\n\n## Twee\ny\n", "nieuws/x.txt, regel 4: onder de kop 'Een' staat niets"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_line(text: str, complaint: str, tmp_path, monkeypatch) -> None:
    (tmp_path / "nieuws").mkdir()
    (tmp_path / "nieuws" / "x.txt").write_text(text, "utf-8")
    monkeypatch.setattr(knowledge, "FOLDER", tmp_path)
    with pytest.raises(ContentError, match=re.escape(complaint)):
        knowledge.read("nieuws")


def test_days_may_be_counted_from_today_and_text_comes_in_parts(tmp_path, monkeypatch) -> None:
    (tmp_path / "nieuws").mkdir()
    (tmp_path / "nieuws" / "x.txt").write_text(
        "ref: b2c3d4f5\ntitel: A: met dubbele punt\ndatum: -3d\nfasen: koud|nafase\n\nEen\nzin.\n\n- a: b\n- c\n\n"
        "> Zo\n> is het.\n\n## Kop\nwie: X\n\nTekst",
        "utf-8",
    )
    monkeypatch.setattr(knowledge, "FOLDER", tmp_path)
    (piece,) = knowledge.read("nieuws")
    assert piece.told["titel"] == "A: met dubbele punt"
    assert piece.told["datum"] == (timezone.localdate() - timedelta(days=3)).isoformat()
    assert piece.several("fasen") == ["koud", "nafase"]
    assert [tuple(block) for block in knowledge.blocks(piece.sections[""])] == [
        ("alinea", ["Een zin."]), ("lijst", ["a: b", "c"]), ("citaat", ["Zo is het."]),
    ]  # fmt: skip
    assert knowledge.pairs(piece.sections[""]) == [("a", "b"), ("c", "")]
    assert knowledge.head(piece.sections["Kop"]) == ({"wie": "X"}, "Tekst")
