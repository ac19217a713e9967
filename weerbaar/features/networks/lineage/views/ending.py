"""An organisation stops, and goes on after all. What ends with it is shown before."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from weerbaar.features.networks.lineage import rules, services
from weerbaar.features.networks.lineage.forms import EndForm
from weerbaar.foundation.activity.writing import version_of
from weerbaar.foundation.kit.errors import Invalid, Stale
from weerbaar.foundation.organisations import queries
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless


def visible_or_404(request: HttpRequest, ref: str) -> Organisation:
    """The organisation, if this reader may see it; hidden and absent are alike."""
    return get_object_or_404(queries.visible_to(request.user), ref=ref)


def organisation_end(request: HttpRequest, ref: str) -> HttpResponse:
    organisation = visible_or_404(request, ref)
    if answer := unless(rules.may_end(request.user, organisation), request):
        return answer
    form = EndForm(request.POST or None, initial={"version": version_of(organisation)})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            services.end_organisation(
                request.user, organisation, form.cleaned_data["day"], seen=form.cleaned_data["version"] or None
            )
        except Invalid as error:
            form.add_error("day", error.errors["day"])
        except Stale as stale:
            form = EndForm(initial={"version": version_of(stale.current), "day": form.cleaned_data["day"]})
            status = 409
        else:
            messages.success(request, "De organisatie is gestopt. De bladzijde en de geschiedenis blijven.")
            return redirect(organisation)
    today = timezone.localdate()
    outcome = services.rehearse(lambda: services.end_organisation(request.user, organisation, today))
    context = {"organisation": organisation, "form": form, "groups": outcome.by_title(), "is_stale": status == 409}
    return page(request, "lineage/end.html", context, status)


def organisation_resume(request: HttpRequest, ref: str) -> HttpResponse:
    organisation = visible_or_404(request, ref)
    if answer := unless(rules.may_resume(request.user, organisation), request):
        return answer
    if request.method == "POST":
        outcome = services.resume_organisation(request.user, organisation)
        messages.success(request, "De organisatie gaat weer verder.")
        tell_left(request, outcome.left)
        return redirect(organisation)
    context = {
        "title": f"Gaat {organisation.name} weer verder?",
        "text": (
            "Wat met de organisatie eindigde, geldt dan weer: haar aanbod, relaties, lidmaatschappen en afspraken. "
            "Wat iemand daarna heeft gewijzigd, blijft zoals het nu is. U ziet daarna wat dat is."
        ),
        "button": "De organisatie gaat verder",
        "cancel": organisation.get_absolute_url(),
    }
    return page(request, "ui/confirm.html", context)


def tell_left(request: HttpRequest, left: list[str]) -> None:
    """Which rows an undo left alone, because somebody changed them since."""
    if left:
        names = "; ".join(left)
        messages.warning(request, f"Dit is intussen gewijzigd en dus niet teruggezet: {names}. Kijk het zelf na.")
