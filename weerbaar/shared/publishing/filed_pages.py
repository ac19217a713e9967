"""The pages of what stands on the shelf with a file: those of every shelf, and asking to read it again."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from weerbaar.foundation.ui.refusal import unless
from weerbaar.shared.publishing import queries, rules
from weerbaar.shared.publishing.filing import Filing
from weerbaar.shared.publishing.forms import FiledForm
from weerbaar.shared.publishing.pages import Pages
from weerbaar.shared.publishing.shelf import Shelf


def filed_pages(filing: Filing, form: type[FiledForm], *, place: str, **options: Any) -> Pages:
    """As `Pages`, saved with the file that was sent. `place`: where the same file may stand ('op de plank')."""

    def save_new(user: Any, form: FiledForm, publish: bool, shelf: Shelf) -> Any:
        assert form.stored is not None
        return filing.add(user, form.service_values(), form.stored, publish=publish)

    def save_changed(user: Any, record: Any, form: FiledForm, shelf: Shelf) -> Any:
        return filing.change(user, record, form.service_values(), form.stored, seen=form.seen)

    def is_double(request: HttpRequest, form: FiledForm) -> dict[str, Any] | None:
        """The same file stands on the shelf already: that is said before it is added once more."""
        assert form.stored is not None
        double = queries.same_file(filing.shelf, request.user, form.stored.digest)
        if double is None or request.POST.get("toch") == "ja":
            return None
        form.add_error("file", f"Dit bestand staat al {place}, als ‘{double}’.")
        return {"double": double}

    return Pages(
        filing.shelf, form, save_new=save_new, save_changed=save_changed, asks_first=is_double, **options
    )  # fmt: skip


def read_again_view(pages: Pages, filing: Filing, told: str) -> Callable[..., HttpResponse]:
    """`told` is what somebody reads when it was asked."""

    @require_POST
    def read_again(request: HttpRequest, ref: str) -> HttpResponse:
        record = pages.visible_or_404(request, ref)
        if answer := unless(rules.may_read_again(pages.shelf, request.user, record), request):
            return answer
        filing.read_again(request.user, record)
        messages.success(request, told)
        return redirect(record)

    return read_again


def filed_context(pages: Pages, user: Any, record: Any) -> dict[str, Any]:
    """For the page of one: what came before and after it, and whether it may be read again."""
    return {
        "replaced": queries.replaced(pages.shelf, user, record),
        "replaced_by": queries.replaced_by(pages.shelf, user, record),
        "may_read_again": rules.may_read_again(pages.shelf, user, record),
    }
