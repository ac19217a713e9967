"""Whole addresses, for who reads them elsewhere."""

from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a path on this site ('/organisaties/'); what is whole already stays as it is."""
    return path if path.startswith(("https://", "http://")) else f"{settings.PRODUCT_URL.rstrip('/')}{path}"
