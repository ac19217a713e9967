from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "weerbaar.doors.home"
    label = "home"
    verbose_name = "Voordeur"

    def ready(self) -> None:
        from weerbaar.doors.home import plugs

        plugs.plug()
