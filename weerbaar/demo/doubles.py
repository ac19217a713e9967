"""In a demo: an organisation that stands there twice, for its coordinator to merge; and earlier versions to compare."""

from django.db import transaction

from weerbaar.demo.accounts import GENERATORS, MIDDELBURG, ZEELAND
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.services import add_capability, change_capability
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.services import add_contact, add_organisation, note_clashes

NAME = "Dynamo Aggregaten Middelburg"
CAPABILITY = "Accukarren zonder lawaai of uitlaatgas"


def make_double() -> int:
    """Rick adds by mistake what is there already, with the same number; Eefje rewrites something. Once; how many."""
    with transaction.atomic():
        if Organisation.objects.filter(name=NAME).exists():
            return 0
        kept = Organisation.objects.get(name=GENERATORS)
        rick, eefje = (User.objects.get(email=f"{name}@demo.invalid") for name in ("rick", "eefje"))
        values = {
            "name": NAME, "kind": kept.kind, "level": "lokaal", "seat": "Middelburg", "municipality_id": MIDDELBURG,
            "area": [ZEELAND], "summary": "Verhuurt lichtmasten en aggregaten.", "visibility": kept.visibility,
        }  # fmt: skip
        double = add_organisation(rick, values, [(one.scheme, one.value) for one in kept.identifiers.all()])
        offer = {
            "name": "Lichtmasten op aanhanger", "sub_needs": ["energie"], "phases": ["warm-tot-72"],
            "form": "materieel", "area": [ZEELAND], "quantity": 4, "unit": "stuks", "visibility": "openbaar",
        }  # fmt: skip
        add_capability(rick, double, offer)
        add_contact(rick, double, {"function": "algemeen", "email": "dynamo@voorbeeld.invalid"})
        note_clashes(double.uuid)
        _rewrite(eefje)
    return 1


def _rewrite(eefje: User) -> None:
    """Two versions before the one that stands there."""
    carts = Capability.objects.filter(organisation__name=GENERATORS, name=CAPABILITY).first()
    if carts is None:
        return
    before = {"notice_hours": carts.notice_hours, "conditions": carts.conditions}
    change_capability(eefje, carts, {"notice_hours": 12, "conditions": "Zelf ophalen in Goes."})
    carts.refresh_from_db()
    change_capability(eefje, carts, before)
