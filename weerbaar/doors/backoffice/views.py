"""Wagtail's create, edit and delete pages, writing through our services instead of `form.save()`."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from wagtail.admin.views import generic

from weerbaar.doors.backoffice.forms import ReasonForm
from weerbaar.foundation.accounts.queries import second_steps
from weerbaar.foundation.accounts.services import reset_second_step
from weerbaar.foundation.activity.models import Delivery
from weerbaar.foundation.activity.services import try_again
from weerbaar.foundation.kit.errors import Invalid, Refused
from weerbaar.foundation.letters.models import Letter
from weerbaar.foundation.letters.services import post_again


class Served:
    """A page that saves through `write(actor, instance)`; what the service refuses stands at its field."""

    write: Callable[[Any, Any], Any]
    request: HttpRequest
    form: Any
    produced_error_message: str | None = "Dit is niet opgeslagen."

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except Invalid as error:
            for field, sentences in error.errors.items():
                form.add_error(field if field in form.fields else None, sentences)
        except ValidationError as error:
            form.add_error(None, error.messages)
        except Refused as error:
            form.add_error(None, str(error))
        return self.form_invalid(form)  # type: ignore[attr-defined]

    def save_instance(self) -> Any:
        return type(self).write(self.request.user, self.form.save(commit=False))


class ServedCreate(Served, generic.CreateView):
    """Adding through a service."""


class ServedEdit(Served, generic.EditView):
    """Changing through a service."""

    def save_instance(self) -> Any:
        self.has_content_changes = self.form.has_changed()
        return super().save_instance()


class ServedDelete(generic.DeleteView):
    """Taking away through a service; a refusal is shown on the list."""

    write: Callable[[Any, Any], Any]

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            type(self).write(self.request.user, self.object)
        except Refused as error:
            messages.error(self.request, str(error))
        else:
            messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url())


def second_step_reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away the second step of who lost the phone: asks why, then does it."""
    if not request.user.has_perm("mfa.delete_authenticator"):
        raise PermissionDenied
    person: Any = get_object_or_404(second_steps(), pk=pk).user
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reset_second_step(request.user, person, form.cleaned_data["reason"])
        except Invalid as error:
            form.add_error(None, str(error))
        except Refused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"De tweede stap van {person} is weg. Er gaat een mail naar {person.email}.")
            return redirect("second_step:index")
    return render(request, "backoffice/second_step_reset.html", {"form": form, "person": person})


@require_POST
def delivery_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a delivery again now."""
    if not request.user.has_perm("activity.change_delivery"):
        raise PermissionDenied
    row = get_object_or_404(Delivery.objects.select_related("entry"), pk=pk)
    try_again(request.user, row)
    messages.success(request, f"De bezorging aan '{row.listener}' wordt nu opnieuw geprobeerd.")
    return redirect("delivery:index")


@require_POST
def letter_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a letter that did not arrive once more."""
    if not request.user.has_perm("letters.change_letter"):
        raise PermissionDenied
    row = get_object_or_404(Letter, pk=pk)
    try:
        post_again(request.user, row)
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"De brief aan {row.to} wordt nu opnieuw verstuurd.")
    return redirect("letter:index")
