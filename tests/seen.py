"""A page as the tests of every page look at it."""

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Seen(HTMLParser):
    """What the tests ask of a page, gathered in one pass."""

    def __init__(self, html):
        super().__init__()
        self.html = html
        self.lang = self.title = ""
        self.h1 = 0
        self.links, self.ids, self.alternates = [], [], {}
        self.canonical = None
        self.foreign = []
        self.open = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag not in VOID:
            # What is hidden from everybody who listens is a picture, not text.
            self.open.append((tag, "" if "aria-hidden" in found else found.get("lang")))
        if tag == "html":
            self.lang = found["lang"]
        self.h1 += tag == "h1"
        self.ids += [found["id"]] if "id" in found else []
        if tag == "a":
            self.links.append(found["href"])
        if tag == "link" and found["rel"] == "alternate" and "hreflang" in found:
            self.alternates[found["hreflang"]] = found["href"]
        if tag == "link" and found["rel"] == "canonical":
            self.canonical = found["href"]

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        if self.open and self.open[-1][0] == "title":
            self.title += text
        nearest = next((lang for _tag, lang in reversed(self.open) if lang is not None), "")
        if nearest == "en" and any("㐀" <= one <= "鿿" for one in text):
            self.foreign.append(text.strip())
