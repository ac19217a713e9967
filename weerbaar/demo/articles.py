"""News, standing pages, introductions and questions of the demo, from the texts in `knowledge`."""

from collections.abc import Iterator
from datetime import datetime, time
from html import escape
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify
from wagtail.images import get_image_model
from wagtail.models import Page

from weerbaar.demo import knowledge, pictures
from weerbaar.demo.files import day
from weerbaar.demo.knowledge import Piece
from weerbaar.features.content.articles.models import (
    KINDS,
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

PICTURED = 3  # each so manieth article has a picture
ALT = "Tegelkaart van Nederland; drie veiligheidsregio’s lichten op."
EMBEDDED = {
    "kaarten": "Voorbeelden en teksten hierover",
    "tijdlijn": "In de tijd",
    "netwerkkaart": "Waar wie kan helpen",
    "matrix": "Waarvoor en wanneer",
}


def publish_once() -> int:
    """Add what is not there yet, by its ref; how many."""
    there = {ref for model in KINDS for ref in model.objects.values_list("ref", flat=True)}
    added = 0
    for number, piece in enumerate(knowledge.read("nieuws")):
        added += piece.ref not in there and _add(NewsIndex.objects.get(), _article(piece, number), piece)
    for piece in knowledge.read("pagina"):
        if piece.ref not in there:
            is_introduction = "inleiding-van" in piece.told
            above = IntroductionIndex if is_introduction else StandingIndex
            added += _add(above.objects.get(), _introduction(piece) if is_introduction else _standing(piece), piece)
    for piece in knowledge.read("faq"):
        if piece.ref not in there:
            added += _add(_theme(piece.told["onderwerp"]), _question(piece), piece)
    return added


def _add(above: Page, page: Any, piece: Piece) -> bool:
    """Under this place, as of the day that the text tells, in the way of an editor: a draft that is published."""
    page.ref, page.is_example, page.live = piece.ref, True, False
    derive(page)
    above.add_child(instance=page)
    revision = page.save_revision()
    if piece.told["stand"] == "gepubliceerd":
        revision.publish()
        on = day(piece.told["datum"])
        assert on is not None
        moment = datetime.combine(on, time(9), timezone.get_default_timezone())
        Page.objects.filter(pk=page.pk).update(first_published_at=moment, last_published_at=moment)
    return True


def _described(piece: Piece) -> dict[str, Any]:
    """What all share: title, area, needs and the like."""
    return knowledge.values(piece)


def _article(piece: Piece, number: int) -> Article:
    page = Article(
        **_described(piece), dated_on=piece.told["datum"], source=piece.told["bron"][:200],
        slug=slugify(piece.path.stem), body=list(_body(piece)),
    )  # fmt: skip
    if number % PICTURED == 0:
        page.picture, page.picture_alt = _picture(piece, page.needs), ALT
    return page


def _picture(piece: Piece, needs: list[str]) -> Any:
    """The squares stand left, in the middle or right: the focal point keeps them in view in every cut."""
    content = pictures.tile_map(needs[0] if needs else "", piece.ref)
    return get_image_model().objects.create(
        title=f"Tegelkaart {piece.path.stem}", description=ALT, file=ContentFile(content, f"tegels-{piece.ref}.png"),
        **pictures.focal_point(piece.ref),
    )  # fmt: skip


def _standing(piece: Piece) -> StandingPage:
    slug = piece.told.get("adres") or slugify(piece.path.stem)
    return StandingPage(**_described(piece), slug=slug, body=[*_body(piece), *_embedded(piece)])


def _introduction(piece: Piece) -> Introduction:
    shared = {key: value for key, value in _described(piece).items() if key in ("title", "visibility", "review_due_on")}
    return Introduction(**shared, slug=slugify(piece.path.stem), code=piece.told["inleiding-van"],
                        body=[*_body(piece), *_embedded(piece)])  # fmt: skip


def _question(piece: Piece) -> Question:
    values = _described(piece)
    del values["summary"]
    source = piece.told.get("norm-bron") or piece.told["bron"]
    return Question(
        **values, slug=slugify(piece.path.stem), answer=_html(piece.sections["Antwoord"]), source=source[:200],
        norm=piece.told.get("norm", ""), norm_on=day(piece.told.get("norm-datum", "")),
    )  # fmt: skip


def _theme(title: str) -> Theme:
    found = Theme.objects.filter(title=title).first()
    if found is None:
        found = Theme(title=title, is_example=True)
        derive(found)
        QuestionIndex.objects.get().add_child(instance=found)
        found.save_revision().publish()
    return found


def _body(piece: Piece) -> Iterator[tuple[str, str]]:
    for heading, text in piece.sections.items():
        yield "text", (f"<h2>{escape(heading)}</h2>" if heading else "") + _html(text)


def _html(text: str) -> str:
    """Paragraphs and lists; a quote is a paragraph in italics, as rich text has no other."""
    made = []
    for block in knowledge.blocks(text):
        lines = [escape(line, quote=False) for line in block.lines]
        match block.kind:
            case "lijst":
                made.append(f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>")
            case "citaat":
                made.append(f"<p><i>{lines[0]}</i></p>")
            case _:
                made.append(f"<p>{lines[0]}</p>")
    return "".join(made)


def _embedded(piece: Piece) -> Iterator[tuple[str, dict[str, str]]]:
    for what, title in EMBEDDED.items():
        if address := piece.told.get(what):
            yield "embedded", {"what": what, "address": address, "title": title}
