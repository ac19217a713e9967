"""What the demo shows of itself: its accounts with their codes, and its post."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from weerbaar.doors.demo import codes, mailbox
from weerbaar.foundation.ui.pages import page


@require_safe
@never_cache
def code_list(request: HttpRequest) -> HttpResponse:
    """The accounts to try, with the code of the second step where their role asks for one."""
    return page(request, "demo/codes.html", {"codes": codes.every(), "password": settings.DEMO_PASSWORD})


@require_safe
@never_cache
def post_list(request: HttpRequest) -> HttpResponse:
    """All caught messages, newest first."""
    return page(request, "demo/post.html", {"letters": mailbox.letters(settings.POST_DIR)})


@require_safe
@never_cache
def post_letter(request: HttpRequest, moment: int) -> HttpResponse:
    """One message: the text with its links, the HTML part as text only."""
    letter = mailbox.letter(settings.POST_DIR, moment)
    if letter is None:
        raise Http404("Dit bericht is er niet (meer).")
    return page(request, "demo/letter.html", {"letter": letter})
