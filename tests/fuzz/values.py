"""What nobody means and everybody may send: texts, JSON values, headers and bodies, each with the harm it once did."""

from typing import Any, Final

TEXTS: Final = (
    "",
    " ",
    "9" * 5000,  # Python refuses to read so long a number
    "-1",
    "0",
    "99999999999999999999",  # beyond a bigint
    "1e400",
    "²",  # a digit to str.isdigit, none to int
    "१२",  # digits of another script
    "NaN",
    "a\x00b",  # PostgreSQL stores every character but this one
    "a\x07\x1bb\x7f\x85",
    "\u202eabc\u2066",  # turns the reading direction around
    "\u200b\ufeff\u2060",  # nothing that can be seen
    "\ud800",  # half a character
    "\ufffe\uffff",
    "𠮷" * 60,  # outside the first plane
    "x" * 70_000,
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "2026-11-20T09:00:00+99:99",
    "9999-12-31T23:59:59-23:59",
    "411326:-1,411326:x",
    "411326:99999999999999999999",
    "*:1",
    "00000000-0000-0000-0000-000000000000",
    "4113",
    "000000",
    "999999999999",
    "%00",
    "%s%(x)s{0}{{7*7}}",
    "'; drop table x; --",
    "<script>alert(1)</script>",
    "\r\nset-cookie: a=b",
    "//elsewhere.example/",
    "true",
    "null",
)  # fmt: skip

# What did harm in many places: every field gets each of these, and a few of the others.
WORST: Final = ("9" * 5000, "a\x00b", "\ud800", "\u202eabc\u2066", "99999999999999999999", "-1")

_deep: Any = "x"
for _ in range(60):
    _deep = [_deep]

JSON: Final[tuple[Any, ...]] = (
    *(text for text in TEXTS if text != "\ud800"),  # that one is no UTF-8: it is among the bodies
    None,
    True,
    0,
    -1,
    2**31,
    2**63,
    10**400,
    1.5,
    [],
    {},
    ["x"],
    [None],
    {"a": {"b": ["c"]}},
    {"\x00": 1},
    _deep,
    ["x"] * 5000,
)

WORST_JSON: Final[tuple[Any, ...]] = ("9" * 5000, "a\x00b", "\u202eabc\u2066", 10**400, -1, None, [], {})

BODIES: Final = (
    b"",
    b"{",
    b"[]",
    b'"x"',
    b"null",
    b"1",
    b"\xff\xfe{",
    b"\xef\xbb\xbf{}",
    b'{"reason": "\\ud800"}',
    b'{"reason": "\xed\xa0\x80"}',
    b'{"reason": "\xc0\x80"}',
    b'{"reason": NaN}',
    b'{"reason": 1e999}',
    b'{"reason": ' + b"9" * 5000 + b"}",
    b'{"reason": "a", "reason": "b"}',
    b'{"a": {"b": 1, "b": 2}}',
    b"{" + b'"a":{' * 5000,
    b"[" * 100_000,
    b'{"__proto__": {}, "": 1}',
)

FORMS: Final = (
    b"",
    b"=",
    b"&&&===",
    b"%",
    b"a=%zz&a=%",
    b"reason=%ff%fe",
    b"reason=%ed%a0%80",
    b"reason=%c0%80",
    b"reason=a&reason=b",
    b"reason[]=a&reason[b]=c",
    b"\xff\xfe\x00",
    b"a&" * 3000,
    b'{"reason": "x"}',
)

HEADERS: Final[tuple[tuple[str, tuple[bytes, ...]], ...]] = (
    ("accept-language", (b"", b"*", b"en;q=nan", b"en;q=1e999,zh;q=-1", b"\xff\xfe", b"x" * 8000, b",;,;q=;=")),
    ("cookie", (b"sid", b"sid=", b"sid=\xff\xfe", b"=;=;", b"sid=" + b"x" * 8000, b"language=\xff; text_size=%00", b"sid=a\\\"b")),
    ("if-match", (b"", b"*", b'"', b'W/"', b"-1", b"9" * 5000, b"\xb2", b"1, 2", b'"1"')),
    ("idempotency-key", (b"", b"x", b"\xff", b"{00000000-0000-0000-0000-000000000000}", b"9" * 5000, b"0" * 32)),
    ("content-type", (b"", b"x", b"/", b"application/json; charset=utf-16", b"application/json; charset=no-such",
                      b"multipart/form-data", b"multipart/form-data; boundary=", b"multipart/form-data; boundary=\xff",
                      b"text/plain", b"application/xml", b"application/x-www-form-urlencoded; charset=utf-7", b"\xff")),
    ("range", (b"bytes=0-", b"bytes=-1", b"bytes=9-1", b"bytes=" + b"9" * 5000 + b"-", b"x=1", b"bytes=0-0,1-1,2-2")),
    ("if-none-match", (b"*", b"\xff", b'"')),
    ("if-modified-since", (b"x", b"\xff", b"Thu, 99 Foo 99999 99:99:99 GMT")),
    ("authorization", (b"", b"Bearer", b"Bearer ", b"Bearer \xff", b"Basic x", b"bearer " + b"x" * 8000, b"\xff \xff")),
    ("accept", (b"", b"\xff", b"x/y;q=nan", b"application/json")),
    ("accept-encoding", (b"\xff", b"gzip;q=nan", b"br, gzip, x")),
    ("hx-request", (b"true", b"\xff")),
    ("hx-current-url", (b"\xff", b"http://[", b"//x", b"x" * 8000)),
    ("referer", (b"\xff", b"http://[::1", b"x" * 8000)),
    ("origin", (b"\xff", b"null", b"http://[")),
    ("host", (b"", b"\xff", b"[", b"a:b:c", b"x" * 300)),
    ("user-agent", (b"", b"\xff", b"x" * 8000)),
    ("x-csrf-token", (b"\xff", b"zz", b"0" * 127, b"")),
    ("content-length", (b"0",)),
    ("x-forwarded-for", (b"\xff", b"x", b"::1, 1.2.3.4")),
    ("x-http-method-override", (b"DELETE",)),
)  # fmt: skip

PATHS: Final = (
    b"/static/%00", b"/static/%00.css", b"/static/..%2f..%2fetc%2fpasswd", b"/static/%ff", b"/static/", b"/static",
    b"/static/" + b"a" * 5000, b"/static/a%0ab", b"//", b"/%", b"/%00", b"/%2e%2e/", b"/api", b"/api/", b"/api/v1", b"/api/v1/",
    b"/api/v1/%00", b"/api/v2/households", b"/api/openapi.json", b"/api/openapi.json/x", b"/api/openapi.yaml", b"/api/swagger",
    b"/api/v1/households/%00", b"/api/v1/households//history", b"/households/%ff", b"/households/x/y/z", b"/" + b"x" * 60_000,
    b"/me/../users", b"/sign-in;x", b"/sign-in/%0d%0aset-cookie:a=b", b"/favicon.ico", b"/robots.txt", b"/problems/invalid",
    b"/?" + b"a=b&" * 5000, b"/sign-in?next=%00", b"/sign-in?next=%ff", b"/sign-in?next=http://[", b"/sign-in?%00=%00",
)  # fmt: skip
METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "X", "")
