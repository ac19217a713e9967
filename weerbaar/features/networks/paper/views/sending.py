"""A PDF as the answer: always to keep, never to open inside the site."""

from django.http import HttpResponse

from weerbaar.foundation.kit.uploads import tidy_name


def sent(title: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{tidy_name(f"{title}.pdf", "pdf")}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
