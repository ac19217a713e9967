"""What to answer when a rule says no: sign in first, or 403 with the reason."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from weerbaar.foundation.kit.errors import Refused
from weerbaar.foundation.kit.verdict import Verdict


def unless(verdict: Verdict, request: HttpRequest) -> HttpResponse | None:
    """None when allowed; the way to sign in for who has not; otherwise raises Refused with the reason.

    A view asks this after it fetched the record through `visible_to`, so that hidden and absent stay alike:

        if answer := unless(may_change(request.user, thing), request):
            return answer
    """
    if verdict:
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    raise Refused(verdict.reason)
