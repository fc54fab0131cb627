"""The server's addresses: every page, the same as JSON, reports, decisions.

1. No address writes on GET; a decision is posted with the token of the form that it came from.
2. Whatever goes wrong is a page that says what and what to do, never a trace.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from parley import __version__
from parley.record.decision import DecidedMeanwhile
from parley.record.record import RecordProblem
from parley.web.addresses import Addresses, name_of
from parley.web.asked import Asked, BadQuestion
from parley.web.brief import brief_of, docx_of
from parley.web.decide import BadDecision, decision_form, names_to_offer
from parley.web.decided import decision_taken, decision_undone, decisions_page
from parley.web.guard import Secrets, guarded
from parley.web.held import Held
from parley.web.pages import PAGES, Page
from parley.web.report_page import report_page
from parley.web.shown import STATIC, html_of, words_of
from parley.web.to_json import json_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class NotThere(LookupError):
    """There is nothing at an address: what was sought."""


def app_of(held: Held, secrets: Secrets) -> ASGIApp:
    """Return the application that serves a record."""
    app = FastAPI(title="Parley", version=__version__, description=ABOUT, docs_url=None, redoc_url=None,
                  openapi_url="/openapi.json")  # fmt: skip
    app.mount("/static", StaticFiles(directory=STATIC), "static")
    show = _shower(held, secrets)
    for page in filter(lambda page: page.is_there(held), PAGES):
        _add_page(app, page, held, show)
    _add_reports(app, held, show)
    _add_decisions(app, held, secrets, show)
    _add_brief(app, held, show)
    _add_problems(app, show)
    return guarded(app, secrets)


ABOUT = (
    "What a record of a negotiation shows, as JSON under the same addresses as the pages. Parley establishes no facts: "
    "each line is somebody's account and names its report and the characters that it rests on."
)
Show = Callable[..., HTMLResponse]


def _shower(held: Held, secrets: Secrets) -> Show:
    """Return a function that fills a template for this record."""

    def show(template: str, status: int = 200, **words: Any) -> HTMLResponse:
        return HTMLResponse(html_of(template, Addresses(), words_of(held, secrets.csrf) | words), status)

    return show


def asked_of(request: Request, held: Held, waits: bool = True) -> Asked:
    """Return what a request asks."""
    query = parse_qs(request.url.query, keep_blank_values=False, max_num_fields=400)
    return Asked(held, {name: tuple(values) for name, values in query.items()}, waits)


def _add_page(app: FastAPI, page: Page, held: Held, show: Show) -> None:
    """Add a page and its JSON."""

    def html(request: Request) -> HTMLResponse:
        asked = asked_of(request, held, waits=bool(request.headers.get("hx-request")))
        data = page.data(asked)
        query = f"?{request.url.query}" if request.url.query else ""
        if request.headers.get("hx-request") and page.name == "search":
            return show("search_results", page=page, data=data, asked=asked)
        if request.headers.get("hx-request") and page.name == "today":
            return show("today_stands", page=page, data=data, asked=asked)
        return show(page.name, page=page, data=data, asked=asked, json_at=f"/{page.name}.json{query}")

    def json(request: Request) -> JSONResponse:
        return JSONResponse(json_of(page.data(asked_of(request, held))))

    words = [{"name": word, "in": "query", "required": False, "schema": {"type": "string"}} for word in page.asks]
    about: dict[str, Any] = {"summary": page.says, "openapi_extra": {"parameters": words}}
    for path in (f"/{page.name}", *(("/",) if page.name == "today" else ())):
        app.add_api_route(path, html, response_class=HTMLResponse, include_in_schema=False)
    app.add_api_route(f"/{page.name}.json", json, name=page.title, response_class=JSONResponse, **about)


def _add_reports(app: FastAPI, held: Held, show: Show) -> None:
    """Add the address of each report."""

    def report(request: Request, slug: str) -> Response:
        asked = asked_of(request, held)
        data = report_page(asked, name_of(slug))
        if data is None and slug.endswith(".json"):
            data = report_page(asked, name_of(slug.removesuffix(".json")))
            if data is not None:
                return JSONResponse(json_of(data.reading))
        if data is None:
            raise NotThere(f"The record holds no report “{name_of(slug)[:200]}”.")
        return show("report", data=data, asked=asked, json_at=f"/report/{slug}.json", handling=handling_of(data))

    app.add_api_route("/report/{slug}", report, summary="A report; with .json at the end, all that was read of it.")


def handling_of(data: Any) -> str:
    """Return a report's handling level, as a person decided it."""
    found = next((d for d in data.decisions if d.target.field == "handling"), None)
    return str(found.value) if found else ""


def _add_decisions(app: FastAPI, held: Held, secrets: Secrets, show: Show) -> None:
    """Add the form of a decision, the decision itself, its undoing, and the list of all."""

    def form(request: Request) -> HTMLResponse:
        asked = asked_of(request, held)
        return show("decide", data=decision_form(asked), asked=asked, names=names_to_offer(asked))

    async def posted(request: Request) -> dict[str, str]:
        fields = await request.form()
        words = {name: value for name, value in fields.items() if isinstance(value, str)}
        if words.get("csrf") != secrets.csrf:
            raise HTTPException(403, "This form was drawn by an earlier run of the server. Load its page again.")
        return words

    async def decide(request: Request) -> RedirectResponse:
        return RedirectResponse(decision_taken(held, await posted(request)), 303)

    async def undo(request: Request) -> RedirectResponse:
        return RedirectResponse(decision_undone(held, await posted(request)), 303)

    def decisions(request: Request) -> HTMLResponse:
        return show("decisions", data=decisions_page(held.record()), asked=asked_of(request, held))

    app.add_api_route("/decide", form, include_in_schema=False)
    app.add_api_route("/decide", decide, methods=["POST"], summary="Accept, correct or reject what was read.")
    app.add_api_route("/undo", undo, methods=["POST"], summary="Take back a decision that stands.")
    app.add_api_route("/decisions", decisions, include_in_schema=False)
    app.add_api_route("/decisions.json", lambda: JSONResponse(json_of(decisions_page(held.record()))),
                      summary="Decisions and undoings, newest first.")  # fmt: skip


def _add_brief(app: FastAPI, held: Held, show: Show) -> None:
    """Add the brief of what a person chose, to print and as a Word file."""

    def brief(request: Request) -> HTMLResponse:
        asked = asked_of(request, held)
        return show("brief", data=brief_of(asked), asked=asked)

    def docx(request: Request) -> Response:
        try:
            made = docx_of(brief_of(asked_of(request, held)))
        except ImportError:
            raise BadQuestion(
                "A Word file needs python-docx: pip install 'parley[docx]'. Or print the brief."
            ) from None
        return Response(made, media_type=WORD, headers={"content-disposition": 'attachment; filename="brief.docx"'})

    def json(request: Request) -> JSONResponse:
        return JSONResponse(json_of(brief_of(asked_of(request, held))))

    app.add_api_route("/brief", brief, include_in_schema=False)
    app.add_api_route("/brief.json", json, summary="A brief of chosen passages.")
    app.add_api_route("/brief.docx", docx, include_in_schema=False)


def _add_problems(app: FastAPI, show: Show) -> None:
    """Add a clear page for whatever goes wrong."""

    def answer(request: Request, status: int, title: str, words: str) -> Response:
        if request.url.path.endswith(".json"):
            return JSONResponse({"problem": title, "detail": words}, status)
        return show("problem", status, title=title, words=words)

    @app.exception_handler(NotThere)
    def not_there(request: Request, problem: NotThere) -> Response:
        return answer(request, 404, "Not here", str(problem))

    @app.exception_handler(BadQuestion)
    def bad_question(request: Request, problem: BadQuestion) -> Response:
        return answer(request, 422, "That cannot be asked", str(problem))

    @app.exception_handler(BadDecision)
    def bad_decision(request: Request, problem: BadDecision) -> Response:
        return answer(request, 422, "That cannot be decided", str(problem))

    @app.exception_handler(DecidedMeanwhile)
    def meanwhile(request: Request, problem: DecidedMeanwhile) -> Response:
        words = f"{problem}. Nothing was written; go back, load the page again and decide anew."
        return answer(request, 409, "Somebody decided meanwhile", words)

    @app.exception_handler(RecordProblem)
    def no_record(request: Request, problem: RecordProblem) -> Response:
        return answer(request, 503, "The record cannot be read", f"{problem.reason}: {problem.mend}.")

    @app.exception_handler(HTTPException)
    def refused(request: Request, problem: HTTPException) -> Response:
        words = "There is no page at this address." if problem.status_code == 404 else str(problem.detail)
        return answer(request, problem.status_code, PROBLEMS.get(problem.status_code, "That did not work"), words)

    @app.exception_handler(Exception)
    def broken(request: Request, problem: Exception) -> Response:
        words = "This is a fault of Parley's, not of yours; the terminal in which it runs says more."
        return answer(request, 500, "That did not work", words)


PROBLEMS = {404: "Not here", 403: "Not accepted", 405: "Not that way", 413: "Too much"}
