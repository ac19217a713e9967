"""News, pages and questions of the demo: all of them come in, once, and can be read."""

import pytest

from weerbaar.demo import knowledge
from weerbaar.demo.articles import EMBEDDED, publish_once
from weerbaar.features.content.articles.models import Article, Introduction, Question, StandingPage
from weerbaar.foundation.ports import embedding
from weerbaar.shared.finding import findables


@pytest.mark.django_db
def test_everything_is_read_once(cast) -> None:
    texts = [piece for kind in ("nieuws", "pagina", "faq") for piece in knowledge.read(kind)]
    assert publish_once() == len(texts)
    assert publish_once() == 0
    counts = [model.objects.live().count() for model in (Article, Question, StandingPage, Introduction)]
    assert counts[0] >= 30
    assert counts[1] >= 20
    assert set(Introduction.objects.values_list("code", flat=True)) >= {
        "veiligheid", "bevolkingszorg", "welzijn", "gezondheid", "continuiteit", "VR19",
    }  # fmt: skip
    assert 5 <= Article.objects.exclude(picture=None).exclude(picture_alt="").count() < counts[0]
    mats = cast.client("mats")
    pages = [*Article.objects.all()[:3], *Question.objects.all()[:2], *StandingPage.objects.all()]
    assert {mats.get(page.get_absolute_url()).status_code for page in pages} == {200}


@pytest.mark.django_db
def test_what_a_text_asks_from_elsewhere_stands_in_its_page() -> None:
    """Of standing pages and introductions alike; those stand above a map, a matrix and news, and have none here."""
    publish_once()
    pages = {page.ref: page for model in (StandingPage, Introduction) for page in model.objects.all()}
    for piece in knowledge.read("pagina"):
        asked = {what: piece.told[what] for what in EMBEDDED if what in piece.told}
        blocks = [block.value for block in pages[piece.ref].body if block.block_type == "embedded"]
        assert {value["what"]: value["address"] for value in blocks} == asked, piece.path
        assert not ("inleiding-van" in piece.told and asked), piece.path


@pytest.mark.django_db
def test_what_pages_show_from_elsewhere_is_known() -> None:
    """As far as its kind is one that can be found."""
    kinds = {findable.word for findable in findables.every()}
    for piece in knowledge.read("pagina"):
        for what in ("kaarten", "tijdlijn", "netwerkkaart", "matrix"):
            address = piece.told.get(what, "")
            asked = set(embedding.asked_in(address).getlist("soort"))
            assert not address or not asked <= kinds or embedding.knows(what, address), piece.path
