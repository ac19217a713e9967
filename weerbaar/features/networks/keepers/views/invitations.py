"""Inviting somebody, and what the invited sees."""

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from weerbaar.features.networks.keepers import queries, rules, services
from weerbaar.features.networks.keepers.forms import InviteForm, JoinForm
from weerbaar.features.networks.keepers.models import Invitation
from weerbaar.features.networks.keepers.services.invitations import may_invite, why_not
from weerbaar.features.networks.keepers.telling import PURPOSE
from weerbaar.features.networks.keepers.views.editors import visible_or_404
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.letters.links import read_signed
from weerbaar.foundation.organisations.saving import saving
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

PAGE_SIZE = 25
# The row says until when an invitation counts; an address older than this names nothing any more.
OLDEST = timedelta(days=400)
BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_safe
def invitation_list(request: HttpRequest) -> HttpResponse:
    """Every open invitation for the organisations of this coordinator or administrator."""
    if answer := unless(rules.may_list(request.user), request):
        return answer
    rows = Paginator(queries.open_invitations(request.user), PAGE_SIZE)
    found = rows.get_page(request.GET.get("pagina"))
    return page(request, "keepers/invitations.html", {"found": found, "count": rows.count})


def invitation_add(request: HttpRequest, ref: str) -> HttpResponse:
    organisation = visible_or_404(request, ref)
    if answer := unless(may_invite(request.user, organisation), request):
        return answer
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with saving(form, request.user) as saved:
            services.invite_editor(request.user, organisation, data["email"], data["words"])
        if saved:
            messages.success(request, f"De uitnodiging gaat naar {data['email']}.")
            return redirect("keeper_list", organisation.ref)
    return page(request, "keepers/invite.html", {"organisation": organisation, "form": form})


@require_POST
def invitation_send_again(request: HttpRequest, ref: str) -> HttpResponse:
    invitation = _visible_or_404(request, ref)
    verdict = rules.may_send_again(invitation, may_invite(request.user, invitation.organisation))
    if answer := unless(verdict, request):
        return answer
    try:
        services.send_again(request.user, invitation)
    except Invalid as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"De uitnodiging gaat opnieuw naar {invitation.email}.")
    return redirect("keeper_list", invitation.organisation.ref)


def invitation_withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    invitation = _visible_or_404(request, ref)
    verdict = rules.may_send_again(invitation, may_invite(request.user, invitation.organisation))
    if answer := unless(verdict, request):
        return answer
    back = reverse("keeper_list", args=[invitation.organisation.ref])
    if request.method == "POST":
        try:
            services.withdraw_invitation(request.user, invitation)
        except Invalid as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "De uitnodiging is ingetrokken.")
        return redirect(back)
    context = {
        "title": "Uitnodiging intrekken",
        "text": f"De link in de mail aan {invitation.email} werkt daarna niet meer. U kunt altijd opnieuw uitnodigen.",
        "button": "Trek de uitnodiging in",
        "cancel": back,
        "negative": True,
    }
    return page(request, "ui/confirm.html", context)


@never_cache
def invitation_answer(request: HttpRequest, token: str) -> HttpResponse:
    """What the mail leads to: shows on GET, accepts on POST, with the account of the invited address or a new one."""
    payload = read_signed(PURPOSE, token, OLDEST)
    if payload is None:
        raise Http404
    invitation = get_object_or_404(queries.invited(str(payload.get("ref"))))
    if why := why_not(invitation):
        return _page(request, "keepers/over.html", {"invitation": invitation, "why": why}, 410)
    if not request.user.is_authenticated:
        return _as_stranger(request, invitation)
    if not queries.has_address(request.user, invitation.email):
        status = 403 if request.method == "POST" else 200
        return _page(request, "keepers/other_account.html", {"invitation": invitation}, status)
    if request.method == "POST":
        try:
            organisation = services.accept_invitation(request.user, invitation)
        except Invalid as error:
            return _page(request, "keepers/over.html", {"invitation": invitation, "why": str(error)}, 410)
        return _welcome(request, organisation.get_absolute_url(), organisation.name)
    return _page(request, "keepers/accept.html", {"invitation": invitation})


def _as_stranger(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Signing in when the address has an account; else a name and a password make one."""
    if queries.account_of(invitation.email) is not None:
        sign_in = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
        return _page(request, "keepers/sign_in.html", {"invitation": invitation, "sign_in": sign_in})
    form = JoinForm(request.POST or None, email=invitation.email)
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            user = services.join_with_new_account(invitation, form.cleaned_data["name"], form.cleaned_data["password"])
        if saved:
            login(request, user, backend=BACKEND)
            return _welcome(request, invitation.organisation.get_absolute_url(), invitation.organisation.name)
    return _page(request, "keepers/join.html", {"invitation": invitation, "form": form})


def _welcome(request: HttpRequest, address: str, name: str) -> HttpResponse:
    messages.success(request, f"Welkom. U houdt nu de gegevens van {name} bij.")
    return redirect(address)


def _page(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    response = page(request, template, context, status)
    response["X-Robots-Tag"] = "noindex"
    return response


def _visible_or_404(request: HttpRequest, ref: str) -> Invitation:
    return get_object_or_404(queries.visible_to(request.user), ref=ref)
