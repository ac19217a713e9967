from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "weerbaar.shared.files"
    label = "files"
    verbose_name = "Bestanden"

    def ready(self) -> None:
        from weerbaar.shared.files import plugs

        plugs.plug()
