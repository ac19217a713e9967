"""Terms, dilemmas and kits of the demo: all that the texts tell is on the shelf, once."""

import pytest
from django.test import Client

from tests.factories import make_organisation
from weerbaar.demo import knowledge, words
from weerbaar.features.content.dilemmas.models import Dilemma
from weerbaar.features.content.kits.blanks import blanks_in
from weerbaar.features.content.kits.models import Kit
from weerbaar.features.content.terms.models import Notion
from weerbaar.shared.experiences.models import Experience
from weerbaar.shared.links.queries import linked_to

pytestmark = pytest.mark.django_db
USED = "Zeeuws Burenverband"


@pytest.fixture
def _loaded() -> None:
    make_organisation(USED)
    for load in words.LOADERS.values():
        assert load() > 0
        assert load() == 0


@pytest.mark.usefixtures("_loaded")
def test_all_that_the_texts_tell_is_there() -> None:
    for piece in knowledge.read("begrip"):
        notion = Notion.objects.get(ref=piece.ref)
        assert notion.is_example
        assert [row.label for row in notion.definitions.all()] == list(piece.named("Betekenis"))
        assert all(row.source and row.text and row.used_by for row in notion.definitions.all())
    for piece in knowledge.read("vraagstuk"):
        dilemma = Dilemma.objects.get(ref=piece.ref)
        assert [row.label for row in dilemma.positions.all()] == list(piece.named("Standpunt"))
        assert dilemma.positions.count() >= 2
        assert all(row.held_by and row.text for row in dilemma.positions.all())
        assert dilemma.open_questions.exists()
    for piece in knowledge.read("pakket"):
        texts = list(Kit.objects.get(ref=piece.ref).texts.values_list("text", flat=True))
        assert set(piece.several("invullen")) == set(blanks_in(texts))
    assert Experience.objects.filter(organisation__name=USED).exists()


@pytest.mark.usefixtures("_loaded")
def test_related_terms_are_tied_and_light_up_in_one_another() -> None:
    notion = Notion.objects.get(title="Veerkracht")
    assert "Weerbaarheid" in {str(one.record) for one in linked_to(None, notion)}
    page = Client().get(Notion.objects.get(title="Weerbaarheid").get_absolute_url()).content.decode()
    assert f'<a class="lit" href="{notion.get_absolute_url()}">' in page
