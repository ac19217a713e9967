from django.apps import AppConfig


class CapabilitiesConfig(AppConfig):
    name = "weerbaar.features.networks.capabilities"
    label = "capabilities"
    verbose_name = "Capaciteiten"

    def ready(self) -> None:
        from weerbaar.features.networks.capabilities import plugs

        plugs.plug()
