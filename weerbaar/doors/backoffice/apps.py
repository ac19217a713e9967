from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    name = "weerbaar.doors.backoffice"
    label = "backoffice"
    verbose_name = "Beheer"
