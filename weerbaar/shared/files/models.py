"""A file that somebody sent: on its way, checked, or in use by a record that decides who may see it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from weerbaar.foundation.kit.models import Record


def place(file: "StoredFile", name: str) -> str:
    """Where the bytes lie: under the uuid, so that nothing of what people typed becomes a path."""
    return f"bestanden/{file.uuid.hex[:2]}/{file.uuid}"


class StoredFile(Record):
    """`received` of `size` bytes are there. Its kind was read from its content. It has no visibility of its own: who
    may see the record that keeps it may have it, through a view of that record.
    """

    class State(models.TextChoices):
        RECEIVING = "onderweg", "wordt verstuurd"
        READY = "klaar", "staat klaar"
        KEPT = "bewaard", "in gebruik"

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word (DOCX)"
        ODT = "odt", "OpenDocument (ODT)"
        PPTX = "pptx", "PowerPoint (PPTX)"
        HTML = "html", "webpagina (HTML)"
        TXT = "txt", "platte tekst (TXT)"
        CSV = "csv", "tabel (CSV)"
        XLSX = "xlsx", "Excel (XLSX)"
        ODS = "ods", "rekenblad (ODS)"
        PNG = "png", "afbeelding (PNG)"
        JPG = "jpg", "afbeelding (JPEG)"
        MP3 = "mp3", "geluid (MP3)"
        M4A = "m4a", "geluid (M4A)"
        OGG = "ogg", "geluid (Ogg)"
        OPUS = "opus", "geluid (Opus)"
        WAV = "wav", "geluid (WAV)"
        MP4 = "mp4", "film (MP4)"
        WEBM = "webm", "film (WebM)"

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="verstuurd door",
    )
    state = models.CharField("stand", max_length=10, choices=State, default=State.RECEIVING)
    name = models.CharField("naam", max_length=200)
    kind = models.CharField("soort", max_length=10, choices=Kind, blank=True)
    size = models.PositiveBigIntegerField("bytes")
    received = models.PositiveBigIntegerField("ontvangen bytes", default=0)
    digest = models.CharField("controlegetal (SHA-256)", max_length=64, blank=True)
    page_count = models.PositiveIntegerField("bladzijden", null=True, blank=True)
    seconds = models.FloatField("duur in seconden", null=True, blank=True)
    scanned_at = models.DateTimeField("op virussen onderzocht op", null=True, blank=True)
    content = models.FileField("inhoud", upload_to=place, blank=True, max_length=200)

    class Meta:
        verbose_name = "bestand"
        verbose_name_plural = "bestanden"
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(received__lte=F("size")), name="file_received_within_size"),
            models.CheckConstraint(condition=Q(state="onderweg") | ~Q(kind=""), name="file_checked_has_kind"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def etag(self) -> str:
        """The same as long as no byte of it differs, in the quotes that HTTP asks."""
        return f'"{self.digest or self.uuid.hex}"'
