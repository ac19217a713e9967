"""Pictures and documents that editors send in the back office are looked at as every other file is: by content."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from weerbaar.shared.files import checking
from weerbaar.shared.files.unwanted import UnwantedFile

PLAIN = {"csv": "txt"}  # what is the same to who looks at the content


class PictureForm(BaseImageForm):
    """Wagtail sees whether it is a picture of a kind that we take; here, that it is nothing else besides."""

    def clean_file(self) -> Any:
        sent = self.cleaned_data["file"]
        if isinstance(sent, UploadedFile):
            try:
                checking.check_picture(sent)
            except UnwantedFile as error:
                raise forms.ValidationError(str(error)) from error
        return sent


class DocumentForm(BaseDocumentForm):
    """Wagtail looks at the ending of the name alone, and the file leaves under that name."""

    def clean_file(self) -> Any:
        sent = self.cleaned_data["file"]
        if not isinstance(sent, UploadedFile):
            return sent
        try:
            kind = checking.check_sent(sent).kind
        except UnwantedFile as error:
            raise forms.ValidationError(str(error)) from error
        ending = PurePath(sent.name or "").suffix.lower().removeprefix(".")
        if kind != PLAIN.get(ending, ending):
            raise forms.ValidationError(
                f"De naam eindigt op ‘.{ending}’, maar dit is een bestand van de soort {kind.upper()}. "
                "Geef het bestand een naam die klopt, en probeer het opnieuw."
            )
        return sent
