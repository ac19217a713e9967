"""On an organisation's page, for who may: what can be done with the organisation as a whole, and undone."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.networks.lineage import queries, rules
from weerbaar.features.networks.lineage.models import Succession
from weerbaar.foundation.organisations.models import Organisation


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    user = request.user
    verdicts = {
        "may_merge": rules.may_merge(user, organisation),
        "may_split": rules.may_split(user, organisation),
        "may_end": rules.may_end(user, organisation),
        "may_resume": rules.may_resume(user, organisation),
    }
    if not any(verdicts.values()):
        return None
    done = queries.successions_of(user, organisation).exclude(kind=Succession.Kind.ENDED)
    undoable = [one for one in done[:10] if rules.may_undo(user, one)] if verdicts["may_merge"] else []
    return {"organisation": organisation, "undoable": undoable, **verdicts}
