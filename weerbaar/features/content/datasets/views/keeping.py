"""Putting a data set on the shelf and keeping it, for editors: the pages of every shelf, with a file."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from weerbaar.features.content.datasets import queries, rules, services
from weerbaar.features.content.datasets.forms import DatasetForm
from weerbaar.features.content.datasets.models import Dataset
from weerbaar.features.content.datasets.shelf import SHELF
from weerbaar.foundation.ui.refusal import unless
from weerbaar.shared.publishing.pages import Pages
from weerbaar.shared.publishing.shelf import Shelf


def _save_new(user: Any, form: Any, publish: bool, shelf: Shelf) -> Dataset:
    assert form.stored is not None
    return services.add_dataset(user, form.service_values(), form.stored, publish=publish)


def _save_changed(user: Any, record: Dataset, form: Any, shelf: Shelf) -> Dataset:
    return services.change_dataset(user, record, form.service_values(), form.stored, seen=form.seen)


def _is_double(request: HttpRequest, form: Any) -> dict[str, Any] | None:
    """The same file stands on the shelf already: that is said before it is added once more."""
    double = queries.same_file(request.user, form.stored.digest)
    if double is None or request.POST.get("toch") == "ja":
        return None
    form.add_error("file", f"Dit bestand staat al op de plank, als ‘{double}’.")
    return {"double": double}


PAGES = Pages(
    SHELF,
    DatasetForm,
    path="gegevens/",
    list_name="dataset_list",
    list_title="Datasets",
    form_template="datasets/form.html",
    lead="Een tabel die anderen kunnen bekijken en gebruiken. Wat erin staat, lezen we daarna vanzelf.",
    withdrawing="De bestanden zijn dan niet meer te downloaden, en de dataset staat niet meer in de catalogus.",
    start=lambda request: {"frequency": "onbekend"},
    save_new=_save_new,
    save_changed=_save_changed,
    asks_first=_is_double,
)


@require_POST
def dataset_read_again(request: HttpRequest, ref: str) -> HttpResponse:
    dataset = PAGES.visible_or_404(request, ref)
    if answer := unless(rules.may_read_again(request.user, dataset), request):
        return answer
    services.read_again(request.user, dataset)
    messages.success(request, "De tabel wordt opnieuw gelezen.")
    return redirect(dataset)
