"""What listeners and viewers see: all that there is, a series, an episode, and the page of a player elsewhere."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from weerbaar.features.content.media import feed, presenting, queries
from weerbaar.features.content.media.models import Series
from weerbaar.features.content.media.shelf import EPISODES
from weerbaar.features.content.media.views.keeping import EPISODE_PAGES, SERIES_PAGES
from weerbaar.foundation.ui.pages import page
from weerbaar.shared.files.serving import CONTENT_TYPES
from weerbaar.shared.finding import feeds
from weerbaar.shared.publishing import rules

PAGE_SIZE = 20


@require_safe
def media_list(request: HttpRequest) -> HttpResponse:
    """Series first, then episodes, the newest on top."""
    user = request.user
    found = Paginator(queries.newest(user), PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "series": queries.series_for(user) if found.number == 1 else [],
        "found": found,
        "lines": [presenting.line_of(one) for one in found],
        "may_add": rules.may_add(EPISODES, user),
        "feeds": [feeds.of(soort=("podcast", "aflevering"))],
    }
    return page(request, "media/list.html", context)


@require_safe
def series_detail(request: HttpRequest, ref: str) -> HttpResponse:
    series, user = SERIES_PAGES.visible_or_404(request, ref), request.user
    found = Paginator(queries.episodes_of(user, series), PAGE_SIZE).get_page(request.GET.get("pagina"))
    is_open = queries.open_series().filter(pk=series.pk).exists()
    context = SERIES_PAGES.detail_context(request, series) | {
        "kicker": "Podcast" if series.medium == Series.Medium.PODCAST else "Videoserie",
        "found": found,
        "lines": [presenting.line_of(one) for one in found],
        "feed_address": feed.address_of(series) if is_open else "",
        "category": series.get_category_display(),
        "may_add": rules.may_add(EPISODES, user),
        "add_url": f"{reverse('episode_add')}?serie={series.ref}",
    }
    return page(request, "media/series.html", context)


@require_safe
def episode_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """The recording, from the moment in the address on, with what is said in it."""
    episode = EPISODE_PAGES.visible_or_404(request, ref)
    start = presenting.asked_moment(request.GET.get("t", ""))
    file = episode.file
    context = EPISODE_PAGES.detail_context(request, episode) | {
        "start": start,
        "source": reverse("episode_file", args=[episode.ref, file.kind]) + (f"#t={start}" if start else "")
        if file
        else "",
        "type": CONTENT_TYPES[file.kind] if file else "",
        "told": presenting.told(episode),
        "file_words": presenting.file_words(episode),
        "player": presenting.player(episode),
        "elsewhere_url": reverse("episode_elsewhere", args=[episode.ref]) + (f"?t={start}" if start else ""),
        "chapters": presenting.chapters(episode),
        "transcript": presenting.transcript(episode),
        "has_captions": bool(episode.cues),
        "credits": presenting.credit_lines(episode),
    }
    return page(request, "media/episode.html", context)


@require_safe
def episode_elsewhere(request: HttpRequest, ref: str) -> HttpResponse:
    """The player of another party, in a frame. Only after a click on a page of ours: a link that somebody else laid
    leads to the page of the episode, where it says who that party is."""
    episode = EPISODE_PAGES.visible_or_404(request, ref)
    player = presenting.player(episode)
    if player is None:
        raise Http404
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return redirect(episode)
    start = presenting.asked_moment(request.GET.get("t", ""))
    context = {"record": episode, "player": player, "source": player.starting_at(start)}
    response = page(request, "media/elsewhere.html", context)
    response._csp_replace = {"frame-src": [f"https://{player.host}"]}  # type: ignore[attr-defined]
    return response
