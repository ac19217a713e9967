from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "weerbaar.features.networks.places"
    label = "places"
    verbose_name = "Behoeften en regio's"

    def ready(self) -> None:
        from weerbaar.features.networks.places.plugs import plug

        plug()
