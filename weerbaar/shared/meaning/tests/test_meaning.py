"""Which texts are read for meaning, when, and what is known of them afterwards."""

import logging
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from weerbaar.shared.meaning import model, services
from weerbaar.shared.meaning.e5 import E5
from weerbaar.shared.meaning.models import Meaning
from weerbaar.shared.meaning.queries import closeness
from weerbaar.shared.meaning.tests import toy

LONG = {number: f"brood nummer {number}" for number in range(1, 21)}


@pytest.fixture
def read(settings: Any) -> Iterator[list[str]]:
    """The texts that were given to the model, in order."""
    with toy.turned_on(settings):
        made = model.active()
        assert isinstance(made, toy.Toy)
        yield made.read


def _read(texts: dict[int, dict[int, str]], seconds: float = 60.0) -> bool:
    return services.read_due(lambda key: texts.get(key, {}), seconds)


@pytest.mark.django_db
def test_a_text_close_to_the_question_says_so(read: list[str]) -> None:
    services.want([7, 8])
    assert _read({7: {1: "een kaars", 2: "schoon water"}, 8: {1: "brood"}}) is False
    found = closeness("komt er iets uit de kraan", [7, 8, 9])
    assert found.keys() == {7, 8}
    assert found[7][2] == pytest.approx(4.0, abs=0.1)
    assert found[7][1] == found[8][1] == pytest.approx(0.0, abs=0.1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("later", "read_again"),
    [
        ({1: "een kaars", 2: "brood"}, []),
        ({1: "een kaars", 2: "water"}, ["water"]),
        ({1: "nieuw", 2: "een kaars", 3: "brood"}, ["nieuw"]),
        ({2: "brood"}, []),
        ({}, []),
    ],
    ids=["the same", "one changed", "one put before", "one gone", "all gone"],
)
def test_only_what_changed_is_read_again(read: list[str], later: dict[int, str], read_again: list[str]) -> None:
    services.want([7])
    _read({7: {1: "een kaars", 2: "brood"}})
    read.clear()
    services.want([7])
    _read({7: later})
    assert read == read_again
    assert list(closeness("eten", [7]).get(7, {})) == list(later)
    assert Meaning.objects.filter(key=7).exists() == bool(later)


@pytest.mark.django_db
def test_a_long_text_is_read_a_little_at_a_time(read: list[str]) -> None:
    services.want([7])
    turns = 0
    while _read({7: LONG}, 0.0):
        turns += 1
        if turns == 1:
            assert len(closeness("eten", [7])[7]) == 1
        assert turns < len(LONG)
    assert read == list(LONG.values())
    assert list(closeness("eten", [7])[7]) == list(LONG)


@pytest.mark.django_db
def test_what_was_asked_for_while_reading_is_read_once_more(read: list[str]) -> None:
    services.want([7])
    told = iter([{1: "een kaars"}, {1: "brood"}])

    def texts_of(key: int) -> dict[int, str]:
        found = next(told)
        if found[1] == "een kaars":
            services.want([7])
        return found

    services.read_due(texts_of, 60.0)
    assert read == ["een kaars", "brood"]


@pytest.mark.django_db
def test_another_model_reads_all_and_forgets_what_is_gone(read: list[str], settings: Any) -> None:
    texts = {7: {1: "brood"}, 8: {1: "water"}}
    services.want([7, 8])
    _read(texts)
    services.want_only([7, 8])
    assert services.due() == 0
    settings.MEANING_MODEL = "weerbaar.shared.meaning.tests.toy.Other"
    assert closeness("eten", [7]) == {}
    services.want_only([8])
    _read(texts)
    assert list(Meaning.objects.values_list("key", "model")) == [(8, "toy-2")]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "weerbaar.shared.meaning.tests.toy.Absent"], ids=["none", "cannot run here"])
def test_without_a_model_nothing_is_asked_or_kept(path: str, settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.MEANING_MODEL = path
    model._made.cache_clear()
    with caplog.at_level(logging.WARNING):
        services.want([7])
        services.want_only([7])
    assert not Meaning.objects.exists()
    assert closeness("eten", [7]) == {}
    assert [one.getMessage() for one in caplog.records] == (
        ["Zoeken gaat op woorden alleen: dit is geen machine."] if path else []
    )


def test_a_processor_that_cannot_is_asked_nothing(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    processor = tmp_path / "cpuinfo"
    processor.write_text("flags : sse2 avx\n")
    monkeypatch.setattr("weerbaar.shared.meaning.e5.PROCESSOR", processor)
    with pytest.raises(model.CannotRun):
        E5()


def test_the_real_model_knows_what_is_meant() -> None:
    try:
        made = E5()
    except model.CannotRun as reason:
        pytest.skip(f"Het taalmodel werkt hier niet: {reason}")
    texts = ["Leg contant geld klaar voor als pinnen niet kan.", "De sirene gaat elke eerste maandag om twaalf uur."]
    vectors = made.texts(texts)
    assert vectors.shape == (2, made.size)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-3)
    close = vectors @ made.question("hoeveel cash moet ik in huis hebben")
    assert close[0] > close[1] + made.spread
