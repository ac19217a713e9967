from django.apps import AppConfig


class LightingConfig(AppConfig):
    name = "weerbaar.shared.lighting"
    label = "lighting"
    verbose_name = "Oplichten van begrippen"
