from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "weerbaar.shared.links"
    label = "links"
    verbose_name = "Hoort bij"

    def ready(self) -> None:
        from weerbaar.shared.links import plugs

        plugs.plug()
