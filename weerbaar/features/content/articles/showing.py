"""How a page looks: the same for readers and for a preview."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.urls import resolve, reverse
from wagtail.images import get_image_model

from weerbaar.features.content.articles import queries, rules
from weerbaar.features.content.articles.models import Introduction, Question, Theme
from weerbaar.foundation.ports import sections
from weerbaar.foundation.taxonomy import areas, vocabularies
from weerbaar.foundation.ui.pages import page
from weerbaar.shared.describing.presenting import facts_of
from weerbaar.shared.links.queries import kind_of

MORE = 4
TEMPLATES = {
    "article": "articles/article.html",
    "standingpage": "articles/standing.html",
    "theme": "articles/theme.html",
    "question": "articles/question.html",
}
LARGE = "width-1200|format-webp"
SMALL = "fill-480x270-c100|format-webp"


def show(request: HttpRequest, record: Any) -> HttpResponse:
    """A page as its readers get it. `record` is a row that this reader may see, or a draft in a preview."""
    kind = kind_of(record)
    sizes_at_once(list(_pictures(record)))
    context = {
        "record": record,
        "is_preview": getattr(request, "is_preview", False),
        "may_write": rules.may_write(request.user),
        "edit_url": reverse("wagtailadmin_pages:edit", args=[record.pk]) if record.pk else "",
        **_context(request, record, kind),
    }
    return page(request, TEMPLATES[kind], context)


def show_introduction(request: HttpRequest, record: Introduction) -> HttpResponse:
    """The page of the need or region itself, with this text on top."""
    request.introduction = record  # type: ignore[attr-defined]
    found = resolve(record.get_absolute_url())
    return found.func(request, *found.args, **found.kwargs)


def _context(request: HttpRequest, record: Any, kind: str) -> dict[str, Any]:
    user = request.user
    if isinstance(record, Theme):
        return {"questions": list(queries.questions(user).filter(path__startswith=record.path))}
    told: dict[str, Any] = {
        "facts": facts_of(record),
        "for_whom": areas.join_nl([vocabularies.label("target-group", one).lower() for one in record.target_groups]),
        "sections": sections.filled(kind, request, record),
        "history_url": reverse("page_history", args=[kind, record.ref]),
    }
    if isinstance(record, Question):
        told["theme"] = queries.themes(user).filter(slug=record.theme_slug).first()
        told["others"] = queries.questions(user).filter(path__startswith=record.path[:-4]).exclude(pk=record.pk)[:MORE]
    return told


def introduction(request: HttpRequest, code: str) -> dict[str, Any] | None:
    """What stands above the page of this need or region: the one in a preview, else what is published."""
    record = getattr(request, "introduction", None)
    if not isinstance(record, Introduction) or record.code != code:
        record = queries.introduction_of(request.user, code)
    if record is None:
        return None
    sizes_at_once(list(_pictures(record)))
    may = rules.may_write(request.user)
    edit_url = reverse("wagtailadmin_pages:edit", args=[record.pk]) if record.pk and may else ""
    return {"record": record, "edit_url": edit_url, "is_preview": getattr(request, "is_preview", False)}


def sizes_at_once(images: list[Any]) -> None:
    """The sizes of all pictures on a page in one query, however many there are."""
    if images:
        sizes = get_image_model().get_rendition_model().objects.filter(filter_spec__in=(LARGE, SMALL))
        prefetch_related_objects(images, Prefetch("renditions", sizes, to_attr="prefetched_renditions"))


def _pictures(record: Any) -> Iterator[Any]:
    if getattr(record, "picture", None) is not None:
        yield record.picture
    for block in getattr(record, "body", ()):
        if block.block_type == "picture":
            yield block.value["picture"]


def connect() -> None:
    """Tells the models how they are shown, for previews."""
    for model in queries.VISIBLE:
        model.shown = staticmethod(show_introduction if model is Introduction else show)
