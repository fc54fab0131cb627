"""The server's socket and its first words."""

import subprocess
import sys
from pathlib import Path

import pytest

from parley.record.record import open_record
from parley.serve import CannotListen, listening

COMMAND = (sys.executable, "-u", "-c", "from parley.cli import main; main()", "serve")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Return an empty record."""
    open_record(tmp_path / "talks.parley", create=True).close()
    return tmp_path / "talks.parley"


def test_a_port_in_use_is_told_with_the_mend(record: Path) -> None:
    taken = listening("127.0.0.1", 0)
    port = taken.getsockname()[1]
    with pytest.raises(CannotListen, match="choose another with --port"):
        listening("127.0.0.1", port)
    done = subprocess.run([*COMMAND, str(record), "--port", str(port)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert f"port {port} is in use" in done.stderr
    assert "Traceback" not in done.stderr
    taken.close()


def test_an_address_that_is_not_this_machines_is_told() -> None:
    with pytest.raises(CannotListen, match="leave --host out"):
        listening("203.0.113.7", 0)


@pytest.mark.parametrize(("host", "tokens"), [("127.0.0.1", 0), ("0.0.0.0", 1)])
def test_a_token_is_printed_once_and_only_where_others_can_reach_the_server(
    record: Path, host: str, tokens: int
) -> None:
    server = subprocess.Popen([*COMMAND, str(record), "--host", host, "--port", "0"],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # fmt: skip
    assert server.stdout is not None
    first = server.stdout.readline()
    server.terminate()
    rest, errors = server.communicate(timeout=30)
    assert "is open at http://" in first
    assert (first + rest + errors).count("?token=") == tokens
