"""Letters to the other party of an agreement in the making."""

from typing import Any

from weerbaar.features.networks.drafts import queries
from weerbaar.features.networks.drafts.models import Draft
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.letters.links import absolute

SUBJECTS = {
    "draft.started": "Concept-afspraak: kijkt u mee?",
    "draft.changed": "Concept-afspraak gewijzigd",
    "draft.agreed": "De ander is akkoord met uw concept-afspraak",
    "draft.concluded": "Afgesproken",
    "draft.withdrawn": "Concept-afspraak ingetrokken",
}


def write_letters(entry: Entry) -> None:
    """To the editors of the party that did not act; of changes at most one a day. The second yes tells that it stands,
    not that somebody agreed. Hearing the same entry twice writes no second letter.
    """
    draft = Draft.objects.select_related("asker", "giver", "agreement").filter(uuid=entry.target).first()
    if draft is None or entry.code not in SUBJECTS:
        return
    if entry.code == "draft.agreed" and draft.state != Draft.State.OPEN:
        return
    mark = f"{entry.at:%Y%m%d}" if entry.code == "draft.changed" else str(entry.uuid)
    actor = entry.actor
    context: dict[str, Any] = {
        "draft": draft,
        "code": entry.code,
        "link": absolute((draft.agreement or draft).get_absolute_url()),
    }
    for person in queries.others_of(draft, actor):
        key = f"{entry.code}:{draft.uuid}:{mark}:{person.pk}"
        subject = f"{SUBJECTS[entry.code]}: {draft}"
        letters.send(key, person.email, subject, "drafts/letters/news", context, about=draft, user=person)
