from django.apps import AppConfig


class PortsConfig(AppConfig):
    name = "weerbaar.foundation.ports"
    label = "ports"
    verbose_name = "Poorten"
