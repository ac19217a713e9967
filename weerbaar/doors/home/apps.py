from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "weerbaar.doors.home"
    label = "home"
    verbose_name = "Voordeur"
