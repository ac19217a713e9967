"""Saying that something is wrong, following what becomes of it, and answering."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from weerbaar.features.networks.reports import following, queries, rules, senders, services, subjects
from weerbaar.features.networks.reports.forms import AnswerForm, ForwardForm, ReportForm
from weerbaar.features.networks.reports.models import Report
from weerbaar.features.networks.reports.presenting import facts_of, line_of
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.organisations.saving import saving
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

PAGE_SIZE = 25
FORWARDED = (
    "De melding gaat naar de coördinator van de gemeente. Is die er niet, dan naar die van de regio, en anders naar de "
    "beheerders van het platform. Zolang zij openstaat, kunt u haar zelf ook nog beantwoorden."
)


def report_add(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """For everybody who may see the record, with or without account."""
    subject = subjects.subject_or_404(request.user, kind, ref)
    form = ReportForm(request.POST or None, kind=kind, user=request.user)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            report = services.add_report(request.user, kind, subject, form.values, senders.sender_of(request))
        except Invalid as error:
            status = 429 if isinstance(error, services.TooMany) else 409
            form.add_error(None, error.errors[""])
        else:
            messages.success(request, "Dank u. Uw melding is verstuurd.")
            return redirect(following.PURPOSE, following.token_of(report))
    context = {
        "form": form,
        "name": subjects.name_of(kind, subject),
        "back": subjects.address_of(kind, subject),
    }
    return page(request, "reports/form.html", context, status)


@never_cache
@require_safe
def report_followed(request: HttpRequest, token: str) -> HttpResponse:
    """What became of it, for who holds the address. It names the record only to who may see that now."""
    report = get_object_or_404(queries.followed(following.ref_of(token)))
    subject = queries.subject_of(report, request.user)
    context = {
        "report": report,
        "name": subjects.name_of(report.kind, subject) if subject is not None else "",
        "subject_url": subjects.address_of(report.kind, subject) if subject is not None else "",
        "link": following.link_to(report),
        "will_be_mailed": bool(queries.address_of_reporter(report)),
    }
    response = page(request, "reports/followed.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    if answer := unless(rules.may_list_reports(request.user), request):
        return answer
    state = "klaar" if request.GET.get("stand") == "klaar" else ""
    rows = Paginator(queries.list_reports(request.user, state), PAGE_SIZE)
    found = rows.get_page(request.GET.get("pagina"))
    context = {"found": found, "count": rows.count, "lines": [line_of(one) for one in found], "state": state}
    return page(request, "reports/list.html", context)


def report_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """The report, and the form to answer it."""
    report = _visible_or_404(request, ref)
    form = AnswerForm(request.POST or None, record=report)
    if request.method == "POST":
        if answer := unless(rules.may_answer_report(request.user, report), request):
            return answer
        if form.is_valid():
            values = form.values
            with saving(form, request.user) as saved:
                services.answer_report(request.user, report, values["state"], values["answer"], seen=form.seen)
            if saved:
                messages.success(request, "Uw antwoord is bewaard.")
                return redirect(report)
    return page(request, "reports/detail.html", _context(request, report, form), 409 if form.is_stale else 200)


def report_forward(request: HttpRequest, ref: str) -> HttpResponse:
    report = _visible_or_404(request, ref)
    if answer := unless(rules.may_forward_report(request.user, report), request):
        return answer
    form = ForwardForm(request.POST or None, record=report)
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            report = services.forward_report(request.user, report, form.values["forward_note"], seen=form.seen)
        if saved:
            messages.success(request, f"De melding ligt nu bij {report.get_desk_display()}.")
            return redirect("report_list")
    context = {
        "form": form,
        "title": "Melding doorsturen",
        "text": FORWARDED,
        "button": "Stuur de melding door",
        "cancel": report.get_absolute_url(),
    }
    return page(request, "ui/confirm.html", context, 409 if form.is_stale else 200)


def _visible_or_404(request: HttpRequest, ref: str) -> Report:
    return get_object_or_404(queries.visible_to(request.user).prefetch_related("organisations"), ref=ref)


def _context(request: HttpRequest, report: Report, form: AnswerForm) -> dict[str, object]:
    subject = queries.subject_of(report, request.user)
    return {
        "report": report,
        "form": form,
        **facts_of(report, subject),
        "may_answer": rules.may_answer_report(request.user, report),
        "may_forward": rules.may_forward_report(request.user, report),
    }
