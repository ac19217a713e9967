"""One organisation that becomes two: name the new one and choose what goes to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from weerbaar.features.networks.lineage import queries, rules, services
from weerbaar.features.networks.lineage.forms import SplitForm
from weerbaar.features.networks.lineage.views.ending import visible_or_404
from weerbaar.foundation.activity.writing import version_of
from weerbaar.foundation.kit.errors import Invalid, Stale
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless


def split(request: HttpRequest, ref: str) -> HttpResponse:
    """First what goes over is shown, then the button does it; nothing that was filled in is lost between."""
    organisation = visible_or_404(request, ref)
    if answer := unless(rules.may_split(request.user, organisation), request):
        return answer
    options = queries.splittable(request.user, organisation)
    form = SplitForm(request.POST or None, options=options, initial={"version": version_of(organisation)})
    groups, is_shown, status = None, False, 200
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["version"] or None
        try:
            if request.POST.get("stap") == "doe":
                made, _ = services.split_organisation(request.user, organisation, form.values, form.chosen, seen)
                messages.success(request, f"{made.name} is gemaakt. U kunt dit ongedaan maken bij {organisation.name}.")
                return redirect(made)
            outcome = services.rehearse(
                lambda: services.split_organisation(request.user, organisation, form.values, form.chosen, seen)[1]
            )
            groups, is_shown = outcome.by_title(), True
        except Invalid as error:
            form.refuse(error)
        except Stale as stale:
            status = 409
            sent = request.POST
            given = {name: sent.getlist(name) if name.startswith("gaat_") else sent.get(name) for name in form.fields}
            form = SplitForm(options=options, initial=given | {"version": version_of(stale.current)})
    context = {
        "organisation": organisation,
        "form": form,
        "parts": [form[name] for name in form.fields if name.startswith("gaat_")],
        "groups": groups,
        "is_shown": is_shown,
        "is_stale": status == 409,
    }
    return page(request, "lineage/split.html", context, status)
