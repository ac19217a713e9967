from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "weerbaar.doors.demo"
    label = "demo"
    verbose_name = "Demonstratie"
