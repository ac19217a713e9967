from django.apps import AppConfig


class OutwardConfig(AppConfig):
    name = "weerbaar.doors.outward"
    label = "outward"
    verbose_name = "Naar buiten"

    def ready(self) -> None:
        from weerbaar.doors.outward import plugs

        plugs.plug()
