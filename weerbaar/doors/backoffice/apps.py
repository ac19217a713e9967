from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    name = "weerbaar.doors.backoffice"
    label = "backoffice"
    verbose_name = "Beheer"

    def ready(self) -> None:
        from weerbaar.doors.backoffice import plugs

        plugs.plug()
