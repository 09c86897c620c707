"""Takes a form apart in linear time, files included: they stay in memory, for no stranger's file lies on our disk."""

from collections import defaultdict
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl

from litestar.datastructures import UploadFile
from multipart import MultipartError, MultipartSegment, PushMultipartParser  # type: ignore[import-untyped]

FIELDS = 500
FIELD_BYTES = 32 * 1024
CHUNK = 64 * 1024
URL_ENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"

Value = str | UploadFile
Fields = dict[str, Value | list[Value]]


class Malformed(Exception):
    """This is no form that a browser would send."""


class Overfull(Exception):
    """It has more fields, or a longer one, than any form of ours."""


class FileInMemory(UploadFile):
    """A file as it was sent; `content` is all of it. The framework's own goes to the disk beyond a megabyte."""

    def __init__(self, filename: str, content_type: str, content: bytes) -> None:
        self.filename, self.content_type, self.headers = filename, content_type, {}
        self.content = content
        self.file = BytesIO(content)  # type: ignore[assignment]


def fields_of(body: bytes, content_type: str, options: dict[str, str]) -> Fields:
    """The fields by name; a list where a name comes more than once. Raises Malformed, Overfull."""
    pairs = _urlencoded(body) if content_type == URL_ENCODED else _multipart(body, options.get("boundary", ""))
    found: defaultdict[str, list[Value]] = defaultdict(list)
    for name, value in pairs:
        found[name].append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def _urlencoded(body: bytes) -> list[tuple[str, Value]]:
    if body.count(b"&") >= FIELDS:
        raise Overfull
    pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    return [(_short(name), _short(value)) for name, value in pairs]


def _multipart(body: bytes, boundary: str) -> list[tuple[str, Value]]:
    parts: list[tuple[MultipartSegment, bytearray]] = []
    try:
        with PushMultipartParser(boundary, len(body), max_segment_count=FIELDS) as parser:
            for start in range(0, len(body), CHUNK):
                for event in parser.parse(body[start : start + CHUNK]):
                    if isinstance(event, MultipartSegment):
                        parts.append((event, bytearray()))
                    elif event:
                        parts[-1][1].extend(event)
        return [(_short(segment.name), _value(segment, bytes(content))) for segment, content in parts]
    except (MultipartError, UnicodeDecodeError, LookupError) as error:
        raise Malformed from error


def _value(segment: Any, content: bytes) -> Value:
    if segment.filename:
        return FileInMemory(segment.filename, segment.content_type or "application/octet-stream", content)
    return _short(content.decode(segment.charset or "utf-8"))


def _short(text: str) -> str:
    if len(text) > FIELD_BYTES:
        raise Overfull
    return text
