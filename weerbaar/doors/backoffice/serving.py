"""Pictures and documents of editors, for who may see something that shows them."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.models import ReferenceIndex

from weerbaar.doors.backoffice.models import HouseDocument, HouseImage
from weerbaar.foundation.audiences.keys import EDITORS
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.ports import kinds

KEPT = 3600
"""Seconds that a browser keeps a picture; after that it asks again whether its reader may still see it."""


@require_safe
def picture(request: HttpRequest, pk: int, name: str) -> FileResponse:
    """One size of a picture. The name of its file changes when its content does."""
    image = get_object_or_404(HouseImage, pk=pk)
    rendition = image.renditions.filter(file__endswith=f"/{name}").first()
    if rendition is None or not may_see(request.user, image):
        raise Http404
    return _answer(rendition.file)


@require_safe
def document(request: HttpRequest, pk: int, name: str) -> FileResponse:
    """Always to keep, never to show: what stands in it is not ours."""
    found = get_object_or_404(HouseDocument, pk=pk)
    if found.filename != name or not may_see(request.user, found):
        raise Http404
    return _answer(found.file, as_attachment=True)


def _answer(file: Any, as_attachment: bool = False) -> FileResponse:
    try:
        answer = FileResponse(file.open("rb"), as_attachment=as_attachment)
    except FileNotFoundError as error:
        raise Http404 from error
    answer["Cache-Control"] = f"private, max-age={KEPT}"
    return answer


def may_see(user: Any, file: Any) -> bool:
    """Does this reader see anything that uses it? Editors see all of them.

    A query for what uses it, and one for each kind of thing until one is seen.
    """
    if EDITORS in keyring(user):
        return True
    model = ContentType.objects.get_for_model(file)
    users = ReferenceIndex.objects.filter(to_content_type=model, to_object_id=str(file.pk))
    by_type: dict[int, list[str]] = {}
    for content_type, key in users.values_list("content_type_id", "object_id"):
        by_type.setdefault(content_type, []).append(key)
    return any(
        kind.visible_to(user).filter(pk__in=by_type[content_type]).exists()
        for kind in kinds.every()
        if (content_type := ContentType.objects.get_for_model(kind.model).pk) in by_type
    )
