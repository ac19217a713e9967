"""The step of a review: somebody of the editors looks who did not ask for it."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import TaskState
from wagtail.models.workflows import AbstractGroupApprovalTask


class SecondEditor(AbstractGroupApprovalTask):
    """Anybody of these groups but who offered the text."""

    class Meta:
        verbose_name = "tweede redacteur kijkt mee"
        verbose_name_plural = "tweede redacteur kijkt mee"

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        state = obj.current_workflow_state
        if state is not None and state.requested_by_id == user.pk:
            return []
        found: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        return found

    def get_task_states_user_can_moderate(self, user: Any, **told: Any) -> QuerySet[TaskState]:
        found: QuerySet[TaskState] = super().get_task_states_user_can_moderate(user, **told)
        return found.exclude(workflow_state__requested_by=user)

    @classmethod
    def get_description(cls) -> str:
        return "Iemand van de gekozen groepen kijkt mee, maar niet wie de tekst heeft voorgelegd."
