"""What pages of the demo know more than those of a real installation."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from weerbaar.doors.demo import codes as known


def codes(request: HttpRequest) -> dict[str, Any]:
    """The code that the page asks for: of who is signing in, or of who has signed in and is asked again."""
    return {"demo_code": SimpleLazyObject(lambda: _asked(request))}


def _asked(request: HttpRequest) -> known.Code | None:
    stage = getattr(request, "_login_stage", None)
    user: Any = stage.login.user if stage else request.user
    return known.of(user) if user.is_authenticated else None
