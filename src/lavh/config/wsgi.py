"""The WSGI application that granian (or any other server) runs."""

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lavh.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

# What is loaded now stays for good: the collector need not look at it again and again. Pages make hundreds of objects and no cycles to speak of.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
