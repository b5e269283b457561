"""The server's way in for many workers: each has read and imported all before its first reader."""

import gc
from importlib import import_module

from django.conf import settings

from guide.wsgi import application

__all__ = ["application"]

import_module(settings.ROOT_URLCONF)
# What is imported stays for as long as the worker does: nobody waits while it is looked through.
gc.collect()
gc.freeze()
application.watch()
