"""All addresses of the site, for tests that ask every one of them."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver

# Addresses of libraries, tested elsewhere: their own pages, and the back office by role.
ELSEWHERE = ("account/", "beheer/", "demo/")


def addresses(resolver: URLResolver, path: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """(path, full name) of every address."""
    for pattern in resolver.url_patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, here, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern):
            yield here.lstrip("^"), f"{space}{pattern.name}" if pattern.name else f"(without a name) {here}"
