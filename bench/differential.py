"""Two engines on dealt agreements: how many agree, and how much of states, transitions and labels they touch."""

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from parley.engine import state as states
from tests.engine.generated import case_of
from tests.engine.second_engine import answer_of, first_answer


def main() -> None:
    """Print the counts; leave with 1 where the engines differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--from", type=int, default=0, dest="first")
    arguments = parser.parse_args()
    used: Counter[tuple[str, str]] = Counter()
    answers: Counter[tuple[str, str]] = Counter()
    words: Counter[str] = Counter()
    plain = states.TRANSITIONS

    class Watched(dict):  # type: ignore[type-arg]
        def get(self, key, default=None):  # type: ignore[no-untyped-def]
            if key in plain:
                used[key[0].value, key[1].value] += 1
            return plain.get(key, default)

    states.TRANSITIONS = Watched(plain)
    differ = []
    for seed in range(arguments.first, arguments.first + arguments.cases):
        case = case_of(seed)
        one, other = first_answer(case), answer_of(case)
        if one != other:
            differ.append(seed)
        for key, values in one.items():
            for value in values:
                answers[key[0], value] += 1
        for word in ("continues_while", "ends_when", "renews", "enters_when", "unless", "while", "when:", "tranches",
                     "about", "jointly", "from:", "days after", "power", "begin(talks)", "day "):  # fmt: skip
            words[word] += word in case.text
        if sys.stderr.isatty():
            print(f"\r{seed + 1}", end="", file=sys.stderr)
    print(f"{arguments.cases} cases, {len(differ)} differ {differ[:10]}")
    print(
        f"transitions taken: {len(used)} of {len(plain)}",
        *sorted(set(plain) - {k for k in plain if (k[0].value, k[1].value) in used})[:5],
    )
    for kind in ("state", "label", "why"):
        print(f"{kind}:", ", ".join(f"{value} {count}" for (of, value), count in answers.most_common() if of == kind))
    print("constructs:", ", ".join(f"{word.strip(':')} {count}" for word, count in words.most_common()))
    sys.exit(bool(differ))


if __name__ == "__main__":
    main()
