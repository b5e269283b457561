"""The server's way in."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guide.settings")

application = get_wsgi_application()

# They need the settings that the line above made ready.
from guide.checkup.quick import Quick  # noqa: E402
from guide.pages import Pages  # noqa: E402

application = Pages(Quick(application))
