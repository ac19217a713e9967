from django.apps import AppConfig


class MapsConfig(AppConfig):
    name = "weerbaar.features.networks.maps"
    label = "maps"
    verbose_name = "Netwerkkaart"

    def ready(self) -> None:
        from weerbaar.features.networks.maps.plugs import plug

        plug()
