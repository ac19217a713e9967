"""Looking through what an organisation has in the register: signed in, or by the link in a letter."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from weerbaar.features.networks.upkeep import queries, rules, services
from weerbaar.features.networks.upkeep.forms import DoubtForm
from weerbaar.features.networks.upkeep.presenting import card_of
from weerbaar.features.networks.upkeep.services.asking import LINK_AGE, PURPOSE
from weerbaar.foundation.kit.errors import Invalid, Stale
from weerbaar.foundation.letters.links import read_signed
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.queries import visible_to
from weerbaar.foundation.organisations.services.assurance import WEB
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

ALL = "alles"
PAGE_SIZE = 50


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def upkeep_by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """The link in a letter: GET shows and changes nothing, POST confirms. It signs nobody in.

    It works for the organisation of the letter only, until it expires or its reader no longer keeps the organisation.
    """
    payload = read_signed(PURPOSE, token, LINK_AGE)
    ask = queries.valid_ask(payload.get("ask")) if payload else None
    if ask is None:
        return page(request, "upkeep/gone.html", status=404)
    response = _look_after(request, ask.user, ask.organisation, services.MAIL)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def upkeep_organisation(request: HttpRequest, ref: str) -> HttpResponse:
    """The same for who is signed in and looks after the organisation."""
    organisation = get_object_or_404(visible_to(request.user), ref=ref)
    if answer := unless(rules.may_look_after(request.user, organisation), request):
        return answer
    return _look_after(request, request.user, organisation, WEB)


def _look_after(request: HttpRequest, actor: Any, organisation: Organisation, channel: str) -> HttpResponse:
    status, forms = 200, {}
    if request.method == "POST":
        if "klopt-niet" in request.POST:
            target = _uuid(request.POST["klopt-niet"])
            form = DoubtForm(request.POST, prefix=str(target))
            if form.is_valid() and _doubt(request, actor, organisation, target, form):
                return redirect(request.get_full_path())
            forms[str(target)] = form
        elif _confirm(request, actor, organisation, channel):
            return redirect(request.get_full_path())
        else:
            status = 409
    things = queries.things_of(actor, organisation)
    found = Paginator(things, PAGE_SIZE).get_page(request.GET.get("pagina"))
    cards = [
        card_of(one)
        | {
            "seen": services.version_of([one]),
            "form": forms.get(str(one.row.uuid)) or DoubtForm(prefix=str(one.row.uuid)),
        }
        for one in found
    ]
    context = {
        "organisation": organisation,
        "found": found,
        "due": [card for card in cards if card["is_due"]],
        "rest": [card for card in cards if not card["is_due"]],
        "rest_is_open": any(card["form"].errors for card in cards if not card["is_due"]),
        "count": len(things),
        "count_due": sum(one.is_due for one in things),
        "seen": services.version_of(things),
        "is_by_mail": channel == services.MAIL,
    }
    return page(request, "upkeep/check.html", context, status)


def _confirm(request: HttpRequest, actor: Any, organisation: Organisation, channel: str) -> bool:
    """Confirm what was pressed; False when it was changed since it was shown."""
    chosen = request.POST.get("klopt", "")
    only = None if chosen == ALL else [_uuid(chosen)]
    try:
        count = services.confirm_all(actor, organisation, channel, only=only, seen=request.POST.get("gezien", ""))
    except Stale:
        messages.warning(request, "Hier is intussen iets gewijzigd of bevestigd. Kijk het nog even na.")
        return False
    if count == 1:
        messages.success(request, "Dank u. Het is bevestigd.")
    else:
        messages.success(request, f"Dank u. {count} gegevens zijn bevestigd.")
    return True


def _doubt(request: HttpRequest, actor: Any, organisation: Organisation, target: UUID, form: DoubtForm) -> bool:
    try:
        record = services.doubt_thing(actor, organisation, target, form.cleaned_data["text"])
    except Invalid as error:
        form.add_error("text", "; ".join(text for texts in error.errors.values() for text in texts))
        return False
    if record is not None:
        text = "Dank u. Het telt nu als niet bevestigd, tot iemand het aanpast of bevestigt."
        messages.success(request, text)
    return True


def _uuid(text: str) -> UUID:
    """What a button said; of nonsense a uuid that is nobody's."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
