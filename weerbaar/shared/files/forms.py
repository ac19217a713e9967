"""A field for a file, with or without scripts. What was sent stays, also when the rest of the form has to be mended."""

from typing import Any

from django import forms
from django.http import QueryDict

from weerbaar.foundation.kit.errors import Invalid
from weerbaar.shared.files import queries, services
from weerbaar.shared.files.models import StoredFile

GONE = "Dit bestand is er niet meer. Kies het opnieuw."
ACCEPT = ".pdf,.docx,.odt,.pptx,.html,.htm,.txt"


class FileMixin(forms.Form):
    """`file` comes with the form; `upload` is the ref of what came before it. `stored` is the result, or None.

    The form must have `user` before it is asked whether it is valid.
    """

    user: Any
    stored: StoredFile | None = None

    file = forms.FileField(
        label="Bestand",
        required=False,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ACCEPT, "data-upload": "/bestanden/"}),
        error_messages={"empty": "Dit bestand is leeg."},
    )
    upload = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)

    def take_file(self) -> None:
        """For `clean`: what was sent, as a stored file; what is wrong with it stands beside the field."""
        sent, ref = self.cleaned_data.get("file"), self.cleaned_data.get("upload", "")
        if sent:
            try:
                self.stored = services.take_file(self.user, sent)
            except Invalid as error:
                self.add_error("file", str(error))
        elif ref:
            self.stored = queries.ready(self.user, ref)
            if self.stored is None:
                self.add_error("file", GONE)
        data = QueryDict(mutable=True)
        data.update(self.data)
        data.setlist(self.add_prefix("upload"), [self.stored.ref if self.stored else ""])
        self.data = data
