"""The pages that are the same for everything on the shelf: add, change, publish, withdraw, history; of a kind that can
be proposed also refuse and take back.

    PAGES = Pages(SHELF, PracticeForm, path="praktijken/", list_title="Praktijken", form_template="practices/form.html")
    urlpatterns = [
        path("praktijken/", views.practice_list, name="practice_list"),
        *PAGES.urls(),
        path("praktijken/<slug:ref>/", views.practice_detail, name="practice_detail"),
    ]

The list and the page of one are the feature's own; they extend `publishing/detail.html`, with `detail_context`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST, require_safe

from weerbaar.foundation.organisations.saving import saving
from weerbaar.foundation.ports import sections
from weerbaar.foundation.ui.history import history_page
from weerbaar.foundation.ui.lines import lines_of
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless
from weerbaar.shared.describing.presenting import facts_of
from weerbaar.shared.publishing import presenting, queries, rules, services
from weerbaar.shared.publishing.forms import PublishedForm, RefusalForm
from weerbaar.shared.publishing.shelf import Shelf

START = {"visibility": "openbaar", "area": ["NL"], "language": "nl"}
PUBLISH = "publiceer"
RECENT = 5


def _save_new(user: Any, form: Any, publish: bool, shelf: Shelf) -> Any:
    return services.add(shelf, user, form.service_values(), publish=publish)


def _save_changed(user: Any, record: Any, form: Any, shelf: Shelf) -> Any:
    return services.change(shelf, user, record, form.service_values(), seen=form.seen)


@dataclass(frozen=True)
class Pages:
    """`path` is where the kind lives ('praktijken/'), `list_name` the address of its list, `list_title` what that is
    called. `form_template` extends `publishing/form.html` and fills its block `fields`. `lead`: one sentence above an
    empty form. `withdrawing`: what else happens when one is withdrawn, a sentence.
    `list_of(record)`: name and title of the list of one, where a kind has two lists. `proposals_name`: the address of
    the list of proposals.

    `start(request)`: what an empty form begins with, beside `START`. `save_new(user, form, publish, shelf)` and
    `save_changed(user, record, form, shelf)` call another service than the ordinary one. `asks_first(request, form)`
    may answer with more context for the form: something has to be settled before it is saved.
    """

    shelf: Shelf
    form: type[PublishedForm]
    path: str
    list_name: str
    list_title: str
    form_template: str
    lead: str = ""
    withdrawing: str = ""
    list_of: Callable[[Any], tuple[str, str]] | None = None
    proposals_name: str = ""
    start: Callable[[HttpRequest], dict[str, Any]] = lambda request: {}
    save_new: Callable[[Any, Any, bool, Shelf], Any] = _save_new
    save_changed: Callable[[Any, Any, Any, Shelf], Any] = _save_changed
    asks_first: Callable[[HttpRequest, Any], dict[str, Any] | None] = lambda request, form: None

    def urls(self) -> list[URLPattern]:
        """To be put before the page of one: 'nieuw' is no address of a record."""
        name, one = self.shelf.name, f"{self.path}<slug:ref>/"
        proposed = [
            path(f"{one}afwijzen/", self.refuse, name=f"{name}_refuse"),
            path(f"{one}terughalen/", self.take_back, name=f"{name}_take_back"),
        ]
        return [
            path(f"{self.path}nieuw/", self.add, name=f"{name}_add"),
            path(f"{one}wijzigen/", self.change, name=f"{name}_change"),
            path(f"{one}publiceren/", require_POST(self.publish), name=f"{name}_publish"),
            path(f"{one}intrekken/", self.withdraw, name=f"{name}_withdraw"),
            path(f"{one}geschiedenis/", require_safe(self.history), name=f"{name}_history"),
            *(proposed if self.shelf.is_proposed else []),
        ]

    def visible_or_404(self, request: HttpRequest, ref: str) -> Any:
        return get_object_or_404(self.shelf.visible_to(request.user), ref=ref)

    def add(self, request: HttpRequest) -> HttpResponse:
        """An empty form; saved as a draft, or published at once by who may."""
        if answer := unless(rules.may_add(self.shelf, request.user), request):
            return answer
        initial = {**START, **self.start(request)}
        form = self.form(request.POST or None, request.FILES or None, user=request.user, initial=initial)
        more = None
        if request.method == "POST" and form.is_valid():
            more = self.asks_first(request, form)
            publish = request.POST.get("daarna") == PUBLISH
            if more is None:
                with saving(form, request.user) as saved:
                    record = self.save_new(request.user, form, publish, self.shelf)
                if saved:
                    messages.success(
                        request, self._told(record, "gepubliceerd") if publish else "Het concept is bewaard."
                    )
                    return redirect(record)
        return page(request, self.form_template, self._of_form(request, form) | (more or {}))

    def change(self, request: HttpRequest, ref: str) -> HttpResponse:
        record = self.visible_or_404(request, ref)
        if answer := unless(rules.may_change(self.shelf, request.user, record), request):
            return answer
        form = self.form(request.POST or None, request.FILES or None, user=request.user, record=record)
        if request.method == "POST" and form.is_valid():
            with saving(form, request.user) as saved:
                record = self.save_changed(request.user, record, form, self.shelf)
            if saved:
                messages.success(request, "De wijzigingen zijn bewaard.")
                return redirect(record)
        return page(request, self.form_template, self._of_form(request, form, record), 409 if form.is_stale else 200)

    def publish(self, request: HttpRequest, ref: str) -> HttpResponse:
        record = self.visible_or_404(request, ref)
        if answer := unless(rules.may_publish(self.shelf, request.user, record), request):
            return answer
        services.publish(self.shelf, request.user, record)
        messages.success(request, self._told(record, "gepubliceerd"))
        return redirect(record)

    def withdraw(self, request: HttpRequest, ref: str) -> HttpResponse:
        """First what will happen, then a button that does it."""
        record = self.visible_or_404(request, ref)
        if answer := unless(rules.may_withdraw(self.shelf, request.user, record), request):
            return answer
        if request.method != "POST":
            return page(request, "publishing/withdraw.html", self._of(record))
        services.withdraw(self.shelf, request.user, record)
        messages.success(request, f"{self._told(record, 'ingetrokken')} Alleen de redactie ziet het nog.")
        return redirect(record)

    def refuse(self, request: HttpRequest, ref: str) -> HttpResponse:
        """What who proposed it reads: first that, then a button that does it."""
        record = self.visible_or_404(request, ref)
        if answer := unless(rules.may_refuse(self.shelf, request.user, record), request):
            return answer
        form = RefusalForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            services.refuse(self.shelf, request.user, record, form.cleaned_data["reason"])
            messages.success(request, "Het voorstel is afgewezen. Wie het voorstelde, krijgt uw reden per e-mail.")
            return redirect(record)
        context = {
            "title": "Dit voorstel niet overnemen?",
            "text": f"Wie ‘{record}’ voorstelde, leest uw reden op de bladzijde en in een e-mail. Het blijft een "
            "concept: wordt het aangepast, dan wacht het opnieuw op de redactie.",
            "button": "Wijs het voorstel af",
            "cancel": record.get_absolute_url(),
            "negative": True,
            "form": form,
        }
        return page(request, "ui/confirm.html", context)

    def take_back(self, request: HttpRequest, ref: str) -> HttpResponse:
        """First what will happen, then a button that does it."""
        record = self.visible_or_404(request, ref)
        if answer := unless(rules.may_take_back(self.shelf, request.user, record), request):
            return answer
        if request.method == "POST":
            services.take_back(self.shelf, request.user, record)
            messages.success(request, "Uw voorstel is teruggehaald en gewist.")
            return redirect(self.proposals_name or self.list_name)
        context = {
            "title": "Uw voorstel terughalen?",
            "text": f"‘{record}’ wordt gewist, met alles wat u hebt ingevuld. De redactie ziet het dan niet meer. "
            "U kunt dit niet ongedaan maken.",
            "button": "Haal het terug en wis het",
            "cancel": record.get_absolute_url(),
            "negative": True,
        }
        return page(request, "ui/confirm.html", context)

    def history(self, request: HttpRequest, ref: str) -> HttpResponse:
        record = self.visible_or_404(request, ref)
        pages = self._of(record)["pages"]
        versions_url = reverse("versions:list", args=[pages.shelf.word_of_plural, record.ref])
        entries = queries.history_for(request.user, record)
        return history_page(request, record, entries, (pages.list_title, pages.list_name), versions_url)

    def detail_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """What the page of one shows beside what is special about its kind."""
        user, shelf = request.user, self.shelf
        return {
            **self._of(record),
            "badges": [one for one in presenting.badges_of(record) if one != presenting.EXAMPLE],
            "facts": facts_of(record),
            "sections": sections.filled(shelf.name, request, record),
            "history": lines_of(queries.history_for(user, record)[:RECENT], user),
            "may_change": rules.may_change(shelf, user, record),
            "may_publish": rules.may_publish(shelf, user, record),
            "may_withdraw": rules.may_withdraw(shelf, user, record),
            "may_refuse": rules.may_refuse(shelf, user, record),
            "may_take_back": rules.may_take_back(shelf, user, record),
            "change_url": reverse(f"{shelf.name}_change", args=[record.ref]),
            "publish_url": reverse(f"{shelf.name}_publish", args=[record.ref]),
            "withdraw_url": reverse(f"{shelf.name}_withdraw", args=[record.ref]),
            "history_url": reverse(f"{shelf.name}_history", args=[record.ref]),
            "refuse_url": reverse(f"{shelf.name}_refuse", args=[record.ref]) if shelf.is_proposed else "",
            "take_back_url": reverse(f"{shelf.name}_take_back", args=[record.ref]) if shelf.is_proposed else "",
        }

    def _of(self, record: Any) -> dict[str, Any]:
        """A record goes by its own words, and in the list where it stands."""
        if record is None:
            return {"record": None, "pages": self, "shelf": self.shelf}
        list_name, list_title = self.list_of(record) if self.list_of else (self.list_name, self.list_title)
        pages = replace(self, shelf=self.shelf.worded(record), list_name=list_name, list_title=list_title)
        return {"record": record, "pages": pages, "shelf": pages.shelf, "stands_under": reverse(list_name)}

    def _of_form(self, request: HttpRequest, form: Any, record: Any = None) -> dict[str, Any]:
        return {**self._of(record), "form": form, "may_publish_now": self.shelf.keeps(request.user)}

    def _told(self, record: Any, participle: str) -> str:
        return f"{self.shelf.worded(record).the.capitalize()} is {participle}."
