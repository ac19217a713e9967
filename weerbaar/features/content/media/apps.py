from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "weerbaar.features.content.media"
    label = "media"
    verbose_name = "Video en podcast"

    def ready(self) -> None:
        from weerbaar.features.content.media import plugs

        plugs.plug()
