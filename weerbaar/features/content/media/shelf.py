"""Series and episodes on the shelf: which fields they have beside what everything there has, and what follows."""

from typing import Any

from django.db.models import Q, QuerySet

from weerbaar.features.content.media import moments
from weerbaar.features.content.media.models import Episode, Moment, Series
from weerbaar.foundation.audiences.rules import opened_by
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.shared.finding import findables
from weerbaar.shared.publishing.shelf import Shelf


class EpisodeShelf(Shelf):
    """An episode in a series shows to who may see both."""

    def visible_to(self, user: Any) -> QuerySet[Episode]:
        keys = keyring(user)
        in_series = Q(series__isnull=True) | opened_by(keys, "series")
        return Episode.objects.filter(opened_by(keys), in_series).select_related("series", "file")


def _read_episodes_again(actor: Any, series: Series) -> None:
    """Who may find them follows from the series too."""
    findables.changed("episode", list(series.episodes.values_list("pk", flat=True)))


def _cut_in_moments(actor: Any, episode: Episode) -> None:
    episode.__dict__.pop("cues", None)
    episode.__dict__.pop("chapter_list", None)
    found = moments.passages(episode.cues, episode.chapter_list)
    made = [
        Moment(episode=episode, number=number, at=one.at, heading=one.chapter, text=one.text)
        for number, one in enumerate(found, 1)
    ]
    held = episode.moments.values_list("number", "at", "heading", "text")
    if list(held) != [(one.number, one.at, one.heading, one.text) for one in made]:
        episode.moments.all().delete()
        Moment.objects.bulk_create(made)


SERIES = Shelf(
    model=Series,
    name="series",
    label="serie",
    plural="series",
    article="de",
    own=("medium", "author", "order", "category"),
    after=_read_episodes_again,
)
EPISODES = EpisodeShelf(
    model=Episode,
    name="episode",
    label="aflevering",
    plural="afleveringen",
    article="de",
    own=("series", "season", "number", "address", "seconds", "chapters", "credits", "transcript"),
    after=_cut_in_moments,
)
