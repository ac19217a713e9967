"""What agreements in the making put on the desk of an organisation."""

from django.utils import timezone

from weerbaar.features.networks.drafts import queries
from weerbaar.features.networks.drafts.models import Draft
from weerbaar.foundation.ports import attention
from weerbaar.foundation.ports.attention import Item, Matter


def item_of(draft: Draft) -> Item:
    why = f"{draft.asker} vraagt, {draft.giver} levert"
    return Item(draft.title, draft.get_absolute_url(), timezone.localdate(draft.created_at), why)


def plug() -> None:
    attention.add(
        Matter(
            name="concept-afspraken",
            title="Concept-afspraken die op u wachten",
            desk="organisation",
            position=28,
            rows=queries.waiting_for,
            item=item_of,
            empty="Er wacht geen concept-afspraak op u.",
            action="Bekijk de concept-afspraak",
        )
    )
