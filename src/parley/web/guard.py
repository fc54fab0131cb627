"""The guard before every page: who may ask, and what a browser may do with the answer.

1. Only the names that the server listens on are answered, so that no other site's name can be pointed at it.
2. Beyond this machine a token is asked for, once; it then lives in a cookie that scripts cannot read.
3. Pages may load nothing from elsewhere, run no script but ours and stand in nobody's frame.
"""

from dataclasses import dataclass
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
COOKIE = "parley_token"
LARGEST = 200_000  # bytes that a form may send
LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")


@dataclass(frozen=True, slots=True)
class Secrets:
    """What one run of the server knows and nobody else."""

    token: str = ""  # "" on this machine only
    csrf: str = ""
    hosts: tuple[str, ...] = LOOPBACK  # () for any, which needs a token


def new_secrets(host: str) -> Secrets:
    """Return fresh secrets for a server that listens on a host; a token where others can reach it."""
    csrf = token_urlsafe(24)
    if host in LOOPBACK:
        return Secrets("", csrf)
    return Secrets(token_urlsafe(24), csrf, ())


def guarded(app: ASGIApp, secrets: Secrets) -> ASGIApp:
    """Return an application behind the guard."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if not scope["path"].startswith("/static/"):
                    headers["cache-control"] = "no-store"
            await send(message)

        refusal = refused(scope, secrets)
        await (refusal or app)(scope, receive, send_guarded)

    return guard


def refused(scope: Scope, secrets: Secrets) -> Response | None:
    """Return the answer to somebody who may not ask, None to all others."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    if secrets.hosts and name not in secrets.hosts:
        return PlainTextResponse("This server answers to its own name only: open the address that it printed.", 421)
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > LARGEST:
        return PlainTextResponse("That is more than a form may send.", 413)
    return _without_token(scope, secrets, headers) if secrets.token else None


def _without_token(scope: Scope, secrets: Secrets, headers: Headers) -> Response | None:
    query = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    given = dict(query).get("token", "")
    if given and compare_digest(given.encode(), secrets.token.encode()):
        rest = urlencode([pair for pair in query if pair[0] != "token"])
        answer = RedirectResponse(scope["path"] + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(COOKIE, secrets.token, httponly=True, samesite="strict")
        return answer
    try:
        held = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        held = None
    if held and compare_digest(held.value.encode(), secrets.token.encode()):
        return None
    return PlainTextResponse("A token is needed: open the address that parley serve printed.", 401)
