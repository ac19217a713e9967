"""What the calendar changes without anybody acting: a confirmation lapses, an agreement ends, at midnight here."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.cast import Cast
from tests.factories import make_agreement, make_capability
from weerbaar.features.networks.maps.corpus import CORPUS
from weerbaar.foundation.ports import schedule
from weerbaar.foundation.rounds.services import run_due
from weerbaar.foundation.search import live

HERE = ZoneInfo("Europe/Amsterdam")
LAST = date(2027, 7, 1)


@pytest.fixture
def follow(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The index as a web process holds it: built once, at the first call; then it takes in what it is told."""
    settings.SEARCH_DIR = tmp_path
    held: list[live.Followed] = []

    def catch_up() -> None:
        if held:
            held[0].catch_up()
        else:
            held.append(live.Followed(CORPUS))
            monkeypatch.setattr(live, "engine", lambda corpus: held[0].engine)

    return catch_up


def at(day: date, time: str) -> datetime:
    return datetime.fromisoformat(f"{day} {time}").replace(tzinfo=HERE)


def found(cast: Cast, query: str = "") -> list[str]:
    answer = cast.program("noor").get(f"/api/v1/capaciteiten?{query}")
    return [row["naam"] for row in json.loads(answer.content)["resultaten"]]


def test_a_confirmation_lapses_at_midnight(cast: Cast, follow: Callable[[], None]) -> None:
    with time_machine.travel(at(LAST, "23:59"), tick=False) as clock:
        lapse: dict[str, Any] = {"confirmed_on": date(2027, 1, 1), "confirmed_until": LAST}
        make_capability(cast.aggregaten, "Lapt", description="Zo.", quantity=2, unit="stuks", **lapse)
        make_capability(cast.aggregaten, "Blijft", confirmed_until=LAST + timedelta(days=90))
        follow()
        assert found(cast) == ["Lapt", "Blijft"]
        assert set(found(cast, "actueel=bevestigd")) == {"Lapt", "Blijft"}
        clock.move_to(at(LAST + timedelta(days=1), "00:00"))
        assert found(cast) == ["Blijft", "Lapt"], "overdue ranks lower, and is not dropped"
        assert found(cast, "actueel=bevestigd") == ["Blijft"]
        assert found(cast, "actueel=verlopen") == ["Lapt"]
        page = cast.client("noor").get("/netwerkkaart/").content.decode()
        assert "Niet op tijd bevestigd" in page


@pytest.mark.parametrize("nights", [1, 3])
def test_an_agreement_that_ended_counts_no_more(
    cast: Cast, follow: Callable[[], None], monkeypatch: pytest.MonkeyPatch, nights: int
) -> None:
    """Also when the worker stood still for some nights."""
    ended = next(one for one in schedule.every() if one.name == "maps.agreements_that_ended")
    monkeypatch.setattr(schedule, "_rounds", {ended.name: ended})
    with time_machine.travel(at(LAST, "12:00"), tick=False) as clock:
        lamps = make_capability(cast.aggregaten, "Lampen")
        make_agreement([cast.aggregaten], [lamps], valid_to=LAST)
        run_due()
        follow()
        assert found(cast, "afspraak=waakvlamovereenkomst") == ["Lampen"]
        clock.move_to(at(LAST + timedelta(days=nights), "00:05"))
        run_due()
        follow()
        assert found(cast, "afspraak=waakvlamovereenkomst") == []
