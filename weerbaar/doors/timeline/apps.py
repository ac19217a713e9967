from django.apps import AppConfig


class TimelineConfig(AppConfig):
    name = "weerbaar.doors.timeline"
    label = "timeline"
    verbose_name = "Tijdlijn"

    def ready(self) -> None:
        from weerbaar.doors.timeline import plugs

        plugs.plug()
