"""What readers find: news, questions, standing pages and introductions, each for whom it is meant."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from weerbaar.features.content.articles.tests import made

PEOPLE = ("noor", "mats", "rick", "hidde", "rosa", "ada")
EVERYBODY = set(PEOPLE)


@pytest.mark.parametrize(
    ("visibility", "is_live", "who"),
    [
        ("openbaar", True, EVERYBODY),
        ("leden", True, EVERYBODY - {"noor"}),
        ("crisisprofessionals", True, {"rick", "rosa", "ada"}),
        ("openbaar", False, {"rosa", "ada"}),
    ],
)
def test_who_reads_what(cast, visibility: str, is_live: bool, who: set[str]) -> None:
    theme = made.make_theme()
    told: dict[str, Any] = {"visibility": visibility, "is_live": is_live, "area": ["VR19"]}
    pages: list[Any] = [made.make_article(**told), made.make_standing_page(**told), made.make_question(theme, **told)]
    for page in pages:
        seen = {one for one in PEOPLE if cast.client(one).get(page.get_absolute_url()).status_code == 200}
        assert seen == who, page
    listed = {one for one in PEOPLE if pages[0].title in cast.client(one).get("/nieuws/").content.decode()}
    asked = {one for one in PEOPLE if pages[2].title in cast.client(one).get("/vragen/").content.decode()}
    assert (listed, asked) == (who, who)


def test_a_question_of_a_theme_that_is_not_out_yet_is_not_there(cast) -> None:
    question = made.make_question(made.make_theme(is_live=False))
    assert cast.client("noor").get(question.get_absolute_url()).status_code == 404
    assert cast.client("rosa").get(question.get_absolute_url()).status_code == 200


def test_news_is_newest_first_by_need_and_by_page(cast) -> None:
    for number in range(14):
        needs = ["welzijn"] if number % 2 else ["veiligheid"]
        made.make_article(f"Bericht {number:02}", dated_on=f"2026-11-{number + 1:02}", needs=needs)
    client = cast.client("noor")
    first = client.get("/nieuws/").content.decode()
    assert first.index("Bericht 13") < first.index("Bericht 12") < first.index("Bericht 02")
    assert "Bericht 01" not in first
    assert "Bericht 01" in client.get("/nieuws/?pagina=2").content.decode()
    of_need = client.get("/nieuws/?behoefte=welzijn").content.decode()
    assert ("Bericht 13" in of_need, "Bericht 12" in of_need) == (True, False)


def test_an_answer_tells_its_norm_with_its_day_and_source(cast) -> None:
    theme = made.make_theme()
    question = made.make_question(
        theme, "Hoe lang moet ik mij redden?", norm="72 uur", norm_on="2025-08-25", source="VNG, ledenbrief"
    )
    for address in (question.get_absolute_url(), theme.get_absolute_url(), "/vragen/"):
        text = " ".join(cast.client("noor").get(address).content.decode().split())
        assert "72 uur, zoals het gold op 25 augustus 2025. Bron: VNG, ledenbrief." in strip_tags(text)


@pytest.mark.parametrize(("q", "found"), [("", 2), ("redden", 1), ("emmers", 1), ("zeppelin", 0)])
def test_questions_are_found_by_any_form_of_a_word(cast, q: str, found: int) -> None:
    theme = made.make_theme()
    made.make_question(theme, "Hoe lang moet ik mij redden?")
    made.make_question(theme, "Wat zet ik klaar?", answer="<p>Een emmer en een radio.</p>")
    text = cast.client("noor").get("/vragen/", {"q": q}).content.decode()
    assert text.count('class="question"') == found
    assert ("Geen vraag gevonden" in text) == (found == 0)


@pytest.mark.parametrize(("code", "address"), [("welzijn", "/behoeften/welzijn/"), ("VR19", "/regios/VR19/")])
def test_an_introduction_stands_on_the_page_of_its_need_or_region(cast, code: str, address: str) -> None:
    made.make_introduction(code, "<p>Buren kennen elkaar.</p>")
    assert "Buren kennen elkaar." in cast.client("noor").get(address).content.decode()


def test_a_draft_of_an_introduction_is_not_shown(cast) -> None:
    made.make_introduction("welzijn", "<p>Nog niet af.</p>", is_live=False)
    assert "Nog niet af." not in cast.client("rosa").get("/behoeften/welzijn/").content.decode()


BODY = [
    ("text", "<h2>Kop</h2><p>Tekst</p>"),
    ("quote", {"text": "Wij kennen elkaar.", "who": "een buurvrouw"}),
    ("figures", {"figures": [{"number": "342", "unit": "gemeenten", "source": "CBS", "on": "2026-01-01"}]}),
    ("call", {"text": "", "button": "Bekijk de kaart", "address": "/netwerkkaart/"}),
    ("timeline", {"moments": [{"when": "1953", "text": "Watersnood"}, {"when": "2021", "text": "Limburg"}]}),
    ("embedded", {"what": "netwerkkaart", "address": "/netwerkkaart/?behoefte=welzijn", "title": "Wie kan wat"}),
    ("embedded", {"what": "matrix", "address": "behoefte=welzijn", "title": ""}),
    ("embedded", {"what": "capaciteiten", "address": "behoefte=welzijn", "title": ""}),
]


def test_every_block_is_drawn(cast) -> None:
    picture = made.make_picture()
    picture.contextual_alt_text, picture.decorative = "Een plein met mensen", False
    body = [*BODY, ("picture", {"picture": picture, "caption": "Het plein", "credit": "de redactie"})]
    article = made.make_article(body=body, picture=picture, picture_alt="Van boven gezien")
    text = cast.client("noor").get(article.get_absolute_url()).content.decode()
    for part in ("Wij kennen elkaar.", "342", "Bekijk de kaart", "Watersnood", 'alt="Een plein met mensen"',
                 'alt="Van boven gezien"', "Beeld: de redactie."):  # fmt: skip
        assert part in text


def test_a_picture_is_made_anew_and_is_for_who_may_see_a_page_with_it(cast) -> None:
    picture = made.make_picture()
    article = made.make_article(picture=picture, is_decoration=True, visibility="leden")
    page = cast.client("mats").get(article.get_absolute_url()).content.decode()
    address = page.partition('src="/afbeelding/')[2].partition('"')[0]
    assert address.endswith(".webp")
    statuses = {one: cast.client(one).get(f"/afbeelding/{address}").status_code for one in ("noor", "mats", "rosa")}
    assert statuses == {"noor": 404, "mats": 200, "rosa": 200}


def test_a_file_of_an_article_is_for_who_may_see_it(cast) -> None:
    file = made.make_attachment()
    article = made.make_article(body=[("download", {"file": file, "about": "Een lijst"})], visibility="leden")
    page = cast.client("mats").get(article.get_absolute_url()).content.decode()
    address = reverse("backoffice_document", args=[file.pk, file.filename])
    assert address in page
    assert cast.client("noor").get(address).status_code == 404
    answer = cast.client("mats").get(address)
    assert (answer.status_code, answer["Content-Disposition"].partition(";")[0]) == (200, "attachment")


def counted(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def with_pictures(number: int) -> Any:
    pictures = []
    for at in range(number):
        one = made.make_picture(f"Beeld {at}")
        one.contextual_alt_text, one.decorative = f"Beeld {at}", False
        pictures.append(("picture", {"picture": one, "caption": "", "credit": ""}))
    return made.make_article(f"Met {number}", body=[*BODY[:5], *pictures], picture=made.make_picture("Boven"),
                             is_decoration=True)  # fmt: skip


def test_an_article_with_many_pictures_asks_no_more_than_one_with_few(cast) -> None:
    client = cast.client("noor")
    few, many = (counted(client, with_pictures(number).get_absolute_url()) for number in (1, 8))
    assert few == many
    assert many <= 5  # the page, its pictures and their sizes, what belongs to it, the terms that light up


@pytest.mark.parametrize("address", ["/nieuws/", "/vragen/"])
def test_lists_ask_no_more_for_many_than_for_few(cast, address: str) -> None:
    client, theme = cast.client("noor"), made.make_theme()
    for number in range(3):
        made.make_article(f"A {number}", picture=made.make_picture(f"P {number}"), is_decoration=True)
        made.make_question(theme, f"V {number}")
    few = counted(client, address)
    for number in range(3, 12):
        made.make_article(f"A {number}", picture=made.make_picture(f"P {number}"), is_decoration=True)
        made.make_question(theme, f"V {number}")
    assert counted(client, address) <= few
