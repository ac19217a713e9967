from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "weerbaar.doors.api"
    label = "api"
    verbose_name = "API"
