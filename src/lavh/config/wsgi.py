"""The WSGI application that granian (or any other server) runs."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lavh.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
