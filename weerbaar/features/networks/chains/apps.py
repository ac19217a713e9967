from django.apps import AppConfig


class ChainsConfig(AppConfig):
    name = "weerbaar.features.networks.chains"
    label = "chains"
    verbose_name = "Ketens"

    def ready(self) -> None:
        from weerbaar.features.networks.chains import plugs

        plugs.plug()
