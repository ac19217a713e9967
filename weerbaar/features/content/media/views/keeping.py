"""Putting series and episodes on the shelf and keeping them, for editors."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.content.media import queries, services
from weerbaar.features.content.media.forms import EpisodeForm, SeriesForm
from weerbaar.features.content.media.models import Episode
from weerbaar.features.content.media.shelf import EPISODES, SERIES
from weerbaar.shared.publishing.pages import Pages
from weerbaar.shared.publishing.queries import same_file
from weerbaar.shared.publishing.shelf import Shelf

TITLE = "Luisteren en kijken"


def _save_new(user: Any, form: EpisodeForm, publish: bool, shelf: Shelf) -> Episode:
    return services.add_episode(user, form.service_values(), form.stored, publish=publish)


def _save_changed(user: Any, record: Episode, form: EpisodeForm, shelf: Shelf) -> Episode:
    return services.change_episode(user, record, form.service_values(), form.stored, seen=form.seen)


def _in_series(request: HttpRequest) -> dict[str, Any]:
    """From the page of a series, its next episode."""
    series = queries.series_by_ref(request.user, request.GET.get("serie", ""))
    if series is None:
        return {}
    last = max((one.number or 0 for one in queries.episodes_of(request.user, series)), default=0)
    described = ("needs", "phases", "threats", "target_groups", "language", "visibility")
    return {"series": series.ref, "number": last + 1, **{name: getattr(series, name) for name in described}}


def _is_double(request: HttpRequest, form: EpisodeForm) -> dict[str, Any] | None:
    """The same recording stands on the shelf already: that is said before it is added once more."""
    double = same_file(EPISODES, request.user, form.stored.digest) if form.stored else None
    if double is None or request.POST.get("toch") == "ja":
        return None
    form.add_error("file", f"Deze opname staat er al, als ‘{double}’.")
    return {"double": double}


SERIES_PAGES = Pages(
    SERIES,
    SeriesForm,
    path="media/serie/",
    list_name="media_list",
    list_title=TITLE,
    form_template="media/series_form.html",
    lead="Een podcast of een rij films. Afleveringen voegt u daarna toe.",
    withdrawing="Ook de afleveringen en de feed zijn dan niet meer te zien.",
    start=lambda request: {"medium": "podcast", "order": "episodic", "category": "Government"},
)
EPISODE_PAGES = Pages(
    EPISODES,
    EpisodeForm,
    path="media/",
    list_name="media_list",
    list_title=TITLE,
    form_template="media/episode_form.html",
    lead="Een geluidsopname of een film, met ondertitels: dan is zij te vinden tot op het moment.",
    withdrawing="Ook de opname is dan niet meer te beluisteren of te downloaden.",
    start=_in_series,
    save_new=_save_new,
    save_changed=_save_changed,
    asks_first=_is_double,
)
