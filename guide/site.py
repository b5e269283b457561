"""The address of the whole site, and the QR picture of an address: for what is read elsewhere."""

import functools
import io

import segno
from django.conf import settings


def root(request):
    """Without a slash at its end. The host asked for, where no address is set."""
    return settings.SITE_URL or request.build_absolute_uri("/")[:-1]


@functools.lru_cache(maxsize=512)
def qr_png(address):
    """The QR code of an address as a PNG picture. A short one fits version 3 at level M."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="png", scale=4, border=3)
    return out.getvalue()
