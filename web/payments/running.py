"""Lists that this server is computing now: begun by whoever asked, gone on with in the background, looked after by their pages."""

from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from logging import getLogger
from threading import Lock
from typing import Final
from uuid import UUID

from web.office import Office
from web.payments.computing import compute

LOG: Final = getLogger(__name__)
AT_ONCE: Final = 2
SECONDS: Final = 8.0
"""Within which a list is answered like any form; a longer one is followed on its page."""
_WORKERS: Final = ThreadPoolExecutor(AT_ONCE, "payment-list")
_RUNNING: Final[dict[UUID, Future[None]]] = {}
_LOCK: Final = Lock()


def start(office: Office, ledger: str, list_id: UUID, seconds: float = SECONDS) -> bool:
    """Computes what is left of a list, unless that is under way; answers whether it ended within these seconds."""
    with _LOCK:
        running = _RUNNING.get(list_id)
        if running is None:
            running = _RUNNING[list_id] = _WORKERS.submit(_run, office, ledger, list_id)
    try:
        running.result(timeout=seconds)
    except NotYet:
        return False
    return True


def is_running(list_id: UUID) -> bool:
    return list_id in _RUNNING


def _run(office: Office, ledger: str, list_id: UUID) -> None:
    try:
        compute(office, ledger, list_id)
    except Exception:
        LOG.exception("a payment list was broken off", extra={"ledger": ledger, "list": str(list_id)})
        raise
    finally:
        with _LOCK:
            del _RUNNING[list_id]
