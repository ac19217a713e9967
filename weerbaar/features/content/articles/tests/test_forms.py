"""Pages besides articles, added and changed by Rosa through the forms of the back office, with their previews; and the
place in a picture that must stay in sight."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests.cast import Cast
from weerbaar.features.content.articles.models import (
    Introduction,
    IntroductionIndex,
    Question,
    QuestionIndex,
    StandingIndex,
    StandingPage,
    Theme,
)
from weerbaar.features.content.articles.showing import SMALL
from weerbaar.features.content.articles.tests import made
from weerbaar.features.content.articles.tests.test_writing import DESCRIBED
from weerbaar.foundation.activity.models import Entry

SHARED = {"seo_title": "", "search_description": "", "go_live_at": "", "expire_at": "", "review_due_on": ""}
TYPED = "Wat ik al had ingevuld"


def body(text: str) -> Any:
    return streamfield([("text", rich_text(f"<p>{text}</p>"))])


def standing(text: str, **fields: Any) -> dict[str, Any]:
    return {**SHARED, **DESCRIBED, "title": "Hoe wij werken", "slug": "werken", "summary": TYPED, "body": body(text),
            **fields}  # fmt: skip


def question(text: str, **fields: Any) -> dict[str, Any]:
    told = {"title": "Hoe lang?", "slug": "hoe-lang", "answer": rich_text(f"<p>{text}</p>"), "norm": "72 uur",
            "norm_on": "2025-08-25", "source": TYPED, "source_url": ""}  # fmt: skip
    return {**SHARED, **DESCRIBED, **told, **fields}


def theme(text: str, **fields: Any) -> dict[str, Any]:
    return {**SHARED, "title": "Noodpakket", "slug": "noodpakket", "summary": text, **fields}


def introduction(text: str, **fields: Any) -> dict[str, Any]:
    return {**SHARED, "title": TYPED, "code": "VR19", "body": body(text), **fields}


KINDS: dict[str, tuple[type[Any], Callable[[], Any], Callable[..., dict[str, Any]], str]] = {
    "standingpage": (StandingPage, lambda: StandingIndex.objects.get(), standing, "/over/werken/"),
    "question": (Question, made.make_theme, question, "/vragen/noodpakket/hoe-lang/"),
    "theme": (Theme, lambda: QuestionIndex.objects.get(), theme, "/vragen/noodpakket/"),
    "introduction": (Introduction, lambda: IntroductionIndex.objects.get(), introduction, "/regios/VR19/"),
}


def adding(kind: str) -> str:
    return reverse("wagtailadmin_pages:add", args=["articles", kind, KINDS[kind][1]().pk])


def offer(client: Client, address: str, told: dict[str, Any], act: str = "action-publish") -> Any:
    """Send the form; `act` is the button, none of which keeps a draft."""
    return client.post(address, nested_form_data(told) | ({act: act} if act else {}))


def read(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_added_looked_at_and_changed_by_its_form(cast: Cast, kind: str) -> None:
    model, _, told, public = KINDS[kind]
    rosa, noor = cast.client("rosa"), cast.client("noor")
    assert offer(rosa, adding(kind), told("Zo was het."), "").status_code == 302
    page = model.objects.get()
    assert not page.live
    assert "Zo was het." not in read(noor, public)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert offer(rosa, edit, told("Zo is het.")).status_code == 302
    assert "Zo is het." in read(noor, public)
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert rosa.post(preview, nested_form_data(told("Zo wordt het."))).json()["is_valid"]
    shown = read(rosa, f"{preview}?mode=")
    assert ("Zo wordt het." in shown, "Zo is het." in shown) == (True, False)
    assert "Zo is het." in read(noor, public), "a preview changes nothing"
    codes = list(Entry.objects.filter(target=page.uuid).order_by("pk").values_list("code", flat=True))
    assert (codes[0], codes[-1]) == (f"{model.__name__.lower()}.added", f"{model.__name__.lower()}.published")
    assert Entry.objects.filter(target=page.uuid).last().actor == cast["rosa"]  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_added_can_be_looked_at_before_it_is_kept(cast: Cast, kind: str) -> None:
    model, above, told, _ = KINDS[kind]
    rosa, place = cast.client("rosa"), above()
    address = reverse("wagtailadmin_pages:preview_on_add", args=["articles", kind, place.pk])
    assert rosa.post(address, nested_form_data(told("Zo wordt het."))).json() == {
        "is_valid": True, "is_available": True,
    }  # fmt: skip
    assert "Zo wordt het." in read(rosa, f"{address}?mode=")
    assert not model.objects.exclude(pk=place.pk).exists()


@pytest.mark.parametrize(
    ("kind", "change", "said"),
    [
        ("question", {"norm_on": ""}, "Van wanneer is deze norm? Normen veranderen."),
        ("question", {"source": "", "norm": TYPED}, "Dit is een verplicht veld"),
        ("question", {"area": "Nergenshuizen"}, "Nergenshuizen"),
        ("standingpage", {"title": ""}, "Dit is een verplicht veld"),
        ("theme", {"title": "", "summary": TYPED}, "Dit is een verplicht veld"),
        ("theme", {"slug": "feed", "summary": TYPED}, "Dit adres is al van iets anders. Kies een ander."),
        ("introduction", {"code": "nergens"}, "nergens"),
    ],
)
def test_what_cannot_be_is_told_and_loses_nothing(cast: Cast, kind: str, change: dict[str, str], said: str) -> None:
    model, above, told, _ = KINDS[kind]
    place = above()
    address = reverse("wagtailadmin_pages:add", args=["articles", kind, place.pk])
    answer = offer(cast.client("rosa"), address, told("Zo is het.", **change))
    text = answer.content.decode()
    assert (answer.status_code, said in text, TYPED in text) == (200, True, True)
    assert not model.objects.exclude(pk=place.pk).exists()


def test_a_need_or_region_has_one_introduction(cast: Cast) -> None:
    made.make_introduction("VR19")
    assert offer(cast.client("rosa"), adding("introduction"), introduction("Nog een.")).status_code == 200
    assert Introduction.objects.count() == 1


def halves() -> bytes:
    """Left teal, right orange, three times as wide as a list shows."""
    picture, out = Image.new("RGB", (1600, 300), "teal"), io.BytesIO()
    picture.paste("orange", (800, 0, 1600, 300))
    picture.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(("at", "is_orange"), [(150, False), (1450, True)])
def test_what_must_stay_in_sight_does_in_the_crop_of_a_list(cast: Cast, at: int, is_orange: bool) -> None:
    picture = made.make_picture()
    with picture.file.open("wb") as file:
        file.write(halves())
    get_image_model().objects.filter(pk=picture.pk).update(width=1600, height=300)
    focal = {"focal_point_x": at, "focal_point_y": 150, "focal_point_width": 100, "focal_point_height": 100}
    told = {"title": "Plein", "description": "", "collection": "1", "tags": "", **focal}
    assert cast.client("rosa").post(reverse("wagtailimages:edit", args=[picture.pk]), told).status_code == 302
    picture = get_image_model().objects.get()
    assert {name: getattr(picture, name) for name in focal} == focal
    article = made.make_article(picture=picture, is_decoration=True)
    listed = read(cast.client("noor"), "/nieuws/")
    assert article.title in listed
    assert f'src="{picture.get_rendition(SMALL).url}"' in listed
    address = picture.get_rendition(SMALL).url
    crop = Image.open(io.BytesIO(b"".join(cast.client("noor").get(address).streaming_content))).convert("RGB")  # type: ignore[attr-defined]
    middle: Any = crop.getpixel((crop.width // 2, crop.height // 2))
    assert (middle[0] > 200) == is_orange
