"""The daily round of agreements: letters to the editors of all parties before it ends or must be looked at again."""

from datetime import date
from typing import Any

from django.db.models import Q

from weerbaar.features.networks.agreements import reminders
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.agreements.queries import visible_to
from weerbaar.features.networks.agreements.reminders import Reminder
from weerbaar.foundation.kit.dutch import long_day
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.letters.links import absolute
from weerbaar.foundation.organisations.queries import editors_of


def remind(day: date) -> None:
    """Send what belongs to this day; doing it again, late or after missed days sends nothing twice."""
    soon = (day, reminders.last_day(day))
    rows = Agreement.objects.filter(Q(valid_to__range=soon) | Q(review_due_on__range=soon))
    for agreement in rows.order_by("pk"):
        for reminder in reminders.due(day, agreement.valid_to, agreement.review_due_on):
            for person in editors_of(agreement.all_parties()):
                if visible_to(person).filter(pk=agreement.pk).exists():
                    _write(agreement, reminder, person, day)


def _write(agreement: Agreement, reminder: Reminder, person: Any, day: date) -> None:
    what = "loopt af" if reminder.what == "end" else "moet opnieuw worden bekeken"
    context = {
        "agreement": agreement,
        "name": person.name,
        "is_end": reminder.what == "end",
        "on": long_day(reminder.on),
        "days": (reminder.on - day).days,
        "parties": agreement.all_parties(),
        "link": absolute(agreement.get_absolute_url()),
    }
    letters.send(
        reminder.key(str(agreement.uuid), person.pk),
        person.email,
        f"Afspraak {what}: {agreement.title}",
        "agreements/letters/ends",
        context,
        about=agreement,
        user=person,
    )
