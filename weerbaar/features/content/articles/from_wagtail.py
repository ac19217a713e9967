"""The one adapter between Wagtail and the spine: what Wagtail writes in its log of a page becomes a line of ours.

Wagtail logs everything that happens to a page (saved, published, planned, reviewed, moved, deleted) in the transaction
of the change itself; so does this. What only editors may know of (drafts, review) is a line for editors alone.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.models import PageLogEntry, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from weerbaar.features.content.articles.models import KINDS, Question, Theme
from weerbaar.foundation.activity.services import Line, record, record_many
from weerbaar.foundation.audiences.keys import EDITORS
from weerbaar.shared.links.queries import kind_of

# Action in Wagtail's log -> what it is called here. What stands in neither is not told.
FOR_READERS = {
    "wagtail.publish": "published",
    "wagtail.publish.scheduled": "published",
    "wagtail.unpublish": "withdrawn",
    "wagtail.unpublish.scheduled": "withdrawn",
    "wagtail.move": "moved",
    "wagtail.delete": "deleted",
}
FOR_EDITORS = {
    "wagtail.create": "added",
    "wagtail.copy": "added",
    "wagtail.edit": "changed",
    "wagtail.revert": "put_back",
    "wagtail.publish.schedule": "planned",
    "wagtail.schedule.cancel": "unplanned",
    "wagtail.workflow.start": "offered",
    "wagtail.workflow.approve": "approved",
    "wagtail.workflow.reject": "sent_back",
    "wagtail.workflow.cancel": "offer_cancelled",
}
# What changes the address, or whether it is there at all, of what stands under a theme.
ABOUT_ALL_UNDER = {"published", "withdrawn", "moved", "deleted"}


# Letters of a review are ours (`telling`): they wait for a worker, and name no draft.
THEIR_LETTERS = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)


def connect() -> None:
    for signal, sender, name in THEIR_LETTERS:  # in their place, whether they come before or after us
        signal.disconnect(sender=sender, dispatch_uid=name)
        signal.connect(_no_letter, sender=sender, dispatch_uid=name)
    post_save.connect(_tell, sender=PageLogEntry, dispatch_uid="articles.from_wagtail")


def _no_letter(**told: Any) -> None:
    return None


def _tell(instance: PageLogEntry, created: bool, **told: Any) -> None:
    action = instance.action
    verb = FOR_READERS.get(action) or FOR_EDITORS.get(action)
    if not created or verb is None or instance.page is None:
        return
    page = instance.page.specific
    if not isinstance(page, KINDS):
        return
    clauses = page.clauses() if action in FOR_READERS else (frozenset({EDITORS}),)
    with transaction.atomic():
        record(instance.user, f"{kind_of(page)}.{verb}", page, _changes(instance), clauses=clauses)
        if isinstance(page, Theme) and verb in ABOUT_ALL_UNDER:
            under = Question.objects.descendant_of(page)
            record_many(instance.user, [Line(f"question.{_of_theme(verb)}", one) for one in under])


def _of_theme(verb: str) -> str:
    return "deleted" if verb == "deleted" else "theme_changed"


def _changes(entry: PageLogEntry) -> dict[str, list[Any]]:
    """The title where that changed; Wagtail keeps the rest, and shows it to editors."""
    title = (entry.data or {}).get("title")
    return {"title": [title["old"], title["new"]]} if isinstance(title, dict) else {}
