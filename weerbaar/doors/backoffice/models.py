"""Wagtail's images and documents, as our own models so that they can grow without a migration of data."""

from pathlib import Path

from django.db import models
from django.urls import reverse
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition


class HouseImage(AbstractImage):
    admin_form_fields = (
        "title", "file", "description", "collection", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = "afbeelding"
        verbose_name_plural = "afbeeldingen"


class HouseRendition(AbstractRendition):
    """Leaves through a view that asks whether its reader may see something that shows it (`serving`)."""

    image = models.ForeignKey(HouseImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta(AbstractRendition.Meta):
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    @property
    def url(self) -> str:
        return reverse("backoffice_picture", args=[self.image_id, Path(self.file.name).name])


class HouseDocument(AbstractDocument):
    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documenten"

    @property
    def url(self) -> str:
        return reverse("backoffice_document", args=[self.pk, self.filename])
