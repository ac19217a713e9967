"""Rows of a form: what each button does, what counts, and that nothing typed is ever lost."""

from collections import Counter
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from weerbaar.foundation.ui.rows import ACT, RowForm, RowKind, RowsMixin, acted
from weerbaar.foundation.ui.tags.forms import form_errors


class WordForm(RowForm):
    text = forms.CharField(label="Tekst", max_length=20, error_messages={"required": "Vul de tekst in."})
    year = forms.IntegerField(label="Jaar", required=False)


WORDS = RowKind("woorden", "Woorden", "woord", WordForm, least=1, needed="Vul een woord in.", most=5)


class ListForm(RowsMixin):
    ROWS = (WORDS,)
    title = forms.CharField(label="Titel")

    def rows_of(self, record: Any) -> dict[str, Any]:
        return {"woorden": record}


def sent(*rows: tuple[str, str], act: str = "", gone: tuple[int, ...] = (), title: str = "Lijst") -> QueryDict:
    data = QueryDict(mutable=True)
    data.update({"title": title, "woorden-aantal": str(len(rows))})
    for at, (text, year) in enumerate(rows):
        data.update({f"woorden-{at}-text": text, f"woorden-{at}-year": year})
        if at in gone:
            data[f"woorden-{at}-weg"] = "ja"
    if act:
        data[ACT] = act
    return data


def texts(form: ListForm) -> list[str]:
    return [("-" if row.is_gone else "") + str(row.form["text"].value()) for row in form.rows["woorden"]]


A, B = ("aap", "1990"), ("beer", "")


@pytest.mark.parametrize(
    ("act", "gone", "then"),
    [
        ("woorden:erbij", (), ["aap", "beer", "None"]),
        ("woorden:omlaag:1", (), ["beer", "aap"]),
        ("woorden:omhoog:2", (), ["beer", "aap"]),
        ("woorden:omhoog:1", (), ["aap", "beer"]),
        ("woorden:omlaag:2", (), ["aap", "beer"]),
        ("woorden:weg:1", (), ["-aap", "beer"]),
        ("woorden:terug:1", (0,), ["aap", "beer"]),
        ("woorden:omlaag:1", (0,), ["beer", "-aap"]),
        ("woorden:weg:9", (), ["aap", "beer"]),
        ("woorden:weg:²", (), ["aap", "beer"]),
        ("niets:erbij", (), ["aap", "beer"]),
        ("woorden", (), ["aap", "beer"]),
    ],
)
def test_a_button_saves_nothing_and_says_nothing_is_wrong(act: str, gone: tuple[int, ...], then: list[str]) -> None:
    form = ListForm(sent(A, B, act=act, gone=gone, title=""))
    assert not form.is_valid()
    assert texts(form) == then
    assert form_errors(form)["rows"] == []
    assert form["title"].value() == ""


@pytest.mark.parametrize(
    ("rows", "gone", "values", "said"),
    [
        ([A, B], (), [{"text": "aap", "year": 1990}, {"text": "beer", "year": None}], []),
        ([A, ("", " "), B], (), [{"text": "aap", "year": 1990}, {"text": "beer", "year": None}], []),
        ([("", "x"), B], (0,), [{"text": "beer", "year": None}], []),
        ([A, ("", "2000")], (), None, ["Woord 2, Tekst: Vul de tekst in."]),
        ([("", "")], (), None, ["Vul een woord in."]),
        ([A], (0,), None, ["Vul een woord in."]),
    ],
)
def test_what_counts(rows: Any, gone: tuple[int, ...], values: Any, said: list[str]) -> None:
    form = ListForm(sent(*rows, gone=gone))
    assert form.is_valid() == (values is not None)
    if values is not None:
        assert form.row_values == {"woorden": values}
    told = form_errors(form)
    assert [f"{row['label']}: {row['text']}" for row in told["rows"]] + list(told["general"]) == said


def test_never_more_than_there_may_be() -> None:
    form = ListForm(sent(*[A] * 5, act="woorden:erbij"))
    assert (len(form.rows["woorden"]), form.rows["woorden"].may_grow) == (5, False)
    huge = sent(A)
    huge["woorden-aantal"] = "9999"
    assert len(ListForm(huge).rows["woorden"]) == 5


ACTS = st.tuples(st.sampled_from(["omhoog", "omlaag", "weg", "terug", "erbij"]), st.integers(0, 7))


@given(st.lists(st.tuples(st.text("ab\n é", max_size=3), st.text("19", max_size=2)), max_size=5), st.lists(ACTS))
def test_whatever_is_pushed_nothing_typed_is_lost(rows: list[tuple[str, str]], pushes: list[tuple[str, int]]) -> None:
    def typed(data: QueryDict) -> Counter[tuple[str, str]]:
        count = int(str(data["woorden-aantal"]))
        pairs = ((data.get(f"woorden-{at}-text", ""), data.get(f"woorden-{at}-year", "")) for at in range(count))
        return Counter(pair for pair in pairs if pair != ("", ""))

    data = sent(*rows)
    before = typed(data)
    for act, number in pushes:
        data[ACT] = f"woorden:{act}:{number}"
        data = acted(data, (WORDS,))
        assert typed(data) == before
