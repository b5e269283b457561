"""What is seen first of an answer: that part of the stylesheet stands in the page itself.

So the short answer and the first steps are painted without waiting for another request.
"""

import base64
import hashlib
from pathlib import Path

import deflate

SHEET = Path(__file__).parent / "static" / "guide.css"
# What a page may weigh. A longer answer links its whole stylesheet instead.
MOST = 10 * 1024
LEVEL = 12
# No page loses more between a quick look and the last level.
MARGIN = 1.08


def cut(sheet, language):
    """The rules between the first two comments of a stylesheet, those of a language in it only.

    A rule stands in a line, so nothing is lost where lines are joined.
    """
    _before, _comment, rest = sheet.partition("*/")
    rules = rest.partition("/*")[0].split("\n")
    return "".join(one for one in rules if language == "en" or ":lang(en)" not in one)


STYLES = {code: cut(SHEET.read_text(), code) for code in ("zh-hans", "zh-hant", "en")}


def source(style):
    """How a policy names a style that may stand in a page."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"'sha256-{digest}'"


# The two Chinese scripts have the same.
SOURCES = [*dict.fromkeys(source(one) for one in STYLES.values())]


def gzipped(body):
    return deflate.gzip_compress(body, LEVEL)


def is_light(body):
    """Whether a page, compressed, is no heavier than it may be: mostly a quick look tells."""
    quick = len(deflate.gzip_compress(body, 6))
    return quick <= MOST or (quick < MOST * MARGIN and len(gzipped(body)) <= MOST)
