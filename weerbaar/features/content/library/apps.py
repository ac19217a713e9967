from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "weerbaar.features.content.library"
    label = "library"
    verbose_name = "Bibliotheek"

    def ready(self) -> None:
        from weerbaar.features.content.library import plugs

        plugs.plug()
