"""One public page as its bytes: compressed, tagged, and given to whoever accepts them so."""

import gzip
import hashlib
from dataclasses import dataclass, field

import brotli

from guide.first import gzipped

# What a kept page takes in memory beside its body.
OVERHEAD = 4096
COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/atom+xml")
COMPRESS = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": gzipped,
    "": lambda body: body,
}


@dataclass(frozen=True)
class Page:
    headers: list
    body: list
    tag: str
    unchanged: list
    # What it was asked with: to make it anew for the next revision.
    asked: dict = field(repr=False)

    @property
    def size(self):
        return len(self.body[0]) + OVERHEAD


def give(page, environ, start_response):
    asked = environ.get("HTTP_IF_NONE_MATCH")
    unchanged = asked and _matches(asked, page.tag)
    headers = page.unchanged if unchanged else page.headers
    second = environ.get("HTTP_X_SECOND")
    if second and len(second) < 12 and second.isdecimal():
        # nginx, which sends its own clock's second, keeps the page to the end of that second.
        headers = [*headers, ("X-Accel-Expires", f"@{second}")]
    start_response("304 Not Modified" if unchanged else "200 OK", headers)
    return [] if unchanged or environ["REQUEST_METHOD"] == "HEAD" else page.body


def made(headers, body, encoding, asked):
    told = {name.lower(): one for name, one in headers}
    if told.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    if not told.get("content-type", "").startswith(COMPRESSIBLE):
        encoding = ""
    sent = COMPRESS[encoding](body)
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}{encoding}"'
    lasting = [
        ("ETag", tag),
        ("Cache-Control", told["cache-control"]),
        ("Vary", "Accept-Encoding"),
    ]
    replaced = ("etag", "cache-control", "vary", "content-length", "content-encoding")
    kept = [one for one in headers if one[0].lower() not in replaced]
    if encoding:
        kept.append(("Content-Encoding", encoding))
    return Page([*kept, *lasting, ("Content-Length", str(len(sent)))], [sent], tag, lasting, asked)


def may_be_kept(status, headers):
    told = {name.lower(): one for name, one in headers}
    varies = {one.strip().lower() for one in told.get("vary", "").split(",")} - {""}
    return (
        status.startswith("200")
        and told.get("cache-control", "").startswith("public")
        and told.get("content-encoding", "gzip") == "gzip"
        and "set-cookie" not in told
        and varies <= {"accept-encoding"}
    )


_ENCODINGS: dict[str, str] = {}


def accepted(header):
    """The best of br, gzip and none that a header accepts."""
    found = _ENCODINGS.get(header)
    if found is None:
        found = _best(header)
        # Browsers send a handful; whatever else arrives must not fill the memory.
        if len(_ENCODINGS) < 256 and len(header) < 256:
            _ENCODINGS[header] = found
    return found


def _best(header):
    weights = {}
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        weights[name.strip()] = weight.strip().removeprefix("q=").strip() or "1"
    return next(
        (one for one in ("br", "gzip") if weights.get(one, "0").strip("0.") != ""),
        "",
    )


def _matches(asked, tag):
    return asked == tag or any(
        one.strip().removeprefix("W/") in (tag, "*") for one in asked.split(",")
    )
