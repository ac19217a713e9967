"""Which kits, texts and files a reader may see."""

from typing import Any

from django.db.models import Count, QuerySet

from weerbaar.features.content.kits.models import Kit, KitFile, KitText
from weerbaar.features.content.kits.shelf import SHELF


def visible_to(user: Any) -> QuerySet[Kit]:
    return SHELF.visible_to(user)


def listed(user: Any) -> QuerySet[Any]:
    """The newest first, with `text_count` and `file_count`."""
    rows = visible_to(user).annotate(text_count=Count("texts", distinct=True), file_count=Count("files", distinct=True))
    return rows.order_by("-published_at", "-pk")


def texts_of(user: Any, kit: Kit) -> list[KitText]:
    """In their order; none when the reader may not see the kit."""
    return list(KitText.objects.filter(kit__in=visible_to(user).filter(pk=kit.pk)).order_by("position"))


def files_of(user: Any, kit: Kit) -> QuerySet[KitFile]:
    """In the order in which they came."""
    rows = KitFile.objects.filter(kit__in=visible_to(user).filter(pk=kit.pk))
    return rows.select_related("file", "kit").order_by("created_at", "pk")
