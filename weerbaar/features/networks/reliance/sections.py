"""The ways to the whole page, for who keeps an organisation: from its page and from its desk."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from weerbaar.features.networks.reliance import queries
from weerbaar.features.networks.reliance.rules import may_see_reliance
from weerbaar.foundation.organisations.models import Organisation, Relation
from weerbaar.foundation.ports.attention import Scope


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    if not may_see_reliance(request.user, organisation):
        return None
    return {
        "organisation": organisation,
        "uncertain": queries.counts_on(request.user, organisation).exclude(trouble=queries.NONE).count(),
        "waiting": queries.counted_on_by(request.user, organisation).filter(answer=Relation.Answer.NOT_ASKED).count(),
    }


def from_desk(user: Any, scope: Scope) -> str | None:
    if not may_see_reliance(user, scope.subject):
        return None
    return reverse("organisation_reliance", args=[scope.subject.ref])
