from django.apps import AppConfig


class DemoContentConfig(AppConfig):
    """Example content, demo accounts and synthetic data. It knows every floor, and no floor knows it."""

    name = "weerbaar.demo"
    label = "demo_content"
    verbose_name = "Voorbeeldgegevens"
