"""An agreement on one page, to sign."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from weerbaar.features.networks.drafts import presenting, queries
from weerbaar.features.networks.drafts.models import Draft
from weerbaar.features.networks.paper.views.sending import sent
from weerbaar.foundation.kit import pdf
from weerbaar.foundation.kit.dutch import long_day
from weerbaar.foundation.taxonomy import vocabularies

HERE = Path(__file__).resolve().parent.parent
PICTURES = ("people", "goods", "calendar", "phone", "clock", "sustain", "money", "history")


@require_safe
def draft_paper(request: HttpRequest, ref: str) -> HttpResponse:
    """For whoever sees the draft; to be signed by both parties."""
    draft = get_object_or_404(queries.visible_to(request.user).select_related("capability"), ref=ref)
    pictures = {f"{name}.svg": (HERE / "pictures" / f"{name}.svg").read_bytes() for name in PICTURES}
    return sent(f"Afspraak {draft.title}", pdf.make(HERE / "typst" / "afspraak.typ", _data(draft), pictures))


def _data(draft: Draft) -> dict[str, object]:
    return {
        "title": f"Afspraak: {draft.title}",
        "kind": vocabularies.label("agreement-kind", draft.kind),
        "is_concept": draft.state != Draft.State.CONCLUDED,
        "audience": f"Alleen voor {draft.asker} en {draft.giver}.",
        "parties": [
            {
                "name": side["party"].name,
                "role": role,
                "agreed": long_day(side["agreed_at"]) if side["agreed_at"] else "",
            }
            for role, side in zip(("vraagt", "levert"), presenting.sides_of(draft), strict=True)
        ],
        "parts": [part._asdict() for part in presenting.parts_of(draft)],
    }
