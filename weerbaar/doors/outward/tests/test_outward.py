"""Files with fixed names, the map of the site, what pages say of themselves: as programs ask for them."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from PIL import Image

from tests.cast import Cast
from tests.factories import (
    make_agreement,
    make_capability,
    make_dataset,
    make_dilemma,
    make_document,
    make_episode,
    make_kit,
    make_notion,
    make_organisation,
    make_practice,
    make_series,
)
from weerbaar.features.content.articles.tests.made import (
    make_article,
    make_question,
    make_standing_page,
    make_theme,
)
from weerbaar.foundation.ports import structured

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SITE = "http://localhost:8000"
pytestmark = pytest.mark.django_db


def places(content: bytes) -> list[str]:
    return [str(place.text).removeprefix(SITE) for place in ElementTree.fromstring(content).iterfind(".//s:loc", SPACE)]


def everything(client: Client) -> dict[str, list[str]]:
    """Part -> the paths in it."""
    return {part: places(client.get(part).content) for part in places(client.get("/sitemap.xml").content)}


def data_on(page: str) -> list[dict]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return [json.loads(one) for one in found]


def meta(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', page))


def canonical(page: str) -> str:
    return re.findall(r'<link rel="canonical" href="([^"]+)">', page)[0].replace("&amp;", "&").removeprefix(SITE)


# --- files with fixed names -----------------------------------------------------------------------


@pytest.mark.parametrize("today", ["2026-11-21", "2027-12-31"])
def test_security_txt_is_always_in_force(client, time_machine, today):
    time_machine.move_to(f"{today}T12:00:00Z", tick=False)
    response = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:contact@voorbeeld.invalid"
    assert fields["Canonical"] == f"{SITE}/.well-known/security.txt"
    assert fields["Preferred-Languages"] == "nl, en"
    left = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert 300 < left.days < 365
    policy, _, anchor = fields["Policy"].removeprefix(SITE).partition("#")
    assert f'id="{anchor}"' in client.get(policy).content.decode()


def test_password_managers_find_their_page(client):
    assert client.get("/.well-known/change-password")["Location"] == "/account/password/change/"


@pytest.mark.parametrize(("listed", "line"), [(True, "Disallow: /*?*q="), (False, "Disallow: /")])
def test_robots(client, settings, listed, line):
    settings.IS_LISTED = listed
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert line in lines
    assert f"Sitemap: {SITE}/sitemap.xml" in lines


# --- the map of the site --------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["noor", "rosa", "rick", "ada"])
def test_the_map_holds_what_everybody_may_see_and_nothing_else(cast: Cast, who):
    """Also for who may see more: it is the same file for all."""
    hidden = make_organisation("Stille Kracht", visibility="leden")
    offer = make_capability(cast.aggregaten)
    agreement = make_agreement([cast.aggregaten, cast.veldkeuken])
    of_hidden = make_capability(hidden, visibility="openbaar")
    shown, draft, closed = make_document(), make_document(status="concept"), make_document(visibility="leden")
    found = everything(cast.client(who))
    every = [path for part in found.values() for path in part]
    assert {one.get_absolute_url() for one in (cast.aggregaten, offer, agreement, shown)} <= set(every)
    assert not {one.get_absolute_url() for one in (hidden, of_hidden, draft, closed)} & set(every)
    assert {"/", "/netwerkkaart/", "/behoeften/welzijn/", "/regios/VR19/", "/over/"} <= set(every)
    assert len(every) == len(set(every))


def test_each_fixed_page_of_the_map_is_there(cast: Cast, client):
    paths = everything(client)["/sitemap-vast-1.xml"]
    assert [path for path in paths if client.get(path).status_code != 200] == []


def test_the_map_asks_no_more_for_more(cast: Cast, client, django_assert_num_queries):
    for number in range(30):
        make_organisation(f"Hulp {number}")
    part = f"/sitemap-organisatie-{cast.aggregaten.pk // 20_000 + 1}.xml"
    with django_assert_num_queries(1):
        assert len(places(client.get(part).content)) == 32
    page = client.get(part).content.decode()
    assert page.count("<lastmod>") == 32


@pytest.mark.parametrize("part", ["melding-1", "contact-1", "organisatie-0", "organisatie-99", "vast-2", "niets-1"])
def test_no_such_part(cast: Cast, client, part):
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


MADE: list[tuple[Callable[..., Any], str, str]] = [
    (make_article, "artikel", "NewsArticle"),
    (make_document, "document", "DigitalDocument"),
    (make_practice, "praktijk", "Article"),
    (make_dilemma, "vraagstuk", "CreativeWork"),
    (make_notion, "begrip", "DefinedTerm"),
    (make_dataset, "dataset", "Dataset"),
    (make_series, "serie", "PodcastSeries"),
    (make_episode, "aflevering", "PodcastEpisode"),
    (make_kit, "pakket", "CreativeWork"),
]


@pytest.mark.parametrize(("make", "part", "type_"), MADE, ids=lambda value: value if isinstance(value, str) else "")
def test_every_kind_stands_in_the_map_and_tells_what_it_is(
    cast: Cast, client, django_assert_num_queries, make, part, type_
):
    seen = [make(title=f"Stuk {number}") for number in range(3)]
    make(title="Stil", visibility="leden")
    mine = [path for path in places(client.get("/sitemap.xml").content) if path.startswith(f"/sitemap-{part}-")]
    assert len(mine) == 1
    with django_assert_num_queries(1):
        assert places(client.get(mine[0]).content) == [one.get_absolute_url() for one in seen]
    page = client.get(seen[0].get_absolute_url()).content.decode()
    told = {str(one["@type"]): one for one in data_on(page)}
    assert type_ in told
    assert (told[type_].get("name") or told[type_].get("headline")) == "Stuk 0"
    assert "Stil" not in json.dumps(list(told.values()))
    assert canonical(page) == seen[0].get_absolute_url()


def test_questions_and_standing_pages_tell_what_they_are(cast: Cast, client):
    theme = make_theme("Noodpakket")
    asked = [make_question(theme, f"Vraag {number}?", answer=f"<p>Antwoord {number}.</p>") for number in (1, 2)]
    make_question(theme, "Stil?", visibility="leden")
    standing = make_standing_page("Hoe wij werken")
    told = {}
    for page in (asked[0], theme, standing):
        (one,) = (one for one in data_on(client.get(page.get_absolute_url()).content.decode()) if "url" in one)
        assert one["@context"] == "https://schema.org"
        assert one["@id"] == one["url"] == f"{SITE}{page.get_absolute_url()}"
        told[one["@type"]] = one
    answers = [
        {"@type": "Question", "name": f"Vraag {number}?",
         "acceptedAnswer": {"@type": "Answer", "text": f"Antwoord {number}."}}
        for number in (1, 2)
    ]  # fmt: skip
    assert told["QAPage"]["mainEntity"] == answers[0]
    assert told["FAQPage"]["mainEntity"] == answers, "what is not for everybody is not told"
    assert (told["FAQPage"]["name"], told["QAPage"]["inLanguage"]) == ("Noodpakket", "nl")
    assert (told["WebPage"]["name"], told["WebPage"]["description"]) == ("Hoe wij werken", "Kort.")


# --- what pages say of themselves -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "one", "listed"),
    [
        ("/", "/", True),
        ("/?utm_source=brief&fbclid=x", "/", True),
        ("/netwerkkaart/", "/netwerkkaart/", True),
        ("/netwerkkaart/?regio=VR19", "/netwerkkaart/?regio=VR19", True),
        ("/netwerkkaart/?regio=VR19&behoefte=welzijn", "/netwerkkaart/?behoefte=welzijn&regio=VR19", False),
        ("/netwerkkaart/?regio=VR20&regio=VR19&regio=VR20", "/netwerkkaart/?regio=VR19&regio=VR20", False),
        ("/netwerkkaart/?weergave=tabel&sorteer=naam&pagina=1", "/netwerkkaart/", True),
        ("/netwerkkaart/?pagina=2&gclid=x", "/netwerkkaart/?pagina=2", True),
        ("/netwerkkaart/?q=bedden", "/netwerkkaart/", False),
        ("/bibliotheek/?pagina=x", "/bibliotheek/", True),
    ],
)  # fmt: skip
def test_every_state_of_a_page_has_one_address(cast: Cast, client, asked, one, listed):
    page = client.get(asked).content.decode()
    assert canonical(page) == one
    assert ('name="robots"' not in page) == listed


def test_the_preview_of_a_link_comes_from_here(cast: Cast, client):
    document = make_document(title='Bedden & "dekens"', summary="Waar ze <liggen>.")
    page = client.get(document.get_absolute_url()).content.decode()
    shown = meta(page)
    assert shown["og:title"] == "Bedden &amp; &quot;dekens&quot;"
    assert shown["og:description"] == "Waar ze &lt;liggen&gt;."
    assert shown["og:url"] == f"{SITE}{document.get_absolute_url()}"
    picture = client.get(shown["og:image"].removeprefix(SITE))
    assert Image.open(BytesIO(picture.content)).size == (1200, 630)
    assert shown["og:image"].endswith("/beeld/document.png")


def test_every_kind_has_its_picture(client):
    made = {name: client.get(f"/beeld/{name}.png") for name in structured.pictures()}
    assert {response.status_code for response in made.values()} == {200}
    assert len({response.content for response in made.values()}) == len(made)
    assert client.get("/beeld/onbekend.png").status_code == 404


def test_what_pages_tell_programs(cast: Cast, client):
    document = make_document(title="Water</script><script>alert(1)", needs=["welzijn"], licence="cc0")
    hidden = make_organisation("Stille Kracht", visibility="leden")
    told = {
        path: {one["@type"]: one for one in data_on(client.get(path).content.decode())}
        for path in ("/", document.get_absolute_url(), cast.aggregaten.get_absolute_url(), hidden.get_absolute_url())
    }
    site = told["/"]["WebSite"]["potentialAction"]
    assert site["target"]["urlTemplate"] == f"{SITE}/zoeken/?q={{q}}"
    report = next(one for kind, one in told[document.get_absolute_url()].items() if kind != "BreadcrumbList")
    assert report["name"] == document.title
    assert report["about"] == [{"@type": "Thing", "name": "Welzijn"}]
    assert report["license"].startswith("https://creativecommons.org/")
    crumbs = told[document.get_absolute_url()]["BreadcrumbList"]["itemListElement"]
    assert [one.get("item", "") for one in crumbs] == [f"{SITE}/", f"{SITE}/bibliotheek/", ""]
    assert told[cast.aggregaten.get_absolute_url()]["Organization"]["alternateName"] == ["AW Verhuur"]
    assert told[hidden.get_absolute_url()] == {}


def test_pages_that_are_not_there_have_no_address(cast: Cast, client):
    page = client.get("/bibliotheek/bestaatniet/").content.decode()
    assert "canonical" not in page
    assert "og:" not in page
