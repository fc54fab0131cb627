"""Serving a record: the socket, its messages, its end."""

import errno
import gc
import socket
import time
from contextlib import closing, suppress
from threading import Thread

import anyio.to_thread
import uvicorn

from parley.record.accounts import AT_ONCE
from parley.record.record import RecordProblem
from parley.web.app import app_of
from parley.web.asked import Asked
from parley.web.guard import LOOPBACK, Secrets, new_secrets
from parley.web.held import Held
from parley.web.pages import PAGES
from parley.web.remembered import stamp_of

THREADS = 4  # pages made at once: more only wait for one another, and each keeps a connection with its cache
QUEUE = 128
AFTER = 2.0  # seconds: whoever opens the address at once has the machine for the first page
AGAIN = 2.0  # seconds between two looks for reports that were read meanwhile
SAID = 20.0  # seconds after which pages hear how far the matching is
REST = 0.003  # seconds after each report that is matched, so that no page waits for more than one
KEEP_ALIVE = 75  # seconds: a reader who pauses over a page finds the line still open


class CannotListen(OSError):
    """The address cannot be listened on: why, and the mend."""


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; CannotListen where the port is taken or the address is not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(QUEUE)
    except (OSError, OverflowError) as problem:
        made.close()
        raise CannotListen(_why(problem, host, port)) from problem
    return made


def _why(problem: Exception, host: str, port: int) -> str:
    number = getattr(problem, "errno", None)
    if number == errno.EADDRINUSE:
        return f"port {port} is in use; choose another with --port, or 0 for any that is free"
    if number == errno.EACCES:
        return f"port {port} may not be listened on; choose one above 1023 with --port"
    return f"{host}:{port} cannot be listened on ({problem}); leave --host out for this machine only"


def address_of(listener: socket.socket, secrets: Secrets) -> str:
    """Return the address to open, with the token where one is needed."""
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"?token={secrets.token}" if secrets.token else "")


def kept_ready(held: Held) -> None:
    """Work out what most pages need, once the first page has gone out, then match to the agreement what is not yet.

    It never ends: what is read while pages are served is matched too. A record that cannot be read says so on pages.
    """
    held.watched.set()
    time.sleep(AFTER)
    with suppress(RecordProblem):
        held.warm()
        worked_out(held)
        settle()
    seen = None
    while True:
        if seen != stamp_of(held.path):
            with suppress(RecordProblem):
                match_new(held)
            seen = stamp_of(held.path)
        time.sleep(AGAIN)


def match_new(held: Held, said_every: float = SAID) -> None:
    """Match all that is not matched; pages are told now and then how far it is, and what is told by then."""
    numbers = held.to_match()
    said = time.monotonic()
    for first in range(0, len(numbers), AT_ONCE):
        held.match(numbers[first : first + AT_ONCE], REST)
        if time.monotonic() - said > said_every or first + AT_ONCE >= len(numbers):
            held.forget_told()
            worked_out(held)
            said = time.monotonic()


def worked_out(held: Held) -> None:
    """Work out the pages that rest on what is told of the agreement, before anybody asks for them."""
    for page in PAGES:
        if page.name in ("today", "next", "questions", "agreement"):
            page.data(Asked(held, {}))


def settle() -> None:
    """Take what is held for good out of the collector's rounds: over a large record one takes 0.1 s of some page."""
    gc.collect()
    gc.freeze()


def serve_record(held: Held, listener: socket.socket, secrets: Secrets) -> None:
    """Serve a record until Ctrl-C."""
    app = app_of(held, secrets)
    Thread(target=kept_ready, args=(held,), daemon=True).start()

    async def run() -> None:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False, ws="none",
                                timeout_keep_alive=KEEP_ALIVE)  # fmt: skip
        await uvicorn.Server(config).serve(sockets=[listener])

    with closing(listener):
        anyio.run(run)


__all__ = ["LOOPBACK", "address_of", "listening", "new_secrets", "serve_record"]
