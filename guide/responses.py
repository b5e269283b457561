"""What every public response says about caching, and how it is compressed."""

from django.conf import settings
from django.middleware.gzip import GZipMiddleware


class Compressed(GZipMiddleware):
    """Public pages, compressed. They hold no secret, so the same page has the same bytes."""

    max_random_bytes = 0

    def process_response(self, request, response):
        # The admin's pages do hold one, their form tokens: they are sent as they are.
        return response if is_admin(request) else super().process_response(request, response)


def is_admin(request):
    return bool(settings.ADMIN_PATH) and request.path.startswith(f"/{settings.ADMIN_PATH}/")


def cacheable(get_response):
    """Public pages may be kept for five minutes and asked for again by ETag.

    A view that must not be kept says so itself, with `never_cache` or its own header.
    """

    def respond(request):
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not is_admin(request) and response.status_code in (200, 301, 304, 410):
            response.headers.setdefault("Cache-Control", "public, max-age=300")
        return response

    return respond
