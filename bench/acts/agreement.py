"""How far two blind passes of labels agree, and which of the two the third reading sided with.

python bench/acts/agreement.py
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).parent
Unit = dict[str, str]
VIEWS: dict[str, Callable[[Unit], str]] = {
    "act": lambda unit: unit["act"],
    "status": lambda unit: unit["status"],
    "polarity": lambda unit: unit["polarity"],
    "actual or not": lambda unit: str(unit["status"] == "actual"),
    "all three": lambda unit: f"{unit['act']} {unit['status']} {unit['polarity']}",
}


def units(name: str) -> list[Unit]:
    """The labels of a pass, in the order of units.jsonl."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def raw(one: Sequence[str], two: Sequence[str]) -> float:
    """The share of units labelled alike."""
    return sum(a == b for a, b in zip(one, two, strict=True)) / len(one)


def kappa(one: Sequence[str], two: Sequence[str]) -> float:
    """Cohen's kappa: agreement beyond what the two distributions give by chance."""
    left, right = Counter(one), Counter(two)
    chance = sum(left[label] * right[label] for label in left) / len(one) ** 2
    return (raw(one, two) - chance) / (1 - chance)


def table(one: Sequence[Unit], two: Sequence[Unit]) -> list[str]:
    """One line per view: its agreement and kappa."""
    rows = []
    for name, view in VIEWS.items():
        a, b = [view(unit) for unit in one], [view(unit) for unit in two]
        rows.append(f"{name:14} {raw(a, b):7.1%}   kappa {kappa(a, b):.3f}")
    return rows


def apart(one: Sequence[Unit], two: Sequence[Unit], key: str, top: int = 8) -> list[str]:
    """The pairs of labels most often taken for each other."""
    pairs = Counter(tuple(sorted((a[key], b[key]))) for a, b in zip(one, two, strict=True))
    mixed = [(pair, times) for pair, times in pairs.most_common() if pair[0] != pair[1]]
    return [f"{' / '.join(pair)} {times}" for pair, times in mixed[:top]]


def main() -> None:
    """Print the figures."""
    one, two = units("pass1.jsonl"), units("pass2.jsonl")
    print(f"{len(one)} units, two passes")
    print("\n".join(table(one, two)))
    for key in ("act", "status"):
        print(f"{key}, most often apart: {'; '.join(apart(one, two, key))}")
    if not (HERE / "gold.jsonl").exists():
        return
    gold = units("gold.jsonl")
    for name, labels in (("first", one), ("second", two)):
        print(f"{name} pass against the third reading")
        print("\n".join(table(labels, gold)))


if __name__ == "__main__":
    main()
