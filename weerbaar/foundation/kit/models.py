"""What every record that people see has: a key for the database, one for the API, one for addresses."""

import uuid

from django.db import models

from weerbaar.foundation.kit.ids import new_ref


class Record(models.Model):
    """`id` stays inside, `uuid` is for API and exports, `ref` for addresses and QR codes."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    ref = models.CharField("verwijzing", max_length=8, default=new_ref, unique=True, editable=False)
    created_at = models.DateTimeField("aangemaakt op", auto_now_add=True)
    updated_at = models.DateTimeField("gewijzigd op", auto_now=True)

    class Meta:
        abstract = True
