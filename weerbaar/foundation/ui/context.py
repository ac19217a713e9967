"""What every page may count on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """The product's name and contact, from the settings."""
    return {"product_name": settings.PRODUCT_NAME, "contact_email": settings.CONTACT_EMAIL, "is_demo": settings.IS_DEMO}
