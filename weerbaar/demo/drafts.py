"""An agreement in the making in a demo: the supermarkets have said yes, Eefje has not."""

from datetime import timedelta

from django.utils import timezone

from weerbaar.demo.accounts import GENERATORS
from weerbaar.features.networks.drafts.models import Draft
from weerbaar.features.networks.drafts.services import start_draft
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.organisations.models import Organisation

ASKER = "Supermarkten De Zeeuwse Mand"


def draft_once() -> int:
    """One draft, waiting for Eefje; nothing when there ever was one. How many."""
    eefje = User.objects.filter(email="eefje@demo.invalid").first()
    asker, giver = (Organisation.objects.filter(name=name).first() for name in (ASKER, GENERATORS))
    if eefje is None or asker is None or giver is None or Draft.objects.exists():
        return 0
    today = timezone.localdate()
    values = {
        "title": "Stroom voor de koelcellen van drie winkels",
        "what": "Drie aggregaten met kabels, en iemand die ze aansluit",
        "valid_from": today + timedelta(days=14),
        "valid_to": today + timedelta(days=14 + 365),
        "activation": "Bel de wacht van de Dynamo; lukt dat niet, rijd naar de werkplaats in Goes",
        "response_hours": 6,
        "sustain": "drie dagen, daarna overleggen wij elke ochtend",
        "cost_rule": "brandstof en uren tegen kostprijs",
        "exercise": "elk najaar in één winkel",
        "review_due_on": today + timedelta(days=300),
    }
    draft = start_draft(eefje, asker, giver, values)
    Draft.objects.filter(pk=draft.pk).update(asker_agreed_at=timezone.now())
    return 1
