"""What members do: follow, and end an initiative."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from weerbaar.features.content.practices import presenting, queries, rules, services, telling
from weerbaar.features.content.practices.forms import CompleteForm
from weerbaar.features.content.practices.models import Practice
from weerbaar.features.content.practices.pages import PAGES
from weerbaar.foundation.kit.errors import Invalid, Stale
from weerbaar.foundation.organisations.queries import changes_since
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless


def practice_complete(request: HttpRequest, ref: str) -> HttpResponse:
    """What came of an initiative; with this it is a practice."""
    practice: Practice = PAGES.visible_or_404(request, ref)
    if answer := unless(rules.may_complete(request.user, practice), request):
        return answer
    start = {"ended_on": practice.ended_on or timezone.localdate()}
    form = CompleteForm(request.POST or None, record=practice, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            services.complete_initiative(request.user, practice, form.values, seen=form.seen)
        except Stale as stale:
            form.outdated(stale.current, changes_since(request.user, stale.current, form.seen))
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, "Het initiatief is nu een praktijk. Het adres en de geschiedenis blijven gelijk.")
            return redirect(practice)
    return page(request, "practices/complete.html", {"form": form, "practice": practice}, 409 if form.is_stale else 200)


@require_POST
def practice_follow(request: HttpRequest, ref: str) -> HttpResponse:
    """Follow (`volgen=ja`) or follow no longer."""
    practice: Practice = PAGES.visible_or_404(request, ref)
    if not request.user.is_authenticated or request.POST.get("volgen") == "ja":
        if answer := unless(rules.may_follow(request.user, practice), request):
            return answer
        services.follow_practice(request.user, practice)
        messages.success(request, f"U volgt {presenting.this(practice)}. U krijgt een e-mail als er iets verandert.")
    else:
        services.unfollow_practice(practice.pk, request.user.pk)
        messages.success(request, f"U volgt {presenting.this(practice)} niet meer.")
    return redirect(practice)


@csrf_exempt  # mail programs post here by themselves (RFC 8058); the signature says who follows what
@never_cache
def practice_unfollow(request: HttpRequest, token: str) -> HttpResponse:
    """The link in a letter: one button, without signing in. The page names nothing to who may not see it now."""
    told = telling.read_unfollow(token)
    if told is None:
        return page(request, "practices/unfollowed.html", {"is_unknown": True}, 404)
    if request.method == "POST":
        services.unfollow_practice(*told)
        return page(request, "practices/unfollowed.html", {"is_done": True})
    practice = queries.visible_to(request.user).filter(pk=told[0]).first()
    return page(request, "practices/unfollowed.html", {"practice": practice})
