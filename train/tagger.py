"""Make both networks again from a corpus, in one command (about three hours of one core).

    python train/tagger.py --data TRAIN.jsonl --more REPORTS.jsonl... --work FOLDER

`--more`: unannotated reports ({"id", "text"} a line), for which words are small, for the words that get a vector
and for the recurrent network to learn from as the best reader reads them. The weights in the package are replaced; the
folder keeps the rest.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
WEIGHTS = HERE.parent / "src" / "parley" / "attributions" / "weights"


def run(script: str, *arguments: str | Path | Sequence[Path]) -> None:
    """Run one step and stop where it fails."""
    flat = [str(x) for a in arguments for x in ([a] if isinstance(a, (str, Path)) else a)]
    print("train:", script, *flat, flush=True)
    subprocess.run([sys.executable, str(HERE / script), *flat], check=True)


def main() -> None:
    """Run the steps."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--more", type=Path, nargs="*", default=[])
    arguments.add_argument("--without", type=Path, nargs="*", default=[], help="evaluation sets, not read")
    arguments.add_argument("--work", type=Path, required=True)
    a = arguments.parse_args()
    a.work.mkdir(parents=True, exist_ok=True)
    vectors, encoder, recurrent = (a.work / name for name in ("vectors.npz", "encoder.pt", "recurrent.pt"))
    names = a.work / "names.txt"
    pack_recurrent = ("pack.py", "recurrent", recurrent, "--vectors", vectors, "--into", WEIGHTS / "recurrent.npz")
    run("small_words.py", a.data, a.more, "--into", WEIGHTS / "small_words.npz", "--names", names)
    run("vectors.py", "--data", a.data, "--more", a.more, "--into", vectors)
    run("encoder.py", "--data", a.data, "--into", encoder)
    run("pack.py", "encoder", encoder, "--names", names, "--into", WEIGHTS / "encoder.npz")
    run("recurrent.py", "--data", a.data, "--vectors", vectors, "--into", recurrent)
    run(*pack_recurrent)
    if a.more:
        pseudo = a.work / "pseudo.jsonl"
        run("pseudo.py", a.more, "--without", a.without, "--into", pseudo)
        run("recurrent.py", "--data", a.data, "--more", pseudo, "--vectors", vectors, "--into", recurrent)
        run(*pack_recurrent)


if __name__ == "__main__":
    main()
