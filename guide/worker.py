"""The server's way in for many workers: each has read and imported all before its first reader."""

from importlib import import_module

from django.conf import settings

from guide.wsgi import application

__all__ = ["application"]

import_module(settings.ROOT_URLCONF)
application.watch()
