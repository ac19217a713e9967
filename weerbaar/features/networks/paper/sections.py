"""The way to an organisation's own papers, and to the page of an agreement in the making."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from weerbaar.features.networks.drafts.models import Draft
from weerbaar.features.networks.paper.rules import may_print_own
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ports.attention import Scope


def own_papers(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    return {"organisation": organisation} if may_print_own(request.user, organisation) else None


def of_draft(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    return {"draft": draft}


def counted_on_from_desk(user: Any, scope: Scope) -> str | None:
    return reverse("organisation_counted_on", args=[scope.subject.ref]) if may_print_own(user, scope.subject) else None


def own_from_desk(user: Any, scope: Scope) -> str | None:
    return reverse("organisation_paper", args=[scope.subject.ref]) if may_print_own(user, scope.subject) else None
