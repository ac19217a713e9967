"""The door for the web server; a database that does not answer stops it with one sentence."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from ops import pg

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
pg.check()
application = get_wsgi_application()
# What is loaded now stays, so looking through it for garbage again and again is wasted; and a page of the network map
# makes tens of thousands of small things that need no collector. Together this takes a twentieth off such a page.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
