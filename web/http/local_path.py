"""Where a sign-in may lead back to: a path of this site, never another address."""

from urllib.parse import quote, urlsplit

NOT_AGAIN = ("/sign-in", "/sign-out", "/api/", "/static/")


def local_path(wanted: str) -> str | None:
    """The path and query if browsers would stay here, else None."""
    if not wanted.startswith("/") or wanted.startswith(("//", *NOT_AGAIN)) or len(wanted) > 1000:
        return None
    if "\\" in wanted or not wanted.isprintable():  # browsers read \ as /, and drop tabs and line breaks
        return None
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return None
    return None if parts.scheme or parts.netloc else wanted


def sign_in_path(wanted: str) -> str:
    """The sign-in form that leads back to `wanted`."""
    back = local_path(wanted)
    return f"/sign-in?next={quote(back, safe='/')}" if back and back != "/" else "/sign-in"
