"""The way to say that something is wrong, at the foot of each page of a record."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from weerbaar.features.networks.reports.subjects import name_of
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.queries import contacts_of


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any]:
    """The organisation itself, and each contact that this reader sees."""
    contacts = contacts_of(request.user, organisation)
    others = [(name_of("contact", one), reverse("contact_report", args=[one.ref])) for one in contacts]
    return {"address": reverse("organisation_report", args=[organisation.ref]), "contacts": others}


def of_capability(request: HttpRequest, capability: Any) -> dict[str, Any]:
    return {"address": reverse("capability_report", args=[capability.ref])}


def of_agreement(request: HttpRequest, agreement: Any) -> dict[str, Any]:
    return {"address": reverse("agreement_report", args=[agreement.ref])}
