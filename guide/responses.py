"""What every public response says about caching, and how it is compressed."""

import logging
from urllib.parse import clear_cache

from django.conf import settings
from django.middleware.gzip import GZipMiddleware

from guide.shelf import AWAY

# A minute in a browser: who goes from page to page does not ask for the same one twice, and a
# mended sentence is not missed for long. A second in a cache that many share. For ten minutes more,
# the page of before is shown at once while the new one is fetched; for a day, if the site is away.
PUBLIC = "public, max-age=60, s-maxage=1, stale-while-revalidate=600, stale-if-error=86400"


class Compressed(GZipMiddleware):
    """Public pages, compressed. They hold no secret, so the same page has the same bytes."""

    max_random_bytes = 0

    def process_response(self, request, response):
        # The admin's pages do hold one, their form tokens: they are sent as they are.
        return response if is_admin(request) else super().process_response(request, response)


def is_admin(request):
    return bool(settings.ADMIN_PATH) and request.path.startswith(f"/{settings.ADMIN_PATH}/")


def cacheable(get_response):
    """Public pages may be kept for a minute, and are asked for again by ETag.

    A view that must not be kept says so itself, with `never_cache` or its own header.
    """

    def respond(request):
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not is_admin(request) and response.status_code in (200, 301, 304, 410):
            response.headers.setdefault("Cache-Control", PUBLIC)
        return response

    return respond


def forms_of_the_admin(get_response):
    """The admin's forms are taken only from its own pages, so their browser must say which it was.

    It does not where nothing may be told of where it comes from, as on the public pages.
    """

    def respond(request):
        response = get_response(request)
        if is_admin(request):
            response.headers["Referrer-Policy"] = "same-origin"
        return response

    return respond


def addresses_forgotten(get_response):
    """Python keeps the addresses it took apart last in memory: readers' choices are in some."""

    def respond(request):
        try:
            return get_response(request)
        finally:
            clear_cache()

    return respond


class NotTheDatabase(logging.Filter):
    """That the database is away is said once, by `shelf`: not again for each request."""

    def filter(self, record):
        return not (record.exc_info and isinstance(record.exc_info[1], AWAY))
