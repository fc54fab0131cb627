"""Measures what an installation weighs: the package and all that it needs at run time, from this environment's files.

python bench/installed.py
"""

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

FORBIDDEN = ("torch", "spacy")


def needs(name: str, seen: dict[str, Distribution]) -> None:
    """Collect a distribution and what it needs here, extras left out."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in seen:
        return
    try:
        seen[key] = found = distribution(name)
    except PackageNotFoundError:
        return
    for line in found.requires or ():
        if "extra ==" not in line:
            needs(re.split(r"[\s;<>=!~\[(]", line, maxsplit=1)[0], seen)


def size_of(found: Distribution) -> int:
    """Return the bytes of a distribution's files, compiled caches left out."""
    paths = (Path(str(found.locate_file(file))) for file in found.files or ())
    return sum(path.stat().st_size for path in paths if path.suffix != ".pyc" and path.is_file())


def main() -> None:
    """Print each part, the largest first, and the sum."""
    seen: dict[str, Distribution] = {}
    needs("parley", seen)
    sizes = {name: size_of(found) for name, found in seen.items()}
    sizes["parley"] = sum(p.stat().st_size for p in (Path(__file__).parents[1] / "src").rglob("*") if p.is_file())
    for name, size in sorted(sizes.items(), key=lambda item: -item[1])[:12]:
        print(f"{name:24} {size / 1e6:7.1f} MB")
    print(f"{'all ' + str(len(sizes)):24} {sum(sizes.values()) / 1e6:7.1f} MB")
    print("without " + " and ".join(FORBIDDEN) if not set(FORBIDDEN) & set(sizes) else "with what was to be left out")
    print(f"Python {sys.version.split()[0]}")


if __name__ == "__main__":
    main()
