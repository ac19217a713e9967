"""A word that is explained lights up wherever editors write: once on a page, and for whom may look it up."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from tests.factories import CAPTIONS, make_episode, make_notion
from weerbaar.features.content.articles.tests import made

TEXT = "Veerkracht telt, zegt het kernteam; en nog eens veerkracht."
HTML = f"<h2>Veerkracht</h2><p>{TEXT}</p>"
SAID = CAPTIONS.replace("Het licht valt uit in het dorp.", TEXT)
PLACES: dict[str, Callable[[], str]] = {
    "an article": lambda: made.make_article(body=[("text", HTML)]).get_absolute_url(),
    "a standing page": lambda: made.make_standing_page(body=[("text", HTML)]).get_absolute_url(),
    "an answer": lambda: made.make_question(made.make_theme(), answer=HTML).get_absolute_url(),
    "the answers of a theme": lambda: made.make_question(made.make_theme(), answer=HTML) and "/vragen/noodpakket/",
    "all answers": lambda: made.make_question(made.make_theme(), answer=HTML) and "/vragen/",
    "the introduction of a need": lambda: made.make_introduction("welzijn", HTML).get_absolute_url(),
    "the introduction of a region": lambda: made.make_introduction("VR19", HTML).get_absolute_url(),
    "what is told of an episode": lambda: make_episode(summary=TEXT).get_absolute_url(),
    "what is said in an episode": lambda: make_episode(captions=SAID).get_absolute_url(),
    "a text beside an episode": lambda: make_episode(captions="", transcript=TEXT).get_absolute_url(),
}


def lights(answer: Any) -> list[str]:
    assert answer.status_code == 200
    return re.findall(r'<a class="lit" href="[^"]+">(.*?)</a>', answer.content.decode())


@pytest.mark.parametrize("place", PLACES)
def test_it_lights_up_in(cast: Cast, place: str) -> None:
    make_notion()
    make_notion("Kernteam", visibility="crisisprofessionals", area=["VR19"])
    address = PLACES[place]()
    seen = {person: lights(cast.client(person).get(address)) for person in ("noor", "cas")}
    assert seen == {"noor": ["Veerkracht"], "cas": ["Veerkracht", "kernteam"]}
