"""One address for 'do the second step', whatever that means for this person now."""

from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from weerbaar.foundation.accounts.models import User


@require_safe
@login_required
def second_step(request: HttpRequest) -> HttpResponse:
    """To the form that asks for the code; to the one that sets the step up where there is none yet; else back."""
    user = request.user
    assert isinstance(user, User)
    target = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = ""
    if user.passed_second_step:
        return redirect(target or "mfa_index")
    has_one = is_mfa_enabled(user, [Authenticator.Type.TOTP])
    query = f"?{urlencode({'next': target})}" if target else ""
    return redirect(resolve_url("mfa_reauthenticate" if has_one else "mfa_activate_totp") + query)
