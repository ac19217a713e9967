from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "weerbaar.foundation.ui"
    label = "ui"
    verbose_name = "Vormgeving"
