from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "weerbaar.doors.desk"
    label = "desk"
    verbose_name = "Werkplek"

    def ready(self) -> None:
        from weerbaar.doors.desk import plugs

        plugs.plug()
