from django.apps import AppConfig


class KeepersConfig(AppConfig):
    name = "weerbaar.features.networks.keepers"
    label = "keepers"
    verbose_name = "Wie een organisatie bijhoudt"

    def ready(self) -> None:
        from weerbaar.features.networks.keepers import plugs

        plugs.plug()
