"""Which series, episodes and moments a reader may see."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from weerbaar.features.content.media.models import Episode, Moment, Series
from weerbaar.features.content.media.shelf import EPISODES, SERIES


def series_for(user: Any) -> QuerySet[Series]:
    """With how many episodes of each this reader may see, by title."""
    seen = EPISODES.visible_to(user).filter(series=OuterRef("pk")).order_by().values("series")
    counted = Subquery(seen.annotate(many=Count("pk")).values("many"))
    return SERIES.visible_to(user).annotate(episode_count=Coalesce(counted, 0)).order_by("title", "pk")


def newest(user: Any) -> QuerySet[Episode]:
    """Every episode that this reader may see, the newest first; drafts on top."""
    return EPISODES.visible_to(user).order_by(F("published_at").desc(nulls_first=True), "-pk")


def episodes_of(user: Any, series: Series) -> QuerySet[Episode]:
    """Those of one series, in its order."""
    found = EPISODES.visible_to(user).filter(series=series)
    if series.order == Series.Order.FIRST:
        number = F("number").asc(nulls_last=True)
        return found.order_by(F("season").asc(nulls_last=True), number, "published_at", "pk")
    return found.order_by(F("published_at").desc(nulls_first=True), F("number").desc(nulls_last=True), "-pk")


def open_series() -> QuerySet[Series]:
    """What anybody may follow as a feed, whoever asks for it."""
    return SERIES.visible_to(AnonymousUser())


def in_feed(series: Series) -> QuerySet[Episode]:
    """The episodes that anybody may hear and that are a file of ours, the newest first."""
    found = EPISODES.visible_to(AnonymousUser()).filter(series=series, file__isnull=False)
    return found.order_by("-published_at", "-pk")


def moments_at(user: Any, places: Collection[tuple[int, int]]) -> list[Moment]:
    """Moments by (episode, number), of episodes that the reader may see. One query."""
    episodes, numbers = {episode for episode, _ in places}, {number for _, number in places}
    seen = EPISODES.visible_to(user).filter(pk__in=episodes).values("pk")
    rows = Moment.objects.filter(episode__in=seen, number__in=numbers).select_related("episode")
    return [row for row in rows.order_by("episode", "number") if (row.episode_id, row.number) in places]


def series_by_ref(user: Any, ref: str) -> Series | None:
    return SERIES.visible_to(user).filter(ref=ref).first() if ref else None
