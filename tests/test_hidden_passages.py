"""Text inside a hidden thing is never found, counted or suggested, and does not decide what is shown of others either.

Pages, moments and stretches stand in a collection of their own in the index, beside the items they are of; they need
guarding there too. How common a word is on pages that a reader may not see would otherwise show in which page of
another report comes first.
"""

from collections.abc import Callable
from typing import Any

import pytest

from tests import engines
from tests.cast import Cast
from tests.factories import make_document, make_episode, make_kit, make_series
from weerbaar.features.content.articles.tests import made

COMMON, RARE = "drinkwater", "dompelpomp"
MANY = 60
CAPTIONS = "WEBVTT\n\n" + "".join(
    f"{at:02}:00.000 --> {at:02}:50.000\nDe {RARE} draait nummer {at}. {'Geluid van water. ' * 30}\n\n"
    for at in range(MANY)
)
LONG = "".join(f"<p>De {RARE} draait. {'Wij wachten op het water. ' * 30}</p>" for _ in range(MANY))

HIDDEN: dict[str, Callable[[], Any]] = {
    "pages of a report for a group": lambda: make_document("Logboek", _log(), "groep"),
    "pages of a draft": lambda: make_document("Logboek", _log(), status="concept"),
    "pages of what was withdrawn": lambda: make_document("Logboek", _log(), status="ingetrokken"),
    "moments of an episode": lambda: make_episode("Logboek", status="concept", captions=CAPTIONS, seconds=3600),
    "moments of an episode in a hidden series": lambda: make_episode(
        "Logboek", captions=CAPTIONS, seconds=3600, series=make_series("Reeks", "groep")
    ),
    "stretches of a draft article": lambda: made.make_article("Logboek", is_live=False, body=[("text", LONG)]),
    "stretches of a kit": lambda: make_kit("Logboek", [f"De {RARE} draait. " * 300 for _ in range(9)], "groep"),
}


def _log() -> list[str]:
    return [f"Dag {day}: de {RARE} draait." for day in range(MANY)]


@pytest.fixture
def guide(cast: Cast) -> Any:
    """Everybody may read it; on its pages the one word is common, the other rare."""
    pages = [f"Over {COMMON} in de wijk.", f"Over {COMMON} in de stad.", f"Over een {RARE} in huis."]
    return make_document("Gids", [*pages, *(f"Over de straat, deel {part}." for part in range(9))])


def ask(cast: Cast, monkeypatch: pytest.MonkeyPatch, who: str, path: str) -> Any:
    engines.use(monkeypatch)
    return cast.program(who).get(path).json()


@pytest.mark.parametrize("hidden", HIDDEN)
def test_hidden_text_is_not_found_counted_or_suggested(cast: Cast, monkeypatch: Any, hidden: str) -> None:
    HIDDEN[hidden]()
    found = ask(cast, monkeypatch, "mats", f"/api/v1/zoek?q={RARE}")
    assert (found["totaal"], found["resultaten"]) == (0, [])
    assert not any(found["facetten"].values())
    for path in ("/zoeken/suggesties/?q=domp", "/zoeken/suggesties/?q=draai", "/zoeken/?q=draait", "/bibliotheek/"):
        text = cast.client("mats").get(path).content.decode()
        assert not [word for word in ("Logboek", RARE) if word in text]
    assert ask(cast, monkeypatch, "rosa", f"/api/v1/zoek?q={RARE}")["totaal"] == 1, "an editor finds it"


@pytest.mark.parametrize("hidden", HIDDEN)
def test_hidden_text_does_not_decide_which_page_of_another_is_shown(
    cast: Cast, monkeypatch: Any, guide: Any, hidden: str
) -> None:
    """The rare word says most; it stays rare for who does not see where it is common."""
    HIDDEN[hidden]()
    first = {}
    for who in ("noor", "mats", "cas", "rosa"):
        found = ask(cast, monkeypatch, who, f"/api/v1/zoek?q={COMMON}+{RARE}")["resultaten"]
        first[who] = next(one["pagina"] for one in found if one["titel"] == "Gids")
    assert first == {"noor": 3, "mats": 3, "cas": 3, "rosa": 1}
