"""The door for the web server; a database that does not answer stops it with one sentence."""

import os

from django.core.wsgi import get_wsgi_application

from ops import pg

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
pg.check()
application = get_wsgi_application()
