#!/usr/bin/env python
"""Django's command line; finds (and if needed starts) the project's own database."""

import contextlib
import os
import sys

from ops import pg
from ops.say import StopError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        raise StopError(
            "Django staat niet in deze omgeving. Gebruik .venv/bin/python manage.py … (make demo maakt die omgeving)."
        ) from None
    with pg.session() if pg.needs_database(sys.argv) else contextlib.nullcontext():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
