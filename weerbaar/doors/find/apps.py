from django.apps import AppConfig


class FindConfig(AppConfig):
    name = "weerbaar.doors.find"
    label = "find"
    verbose_name = "Zoeken"

    def ready(self) -> None:
        from weerbaar.doors.find import plugs

        plugs.plug()
