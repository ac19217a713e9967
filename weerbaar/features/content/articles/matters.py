"""What waits for editors of what is written in the back office: texts to look at, and pages not looked at in time."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from weerbaar.features.content.articles import queries
from weerbaar.foundation.kit.rows import InTurn
from weerbaar.foundation.ports import attention
from weerbaar.foundation.ports.attention import Act, Item, Matter, Scope

FOLLOWS = ("article.", "standingpage.", "theme.", "question.", "introduction.")


def plug() -> None:
    attention.add_act(Act("artikel", "Schrijf een artikel", "editorial", 40, lambda user, scope: queries.write_url()))
    attention.add(
        Matter(
            name="ter-controle",
            title="Teksten die een andere redacteur voorlegt",
            desk="editorial",
            position=20,
            rows=offered,
            item=_offered_item,
            empty="Niemand legt een tekst aan u voor.",
            action="Kijk de eerste tekst na",
            follows=FOLLOWS,
        )
    )
    attention.add(
        Matter(
            name="bladzijden-herzien",
            title="Artikelen, vragen en vaste pagina's: niet op tijd herzien",
            desk="editorial",
            position=31,
            rows=late,
            item=lambda row: Item(row.title, row.get_absolute_url(), row.review_due_on, "Had herzien moeten zijn."),
            empty="Alle artikelen, vragen en vaste pagina's zijn op tijd herzien.",
            action="Bekijk of het nog klopt",
            follows=FOLLOWS,
        )
    )


def offered(user: Any, scope: Scope) -> Any:
    """Texts that others offered for review, the longest ago first."""
    return queries.offered_to(user)


def _offered_item(state: Any) -> Item:
    page = state.revision.content_object
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return Item(str(page), url, timezone.localdate(state.started_at), "Wacht op een tweede paar ogen.")


def late(user: Any, scope: Scope) -> InTurn:
    """Published, and past the day before which somebody had to look; the longest ago first, kind by kind."""
    today = timezone.localdate()
    return InTurn(
        *(
            rows(user).filter(live=True, review_due_on__lt=today).order_by("review_due_on", "pk")
            for rows in queries.VISIBLE.values()
        )
    )
