"""What changed lately in a demo, so that there is history to read: Eefje looked after her organisation."""

from datetime import timedelta

from django.utils import timezone

from weerbaar.demo.accounts import GENERATORS
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.agreements.services import record_exercise
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.services import change_capability
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.activity.models import Entry

OFFER, AGREEMENT = "Noodstroomaggregaten van 40 tot 250 kVA", "Stroom voor koelcellen en gemalen op de Bevelanden"


def change_once() -> int:
    """One change of an offer and one exercise; nothing when the offer has any history. How many."""
    eefje = User.objects.filter(email="eefje@demo.invalid").first()
    offer = Capability.objects.filter(organisation__name=GENERATORS, name=OFFER).first()
    agreement = Agreement.objects.filter(title=AGREEMENT).first()
    if eefje is None or offer is None or agreement is None or Entry.objects.filter(target=offer.uuid).exists():
        return 0
    change_capability(eefje, offer, {"transport": "Wij brengen ze zelf en sluiten ze aan."})
    day = agreement.last_exercised_on or timezone.localdate() - timedelta(days=30)
    record_exercise(eefje, agreement, day, "Binnen vier uur draaide alles.")
    return 2
