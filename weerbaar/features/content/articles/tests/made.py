"""Makers of pages for tests: published unless said otherwise, with what follows from what they hold."""

import io
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from weerbaar.features.content.articles.models import (
    Article,
    Introduction,
    IntroductionIndex,
    NewsIndex,
    Question,
    QuestionIndex,
    StandingIndex,
    StandingPage,
    Theme,
)
from weerbaar.features.content.articles.panels import derive

DESCRIBED = {"area": ["NL"], "language": "nl"}


def put(above: Page, page: Any, is_live: bool = True) -> Any:
    """Under this place, as a form would leave it."""
    derive(page)
    page.live = is_live
    above.add_child(instance=page)
    return page


def make_article(title: str = "Een buurt oefent", *, is_live: bool = True, **fields: Any) -> Article:
    values = {**DESCRIBED, "summary": "Wat er gebeurde.", "body": [("text", "<p>Zestig mensen deden mee.</p>")]}
    return put(NewsIndex.objects.get(), Article(title=title, **{**values, **fields}), is_live)


def make_standing_page(title: str = "Hoe wij werken", *, is_live: bool = True, **fields: Any) -> StandingPage:
    values = {**DESCRIBED, "summary": "Kort."}
    return put(StandingIndex.objects.get(), StandingPage(title=title, **{**values, **fields}), is_live)


def make_theme(title: str = "Noodpakket", *, is_live: bool = True) -> Theme:
    return put(QuestionIndex.objects.get(), Theme(title=title), is_live)


def make_question(theme: Theme, title: str = "Hoe lang?", *, is_live: bool = True, **fields: Any) -> Question:
    values = {**DESCRIBED, "answer": "<p>Drie dagen.</p>", "source": "Proef"}
    return put(theme, Question(title=title, **{**values, **fields}), is_live)


def make_introduction(code: str = "welzijn", text: str = "<p>Inleiding.</p>", *, is_live: bool = True) -> Introduction:
    page = Introduction(title=f"Inleiding {code}", code=code, body=[("text", text)])
    return put(IntroductionIndex.objects.get(), page, is_live)


def png(colour: str = "teal", size: tuple[int, int] = (1600, 900)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def make_picture(title: str = "Plein") -> Any:
    return get_image_model().objects.create(title=title, file=ContentFile(png(), f"{title.lower()}.png"))


def make_attachment(name: str = "lijst.csv") -> Any:
    return get_document_model().objects.create(title="Lijst", file=ContentFile(b"een,twee", name))
