"""Handing a file to a reader. The view that calls this has asked whether they may have it."""

from collections.abc import Iterator
from typing import IO

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import http_date

from weerbaar.foundation.kit.uploads import tidy_name
from weerbaar.shared.files import ranges
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.files.ranges import OutOfReach, Span

PIECE = 64 * 1024  # bytes of a file in memory at once
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "png": "image/png",
    "jpg": "image/jpeg",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "opus": "audio/ogg",
    "wav": "audio/wav",
    "mp4": "video/mp4",
    "webm": "video/webm",
}


def file_answer(file: StoredFile, title: str) -> FileResponse:
    """The file to download, under a plain name; a browser that shows it anyway runs nothing of it."""
    response = FileResponse(
        file.content.open("rb"),
        as_attachment=True,
        filename=tidy_name(f"{title}.{file.kind}", file.kind),
        content_type=CONTENT_TYPES[file.kind],
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def part_answer(request: HttpRequest, file: StoredFile, title: str, *, download: bool = False) -> HttpResponseBase:
    """A recording to play, or the part of it that is asked for: 200, 206, 304 or 416, the same for HEAD.

    Bytes go out in pieces, so that nothing holds a whole film in memory; a proxy in front may send them itself
    (FILES_ACCEL). Raises FileNotFoundError.
    """
    size = file.size
    try:
        span = ranges.wanted(request.headers.get("Range", ""), size)
    except OutOfReach:
        span = Span(size, size)
    if not ranges.is_same(request.headers.get("If-Range", ""), file.etag, file.created_at):
        span = None
    response: HttpResponseBase
    if ranges.knows(request.headers.get("If-None-Match", ""), file.etag):
        response = HttpResponse(status=304)
    elif span is not None and span.first >= size:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{size}"
    else:
        response = _bytes(request, file, span)
    # Sound and pictures are packed already, and packing a part would make its length untrue.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    name = tidy_name(f"{title}.{file.kind}", file.kind)
    response["Content-Disposition"] = f'{"attachment" if download else "inline"}; filename="{name}"'
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = file.etag
    response["Last-Modified"] = http_date(file.created_at.timestamp())
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; media-src 'self'"
    return response


def _bytes(request: HttpRequest, file: StoredFile, span: Span | None) -> HttpResponseBase:
    kind = CONTENT_TYPES[file.kind]
    if settings.FILES_ACCEL:
        response = HttpResponse(content_type=kind)
        response["X-Accel-Redirect"] = f"{settings.FILES_ACCEL.rstrip('/')}/{file.content.name}"
        return response
    asked = span or Span(0, file.size - 1)
    content = file.content.open("rb")
    if request.method == "HEAD":
        content.close()
        streamed = StreamingHttpResponse(iter(()), content_type=kind)
    else:
        streamed = StreamingHttpResponse(_pieces(content, asked), content_type=kind)
        streamed._resource_closers.append(content.close)  # type: ignore[attr-defined]
    streamed["Content-Length"] = str(asked.length)
    if span is not None:
        streamed.status_code = 206
        streamed["Content-Range"] = f"bytes {span.first}-{span.last}/{file.size}"
    return streamed


def _pieces(content: IO[bytes], span: Span) -> Iterator[bytes]:
    with content:
        content.seek(span.first)
        left = span.length
        while left and (piece := content.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
