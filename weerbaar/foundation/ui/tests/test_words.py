"""Numbers, times, moments and addresses as people say them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.template import Context, Template
from django.test import RequestFactory

from weerbaar.foundation.ui.tags import words


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1200, "bedden", "1.200 bedden"),
        (9, "Stuks", "9 stuks"),
        (3, "MW", "3 MW"),
        (3, "", "3"),
        (2.5, "ton", "2,5 ton"),
        (2.0, "ton", "2 ton"),
        (None, "ton", ""),
    ],
)
def test_amount(value, unit, said):
    assert words.amount(value, unit) == said


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0, "direct"), (1, "binnen 1 uur"), (4, "binnen 4 uur"), (36, "binnen 36 uur"), (48, "binnen 48 uur"),
     (72, "binnen 3 dagen"), (336, "binnen 2 weken"), (100, "binnen 100 uur"), (None, "")],
)  # fmt: skip
def test_within(hours, said):
    assert words.within(hours) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 11, 21), "vandaag"), (date(2026, 11, 20), "gisteren"), (date(2026, 11, 22), "morgen"),
     (date(2026, 11, 18), "3 dagen geleden"), (date(2026, 10, 31), "3 weken geleden"),
     (date(2026, 6, 1), "5 maanden geleden"), (date(2025, 11, 1), "een jaar geleden"),
     (date(2023, 11, 1), "3 jaar geleden"), (date(2026, 11, 30), "over 9 dagen"), (None, ""),
     (datetime(2026, 11, 20, 23, 30, tzinfo=ZoneInfo("UTC")), "vandaag")],
)  # fmt: skip
def test_ago(day, said):
    with time_machine.travel(datetime(2026, 11, 21, 9, tzinfo=ZoneInfo("Europe/Amsterdam")), tick=False):
        assert words.ago(day) == said


def test_moment_is_a_time_element():
    assert words.moment(date(2026, 11, 21)) == '<time datetime="2026-11-21">21 november 2026</time>'


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ("{% url_with weergave='tabel' %}", "/x/?q=nood&amp;behoefte=a&amp;behoefte=b&amp;weergave=tabel"),
        ("{% url_with q=None %}", "/x/?behoefte=a&amp;behoefte=b"),
        ("{% url_with q='water' %}", "/x/?q=water&amp;behoefte=a&amp;behoefte=b"),
        ("{% url_with pagina=4 %}", "/x/?q=nood&amp;behoefte=a&amp;behoefte=b&amp;pagina=4"),
        ("{% url_add 'behoefte' 'c' %}", "/x/?q=nood&amp;behoefte=a&amp;behoefte=b&amp;behoefte=c"),
        ("{% url_add 'behoefte' 'a' %}", "/x/?q=nood&amp;behoefte=a&amp;behoefte=b"),
        ("{% url_remove 'behoefte' 'a' %}", "/x/?q=nood&amp;behoefte=b"),
        ("{% url_remove 'behoefte' %}", "/x/?q=nood"),
    ],
)
def test_neighbouring_addresses(rf: RequestFactory, tag: str, address: str):
    request = rf.get("/x/?q=nood&behoefte=a&behoefte=b&pagina=3")
    assert Template(tag).render(Context({"request": request})) == address


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Een.\n\nTwee\ndrie <b>", "<p>Een.</p>\n<p>Twee<br>drie &lt;b&gt;</p>"),
        ("Dit:\r\n- een\r\n- twee", "<p>Dit:</p>\n<ul><li>een</li><li>twee</li></ul>"),
        ("", ""),
    ],
)
def test_running(text: str, said: str) -> None:
    assert words.running(text) == said
