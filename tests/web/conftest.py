"""The sample's record and clients for its pages, made once."""

import sqlite3
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from parley.cli import app
from parley.commands.dossier import held_from
from parley.web.app import app_of
from parley.web.guard import Secrets

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Starlette would rather have another client than the one we pin
    from starlette.testclient import TestClient

CSRF = "a-token-of-this-run"
Client = TestClient


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that `parley demo` leaves."""
    folder = tmp_path_factory.mktemp("demo") / "parley-demo"
    result = CliRunner().invoke(app, ["demo", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="session")
def client_of() -> Callable[..., Client]:
    """Return a function that makes a client for a record."""

    def made(record: Path, deal: Path | None = None, secrets: Secrets | None = None) -> Client:
        held = held_from(record, deal, None, None, "")
        guard = secrets or Secrets("", CSRF, ("testserver",))
        return TestClient(app_of(held, guard), raise_server_exceptions=False, follow_redirects=False)

    return made


@pytest.fixture(scope="session")
def client(demo: Path, client_of: Callable[..., Client]) -> Iterator[Client]:
    """Return a client for the sample, to read only."""
    with client_of(demo / "sample.parley", demo / "river.accord.yaml") as held:
        yield held


@pytest.fixture
def own_record(demo: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample's record that a test may write to."""
    with (
        closing(sqlite3.connect(demo / "sample.parley")) as held,
        closing(sqlite3.connect(tmp_path / "own.parley")) as own,
    ):
        held.backup(own)
    return tmp_path / "own.parley"
