"""What people do to their own account, beside what allauth has: the second step, and keys for the API."""

from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from weerbaar.foundation.accounts import tokens
from weerbaar.foundation.accounts.forms import TokenForm
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.ui.pages import page

REVOKING = (
    "Programma's die deze sleutel gebruiken, krijgen daarna geen antwoord meer. Dat kan niet ongedaan worden gemaakt; "
    "u kunt wel een nieuwe sleutel maken."
)


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


@never_cache
@login_required
def token_list(request: HttpRequest) -> HttpResponse:
    """One's keys for the API, and a form for a new one, which is shown in the answer and never again."""
    form, key = TokenForm(request.POST or None), ""
    may = tokens.may_make_token(request.user)
    if request.method == "POST" and may and form.is_valid():
        try:
            token, key = tokens.make_token(request.user, form.cleaned_data["name"], form.cleaned_data["days"])
        except Invalid as error:
            for name, texts in error.errors.items():
                form.add_error(name, texts)
        else:
            form = TokenForm()
    context = {
        "form": form,
        "key": key,
        "made": token if key else None,
        "tokens": tokens.tokens_of(request.user),
        "may": tokens.may_make_token(request.user),
    }
    return page(request, "accounts/tokens.html", context)


@login_required
def token_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what will happen, then does it."""
    token = get_object_or_404(tokens.tokens_of(request.user), pk=pk)
    if request.method == "POST":
        tokens.revoke_token(request.user, token)
        messages.success(request, f"De sleutel '{token.name}' werkt niet meer.")
        return redirect("token_list")
    context = {
        "title": f"Sleutel '{token.name}' intrekken?",
        "text": REVOKING,
        "button": "Trek de sleutel in",
        "cancel": resolve_url("token_list"),
        "negative": True,
    }
    return page(request, "ui/confirm.html", context)
