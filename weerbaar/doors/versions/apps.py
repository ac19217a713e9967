from django.apps import AppConfig


class VersionsConfig(AppConfig):
    name = "weerbaar.doors.versions"
    label = "versions"
    verbose_name = "Eerdere versies"
