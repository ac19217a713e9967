"""The pages that practices share with everything on the shelf, with what is special about their form."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.content.practices import presenting, queries, services
from weerbaar.features.content.practices.forms import PracticeForm
from weerbaar.features.content.practices.models import Practice
from weerbaar.features.content.practices.shelf import SHELF
from weerbaar.foundation.organisations.rules import is_editorial
from weerbaar.shared.publishing.pages import Pages


def _start(request: HttpRequest) -> dict[str, Any]:
    """An initiative where that was asked; whoever keeps one organisation begins with its name."""
    is_initiative = request.GET.get("soort") == Practice.Stage.INITIATIVE
    start: dict[str, Any] = {
        "stage": Practice.Stage.INITIATIVE if is_initiative else Practice.Stage.PRACTICE,
        "contact_visibility": "leden",
    }
    kept = [] if is_editorial(request.user) else queries.edited_by(request.user)
    if len(kept) == 1:
        start |= {"author": kept[0].name, "organisation": kept[0], "area": kept[0].area}
    return start


def _add(user: Any, form: Any, publish: bool, shelf: Any) -> Practice:
    return services.add_practice(user, form.service_values(), publish=publish)


def _change(user: Any, record: Any, form: Any, shelf: Any) -> Practice:
    return services.change_practice(user, record, form.service_values(), seen=form.seen)


PAGES = Pages(
    SHELF,
    PracticeForm,
    path="praktijken/",
    list_name="practice_list",
    list_title="Praktijken",
    form_template="practices/form.html",
    lead="Vertel wat er is gedaan, zodat een ander het niet opnieuw hoeft uit te vinden.",
    list_of=lambda practice: presenting.WORDS[practice.stage][2:],
    withdrawing="Wie het volgt, krijgt geen e-mail meer.",
    proposals_name="practice_proposals",
    start=_start,
    save_new=_add,
    save_changed=_change,
)
