#!/usr/bin/env python3
"""Set Parley up and run it, from nothing but python3 with pip and venv.

    python3 run.py demo        set up, then read the bundled sample and show what was found
    python3 run.py test        set up for development, then run the tests
    python3 run.py lint        set up for development, then ruff and mypy
    python3 run.py read …      set up, then any other word goes to the `parley` command

1. Standard library only, and no shell: this file runs before anything is installed.
2. What is installed is fixed by a lock with hashes, as wheels only: no package is built but this one.
3. A stamp in the environment makes a repeat take seconds; an interrupted set-up is made anew.
4. With a folder `wheels/` beside this file nothing is asked of a network.
"""

import hashlib
import os
import subprocess
import sys
import time
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
LOCKS = {"run": HERE / "requirements.lock", "dev": HERE / "requirements-dev.lock"}
WHEELS = HERE / "wheels"
OLDEST = (3, 11)


def tell(words: str) -> None:
    """Say on standard error what is being done."""
    print(f"run.py: {words}", file=sys.stderr, flush=True)


def program(name: str) -> Path:
    """Return the path of a program in the environment."""
    folder, ending = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    return ENVIRONMENT / folder / f"{name}{ending}"


def fingerprint(kind: str) -> str:
    """Return what the environment must have been made from: interpreter, lock, project settings and place."""
    digest = hashlib.sha256()
    for part in (sys.version, str(HERE), LOCKS[kind].read_text("utf-8"), (HERE / "pyproject.toml").read_text("utf-8")):
        digest.update(part.encode())
    return digest.hexdigest()


def is_set_up(kind: str) -> bool:
    """Tell whether the environment stands as the lock says; one for development serves for running too."""
    for made in {kind, "dev"}:
        stamp = ENVIRONMENT / f"stamp-{made}"
        if stamp.is_file() and stamp.read_text("utf-8") == fingerprint(made) and program("python").exists():
            return True
    return False


def pip(*words: str) -> None:
    """Run the environment's pip, or leave with its exit code and a word on what to do."""
    source = ["--no-index", "--find-links", str(WHEELS)] if WHEELS.is_dir() else []
    quiet = ["-qq", "--disable-pip-version-check", "--no-compile"]  # compiled when first used: half the set-up time
    done = subprocess.run([str(program("python")), "-m", "pip", "install", *quiet, *source, *words], check=False)
    if done.returncode:
        tell("the set-up stopped, see above; mend the connection or put the wheels into wheels/, then repeat")
        sys.exit(2)


def set_up(kind: str) -> None:
    """Make the environment for `run` or `dev`, if it does not stand already."""
    if is_set_up(kind):
        return
    started = time.monotonic()
    if not program("python").exists():
        tell("making the environment .venv")
        try:
            venv.create(ENVIRONMENT, with_pip=True, clear=ENVIRONMENT.exists())
        except (subprocess.CalledProcessError, OSError) as error:
            tell(f"cannot make .venv ({error}); install the package python3-venv, or free some space, then repeat")
            sys.exit(2)
    for stamp in ENVIRONMENT.glob("stamp-*"):
        stamp.unlink()
    tell(f"installing what {LOCKS[kind].name} names" + (" from wheels/" if WHEELS.is_dir() else ""))
    pip("--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(LOCKS[kind]))
    pip("--no-deps", "--no-build-isolation", "--editable", str(HERE))
    (ENVIRONMENT / f"stamp-{kind}").write_text(fingerprint(kind), "utf-8")
    tell(f"ready after {time.monotonic() - started:.0f} s")


def run(*command: str, folder: Path | None = None) -> int:
    """Run a program of the environment, here or in `folder`, and return its exit code."""
    return subprocess.run([str(program(command[0])), *command[1:]], cwd=folder, check=False).returncode


def main(words: list[str]) -> int:
    """Carry out one command line and return its exit code."""
    if sys.version_info < OLDEST:
        tell(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}")
        return 2
    if not words or words[0] in {"-h", "--help"}:
        print(__doc__)
        return 0 if words else 2
    match words:
        case ["test", *more]:
            set_up("dev")
            return run("python", "-m", "pytest", *more, folder=HERE)
        case ["lint"]:
            set_up("dev")
            checks = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
            return max([run(*check, folder=HERE) for check in checks])
        case _:
            set_up("run")
            return run("parley", *words)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        tell("stopped; nothing is half done: repeat the command to go on")
        sys.exit(130)
