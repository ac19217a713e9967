"""Pictures and documents that editors send in the back office are looked at as every other file is: by content."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from PIL.Image import DecompressionBombError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from weerbaar.shared.files import checking
from weerbaar.shared.files.unwanted import UnwantedFile

PLAIN = {"csv": "txt"}  # what is the same to who looks at the content


class PictureField(WagtailImageField):
    """Wagtail knows a picture by how it begins, and stumbles when the rest is damaged."""

    def check_image_pixel_size(self, f: Any) -> None:
        try:
            super().check_image_pixel_size(f)
        except (OSError, SyntaxError, ValueError, DecompressionBombError) as error:
            raise forms.ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class PictureForm(BaseImageForm):
    """Wagtail sees whether it is a picture of a kind that we take; here, that it is nothing else besides."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "file" in self.fields:  # Wagtail makes this field itself, and asks nobody of which class
            self.fields["file"].__class__ = PictureField

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
