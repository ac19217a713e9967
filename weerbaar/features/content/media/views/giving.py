"""What goes out: the recording itself, captions, chapters, the picture of a series and its feed."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from weerbaar.features.content.media import captions, cover, feed, queries
from weerbaar.features.content.media.views.keeping import EPISODE_PAGES, SERIES_PAGES
from weerbaar.shared.files import ranges
from weerbaar.shared.files.serving import part_answer

MOST = 500  # episodes of a feed, the newest


@require_safe
def episode_file(request: HttpRequest, ref: str, kind: str) -> HttpResponseBase:
    """The recording or a part of it, for whoever may see the episode now; with `?download` to keep."""
    episode = EPISODE_PAGES.visible_or_404(request, ref)
    if episode.file is None or episode.file.kind != kind:
        raise Http404
    try:
        return part_answer(request, episode.file, episode.title, download="download" in request.GET)
    except FileNotFoundError as error:
        raise Http404 from error


@require_safe
def episode_captions(request: HttpRequest, ref: str) -> HttpResponse:
    """WebVTT, written by us from what was sent."""
    episode = EPISODE_PAGES.visible_or_404(request, ref)
    if not episode.cues:
        raise Http404
    return _same_for_a_while(
        request, captions.written(episode.cues).encode(), "text/vtt; charset=utf-8", ref, "private, no-cache"
    )


@require_safe
def episode_chapters(request: HttpRequest, ref: str) -> HttpResponse:
    episode = EPISODE_PAGES.visible_or_404(request, ref)
    if not episode.chapter_list:
        raise Http404
    answer = JsonResponse(feed.chapters_of(episode), content_type=feed.CHAPTERS_TYPE)
    answer["Cache-Control"] = "private, no-cache"
    return answer


@require_safe
def series_cover(request: HttpRequest, ref: str) -> HttpResponse:
    series = SERIES_PAGES.visible_or_404(request, ref)
    png = cover.drawn(series.ref, series.title, series.author)
    return _same_for_a_while(request, png, "image/png", ref, "private, no-cache")


@require_safe
def series_feed(request: HttpRequest, ref: str) -> HttpResponse:
    """Of a series that anybody may see; the same for everybody, so that any cache may keep it."""
    series = get_object_or_404(queries.open_series(), ref=ref)
    episodes = list(queries.in_feed(series)[:MOST])
    xml = feed.written(series, episodes)
    answer = _same_for_a_while(request, xml, "application/rss+xml; charset=utf-8", ref, "public, max-age=300")
    answer["Last-Modified"] = http_date(feed.changed_at(series, episodes).timestamp())
    return answer


def _same_for_a_while(request: HttpRequest, content: bytes, kind: str, name: str, keeping: str) -> HttpResponse:
    """The content, or 304 for who has it."""
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    is_known = ranges.knows(request.headers.get("If-None-Match", ""), etag)
    answer = HttpResponse(status=304) if is_known else HttpResponse(content, content_type=kind)
    answer["ETag"] = etag
    answer["Cache-Control"] = keeping
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
