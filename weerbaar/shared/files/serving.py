"""Handing a file to a reader. The view that calls this has asked whether they may have it."""

from django.http import FileResponse

from weerbaar.foundation.kit.uploads import tidy_name
from weerbaar.shared.files.models import StoredFile

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
