"""What lights up in a text, what does not, and that nothing else of it changes."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from weerbaar.shared.lighting import port
from weerbaar.shared.lighting.book import book_of
from weerbaar.shared.lighting.html import LEFT_ALONE, RAW, lit

BOOK = book_of([
    ("weerbaarheid", "/w/"),
    ("noodsteunpunt", "/n/"),
    ("GRIP", "/g/"),
    ("vitale aanbieder", "/va/"),
    ("aanbieder", "/a/"),
    ("wat is", "/niets/"),
])  # fmt: skip
LINK = re.compile(r'<a class="lit" href="(/[a-z]+/)">(.*?)</a>', re.DOTALL)


@pytest.mark.parametrize(
    ("text", "lights"),
    [
        ("De weerbaarheid van een wijk.", ["weerbaarheid"]),
        ("Weerbaarheid, en nog eens weerbaarheid.", ["Weerbaarheid"]),
        ("Twee noodsteunpunten, één noodsteunpunt.", ["noodsteunpunten"]),
        ("De weerbaarheidsopgave en cyber-weerbaarheid.", []),
        ("weerbaarheids- en andere, of weerbaarheid- en meer", []),
        ("Wie grip houdt.", []),
        ("Bij GRIP 2 en wie grip houdt.", ["GRIP"]),
        ("Een vitale aanbieder levert.", ["vitale aanbieder"]),
        ("Vitale aanbieders en een aanbieder.", ["Vitale aanbieders", "aanbieder"]),
        ("Vitaal, aanbieder.", ["aanbieder"]),
        ("vitale&nbsp;aanbieder &amp; noodsteunpunt&#x27;s", ["vitale&nbsp;aanbieder", "noodsteunpunt&#x27;s"]),
        ("www.weerbaarheid.nl, info@weerbaarheid, #weerbaarheid, a/weerbaarheid", []),
        ("wat is dat", []),
        ("<h2>Weerbaarheid</h2><p>weerbaarheid</p>", ["weerbaarheid"]),
        ('<a href="/x/">De <b>weerbaarheid</b></a> van weerbaarheid', ["weerbaarheid"]),
        ("<code>weerbaarheid</code><!-- weerbaarheid --><script>a<b weerbaarheid</script>", []),
        ('<img alt="weerbaarheid > meer"> dan <em>weerbaarheid</em>', ["weerbaarheid"]),
        ("<p>weerbaarheid <a href='x", []),
        ("<p>weerbaarheid <!-- ", []),
        ("<h2></a>weerbaarheid</h2>", []),
        ("5 < 6 weerbaarheid", ["weerbaarheid"]),
        ("2-½ weerbaarheid", ["weerbaarheid"]),
    ],
)
def test_what_lights_up(text: str, lights: list[str]) -> None:
    assert [found[1] for found in LINK.findall(lit(text, BOOK, set()))] == lights


def test_each_once_on_a_page_and_never_to_itself() -> None:
    done = {"/n/"}
    first, second = lit("weerbaarheid noodsteunpunt", BOOK, done), lit("weerbaarheid GRIP", BOOK, done)
    assert LINK.findall(first) == [("/w/", "weerbaarheid")]
    assert LINK.findall(second) == [("/g/", "GRIP")]


WORDS = st.sampled_from(
    ["weerbaarheid", "Noodsteunpunten", "vitale", "aanbieders", "GRIP", "de", "&amp;", "&lt;b&gt;", ".", "5", "é", "<3"]
)
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)
TAGS = st.sampled_from(["p", "em", "strong", "li", "blockquote", *sorted(LEFT_ALONE - {"template"})])


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    attributes = st.sampled_from(["", ' title="weerbaarheid > GRIP"', " lang='nl'", " hidden"])
    one = st.builds(lambda tag, attribute, text: f"<{tag}{attribute}>{text}</{tag}>", TAGS, attributes, inner)
    raw = st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", st.sampled_from(sorted(RAW)), TEXTS)
    return st.lists(st.one_of(one, raw, TEXTS, st.just("<br>"), st.just("<!-- weerbaarheid -->")), max_size=4).map(
        "".join
    )


HTML = st.recursive(TEXTS, _around, max_leaves=12)


class _Reader(HTMLParser):
    """Whether links stand inside links or where none may be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if ("class", "lit") in attrs and set(self.open) & LEFT_ALONE:
            self.wrong.append(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            self.open.reverse()
            self.open.remove(tag)
            self.open.reverse()


@given(HTML)
def test_nothing_else_changes_and_no_link_stands_in_another(html: str) -> None:
    shown = lit(html, BOOK, set())
    assert LINK.sub(r"\2", shown) == html
    reader = _Reader()
    reader.feed(shown)
    assert not reader.wrong
    addresses = [url for url, _ in LINK.findall(shown)]
    assert len(addresses) == len(set(addresses))


@given(st.text(alphabet=st.sampled_from("ab<>/!-&;\"'= \u0301é")) | st.text())
def test_whatever_it_is_nothing_breaks(text: str) -> None:
    assert LINK.sub(r"\2", lit(text + " weerbaarheid", BOOK, set())) == text + " weerbaarheid"


@given(HTML)
def test_what_a_reader_may_not_look_up_never_lights(html: str) -> None:
    shown = lit(html, book_of([("noodsteunpunt", "/n/")]), set())
    assert {url for url, _ in LINK.findall(shown)} <= {"/n/"}
    assert lit(html, book_of([]), set()) == html


def test_the_tag_escapes_text_and_shares_one_list_per_page(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def names(user: Any) -> list[tuple[str, str]]:
        asked.append(user)
        return [("veerkracht", "/v/"), ("hulp", "/h/")]

    monkeypatch.setattr(port, "_sources", {"x": port.Source(names, ())})
    request = RequestFactory().get("/h/")
    page = Template("{% lit one %}|{% lit two|linebreaks %}|{% lit nothing %}")
    context = {"request": request, "one": "<b> veerkracht & hulp", "two": "Veerkracht", "nothing": None}
    shown = page.render(Context(context))
    assert shown == '&lt;b&gt; <a class="lit" href="/v/">veerkracht</a> &amp; hulp|<p>Veerkracht</p>|'
    assert len(asked) == 1
    assert page.render(Context(context | {"request": None})).startswith("&lt;b&gt; veerkracht")
