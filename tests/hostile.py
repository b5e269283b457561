"""What a hostile client sends: strategies for whole requests of the given addresses."""

import re
from urllib.parse import quote, quote_plus

from hypothesis import strategies as some

from tests.asked import HOST

# If a page shows one of these as it came, it shows a stranger's markup.
MARKS = ("<x9z>", "\"x9z='", "<script>x9z</script>")
HOSTILE = [
    *MARKS,
    "",
    "\0",
    "a\0b",
    "\r\nX-Evil: 1",
    "//evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example/",
    "javascript:x9z",
    "..",
    "../../../../etc/passwd",
    "' OR 1=1 --",
    "{{ settings.SECRET_KEY }}",
    "{% debug %}",
    "%(rest)s%s{0}",
    "\ud800",
    "\udfff\ud800",
    "\u202e\u2066",
    "\ufeff",
    "催收" * 50,
    "𠀀👪",
    "e\u0301" * 40,
    "９" * 12,
    "9" * 5000,
    "-1",
    "NaN",
    "1e999",
    "١٢٣",
    "催" * 10_000,
    "a" * 10_000,
    "a-" * 5_000,
    "ﷺ" * 1_000,
    " " * 10_000,
    "a/" * 2_000,
    "./" * 500,
]
ENCODERS = [
    lambda text: quote(text.encode("utf-8", "surrogatepass")),
    lambda text: quote(quote(text.encode("utf-8", "surrogatepass"))),
    lambda text: quote_plus(text.encode("utf-8", "surrogatepass")),
    lambda text: quote(text.encode("gbk", "replace")),
    lambda text: quote(text.encode("utf-16", "surrogatepass")),
    lambda text: text.encode("utf-8", "surrogatepass").decode("latin-1"),
    lambda text: "".join(f"%u{ord(one):04x}" for one in text),
    lambda text: text.encode("utf-8", "surrogatepass").decode("latin-1") + "%",
    lambda text: "%c0%af%zz" + quote(text.encode("utf-8", "surrogatepass")),
]
NAMES = ["q", "format", "suggest", "show", "sent", "next", "language", "page", "e", "_popup"]
METHODS = ["POST", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get",
           "PROPFIND", "<x9z>", ""]  # fmt: skip
ASKED_WITH = {
    "HTTP_HOST": [HOST, HOST, f"{HOST}:80", "evil.example", "", "a b", "[::1", f"{HOST}:99999",
                  f"{HOST}@evil", "TESTSERVER.", "<x9z>"],
    "HTTP_ACCEPT_ENCODING": ["gzip", "br", "br;q=0, *", "gzip;q=NaN", "identity;q=0", ",;=" * 3000],
    "HTTP_ACCEPT_LANGUAGE": ["en", "zh-TW,zh;q=0.9", "zh" * 5000, "en;q=1e999", "*;q=0.0"],
    "HTTP_X_FORWARDED_PROTO": ["https", "http", "HTTPS", "javascript", "https,http"],
    "HTTP_X_FORWARDED_HOST": ["evil.example"],
    "HTTP_X_SECOND": ["1790000000", "-1", "9" * 40, "²³"],
    "HTTP_COOKIE": ["sessionid=x", "csrftoken=" + "a" * 32, "django_language=en", "=;=;" * 500,
                    "messages=<x9z>", 'sessionid="\\042'],
    "HTTP_IF_NONE_MATCH": ["*", 'W/"x"', '"' * 500, "," * 5000],
    "HTTP_IF_MODIFIED_SINCE": ["Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 99 Foo 0000", "9" * 400],
    "HTTP_IF_UNMODIFIED_SINCE": ["Thu, 01 Jan 1970 00:00:00 GMT"],
    "HTTP_IF_MATCH": ['"x"'],
    "HTTP_RANGE": ["bytes=0-0", "bytes=-1", "bytes=9999999-", "bytes=" + "0-0," * 2000, "x=1"],
    "HTTP_REFERER": ["https://evil.example/<x9z>", f"http://{HOST}/"],
    "HTTP_ORIGIN": ["null", "https://evil.example"],
    "HTTP_AUTHORIZATION": ["Basic x", "Bearer <x9z>"],
    "HTTP_X_HTTP_METHOD_OVERRIDE": ["DELETE"],
    "HTTP_EXPECT": ["100-continue"],
    "CONTENT_TYPE": ["", "application/json", "text/html; charset=utf-99", "multipart/form-data",
                     "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"],
    "CONTENT_LENGTH": ["", "0", "-1", "x", "9" * 30],
}  # fmt: skip
BODIES = [
    b"", b"q=1&q=2", b"\xff\xfe", b'{"a":', b"--x\r\n\r\n--x--",
    b'--x\r\nContent-Disposition: form-data; name="f"; filename="../<x9z>"\r\n\r\na\r\n--x--\r\n',
    b"csrfmiddlewaretoken=x&username=<x9z>&password=x", b"a=1&" * 2000,
]  # fmt: skip


def requests_of(paths, known):
    hostile = some.one_of(
        some.sampled_from(HOSTILE), some.sampled_from(HOSTILE), some.text(max_size=20)
    )
    encoded = some.builds(lambda encode, text: encode(text), some.sampled_from(ENCODERS), hostile)
    raw = hostile.map(lambda text: text.encode("utf-8", "surrogatepass").decode("latin-1"))

    def segment(variable):
        usual = some.sampled_from(known.get(variable) or ["x"])
        return usual if variable == "language" else some.one_of(usual, usual, raw)

    def filled(path):
        parts = re.split(r"<(?:\w+:)?(\w+)>", path)
        return some.tuples(
            *(segment(one) if place % 2 else some.just(one) for place, one in enumerate(parts))
        ).map("".join)

    usual_paths = some.sampled_from(paths).flatmap(filled)
    odd_paths = some.builds(
        lambda bend, path, text: bend(path, text),
        some.sampled_from(
            [
                lambda path, text: path + text,
                lambda path, text: "/" + path,
                lambda path, text: "/" + text + path,
                lambda path, text: text,
                lambda path, text: path.rstrip("/"),
                lambda path, text: path[1:],
                lambda path, text: "/static/" + text,
                lambda path, text: "/static/guide.css",
                lambda path, text: path + "/",
            ]
        ),
        usual_paths,
        raw,
    )
    names = some.one_of(some.sampled_from(NAMES), some.sampled_from(known["question"]), encoded)
    values = some.one_of(encoded, encoded, some.sampled_from(known["code"]))
    query = some.one_of(
        some.just(""),
        some.lists(some.tuples(names, values).map("=".join), max_size=6).map("&".join),
        some.builds(lambda pair: (pair[:20] + "&") * 1500, encoded),
    )
    header = some.sampled_from(sorted(ASKED_WITH)).flatmap(
        lambda name: some.tuples(some.just(name), some.sampled_from(ASKED_WITH[name]) | raw)
    )
    return some.tuples(
        some.sampled_from(METHODS),
        some.one_of(usual_paths, usual_paths, odd_paths),
        query,
        some.lists(header, max_size=4).map(dict),
        some.sampled_from(BODIES),
    )
