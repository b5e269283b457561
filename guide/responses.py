"""What every public response says about caching, and the pages for an address with no page."""

from django.conf import settings
from django.shortcuts import redirect, render


def cacheable(get_response):
    """Public pages may be kept for five minutes and asked for again by ETag.

    A view that must not be kept says so itself, with `never_cache` or its own header.
    """

    def respond(request):
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if settings.ADMIN_PATH and request.path.startswith(f"/{settings.ADMIN_PATH}/"):
            return response
        if response.status_code in (200, 301, 304, 410):
            response.headers.setdefault("Cache-Control", "public, max-age=300")
        return response

    return respond


def withdrawn(request, successor):
    """The answer of a released address whose file is gone: its successor, or 410 with a way on."""
    if successor is not None:
        return redirect(successor, permanent=True)
    return render(request, "410.html", status=410)
