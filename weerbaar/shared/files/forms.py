"""A field for a file, with or without scripts. What was sent stays, also when the rest of the form has to be mended."""

from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from weerbaar.foundation.kit.errors import Invalid
from weerbaar.shared.files import queries, services
from weerbaar.shared.files.families import DOCUMENTS, Family
from weerbaar.shared.files.models import StoredFile

GONE = "Dit bestand is er niet meer. Kies het opnieuw."


class FileMixin(forms.Form):
    """`file` comes with the form; `upload` is the ref of what came before it. `stored` is the result, or
    None. `family` says what kinds belong here.

    The form must have `user` before it is asked whether it is valid.
    """

    family: ClassVar[Family] = DOCUMENTS
    user: Any
    stored: StoredFile | None = None

    file = forms.FileField(
        label="Bestand",
        required=False,
        max_length=200,
        widget=forms.FileInput(attrs={"data-upload": "/bestanden/"}),
        error_messages={"empty": "Dit bestand is leeg."},
    )
    upload = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["file"].widget.attrs["accept"] = self.family.accept

    def take_file(self) -> None:
        """For `clean`: what was sent, as a stored file; what is wrong with it stands beside the field."""
        sent, ref = self.cleaned_data.get("file"), self.cleaned_data.get("upload", "")
        if sent:
            try:
                self.stored = services.take_file(self.user, sent, self.family)
            except Invalid as error:
                self.add_error("file", str(error))
        elif ref:
            self.stored = queries.ready(self.user, ref)
            if self.stored is None:
                self.add_error("file", GONE)
            else:
                self._fit(self.stored)
        data = QueryDict(mutable=True)
        data.update(self.data)
        data.setlist(self.add_prefix("upload"), [self.stored.ref if self.stored else ""])
        self.data = data

    def _fit(self, stored: StoredFile) -> None:
        """What came in pieces was taken whatever it is; here it is known what it is for."""
        try:
            self.stored = services.take_as(stored, self.family)
        except Invalid as error:
            self.stored = None
            self.add_error("file", str(error))
