from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PortsConfig(AppConfig):
    name = "weerbaar.foundation.ports"
    label = "ports"
    verbose_name = "Poorten"

    def ready(self) -> None:
        """Each app says in its `privacy.py` what it knows about people."""
        autodiscover_modules("privacy")
