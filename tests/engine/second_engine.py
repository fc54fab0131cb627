"""The second engine: a case as facts for clingo, and its answer as the first engine writes it."""

from pathlib import Path

import clingo

from parley.engine.report import status_of
from parley.quantity import Truth
from tests.engine.facts import day_of, facts_of, name_of
from tests.engine.generated import Case

RULES = Path(__file__).parent / "asp" / "engine.lp"
LABELS = Path(__file__).parent / "asp" / "labels.lp"
LABEL_WORDS = {"one_sided": "one-sided", "not_due": "not due", "no_coverage": "no coverage", "fact": "the fact",
               "doing": "whose doing it was", "money": "a figure", "day": "a day"}  # fmt: skip
WORDS = {"part_done": "part done", "past_due": "past due", "part_past_due": "part done, past due",
         "done_late": "done late", "not_kept": "told as not kept", "over": "ended"}  # fmt: skip


class Days:
    """Sums of days of which one may be unknown."""

    def plus(self, day: clingo.Symbol, more: clingo.Symbol) -> clingo.Symbol:
        """Return the day so many days later; an unknown day stays unknown."""
        return clingo.Number(day.number + more.number) if day.type is clingo.SymbolType.Number else day

    def next(self, day: clingo.Symbol) -> clingo.Symbol:
        """Return the next day."""
        return self.plus(day, clingo.Number(1))

    def least(self, one: clingo.Symbol, other: clingo.Symbol) -> clingo.Symbol:
        """Return the earlier of two days."""
        return min(one, other)

    def most(self, one: clingo.Symbol, other: clingo.Symbol) -> clingo.Symbol:
        """Return the later of two days."""
        return max(one, other)


def _solved(files: list[Path], text: str, mode: str) -> list[clingo.Symbol]:
    """Return the atoms shown: in all models together, or in the only one."""
    control = clingo.Control([f"--enum-mode={mode}", "--warn=none"])
    for file in files:
        control.load(str(file))
    control.add("base", [], text)
    control.ground([("base", [])], context=Days())
    atoms: list[clingo.Symbol] = []
    with control.solve(yield_=True) as handle:
        count = 0
        for model in handle:
            atoms, count = list(model.symbols(shown=True)), count + 1
    assert count, "no stable model"
    return atoms


def answer_of(case: Case) -> dict[tuple[str, ...], frozenset[str]]:
    """Return clingo's answer: the possible states of each unit, where phases are, and each unit's label."""
    facts = facts_of(case)
    atoms = _solved([RULES], facts, "brave")
    found: dict[tuple[str, ...], set[str]] = {}
    given = [facts]
    for atom in atoms:
        terms = [str(term) for term in atom.arguments]
        if atom.name in ("state", "started", "ended"):
            found.setdefault((atom.name, *terms[:2]), set()).add(WORDS.get(terms[2], terms[2]))
        given.append(f"{'st' if atom.name == 'state' else atom.name}({','.join(terms)}).")
    given += _who(case)
    for atom in _solved([LABELS], "\n".join(given), "auto"):
        of, word = (str(term) for term in atom.arguments)
        found[atom.name, of] = {LABEL_WORDS.get(word, word)}
    return {key: frozenset(values) for key, values in found.items()}


def _who(case: Case) -> list[str]:
    """Return who is opposed, who verifies, who bears what, and what was read; and what units there are."""
    agreement = case.agreement
    facts = [
        f"opposed({one},{other})." for group in agreement.opposed for one in group for other in group if one < other
    ]
    facts += [f"verifier({id_})." for id_ in agreement.verifiers]
    facts += [f"bearer({p.id},{by})." for p in agreement.provisions for by in p.by]
    facts += [f"jointly({p.id})." for p in agreement.provisions if p.jointly]
    facts += [f"blames({t.id},{by})." for t in case.tellings.tellings for by in t.blames]
    facts += [f"coverage({day_of(item.first)},{day_of(item.last)})." for item in case.tellings.coverage]
    facts += [f"unit({p.id}). whole_of({p.id},{p.id})." for p in agreement.provisions]
    facts += [f"unit({p.id}_{t.id}). whole_of({p.id}_{t.id},{p.id})." for p in agreement.provisions for t in p.tranches]
    return facts


TRUTHS = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "unk"}


def first_answer(case: Case) -> dict[tuple[str, ...], frozenset[str]]:
    """Return the first engine's answer in the same form."""
    status = status_of(case.agreement, case.tellings, case.on, readings=False)
    answer: dict[tuple[str, ...], frozenset[str]] = {}
    for side, run in status.runs.items():
        for unit in run.units.values():
            answer["state", side, name_of(unit.id)] = frozenset(state.value for state in unit.states)
        for id_, stretch in run.stretches.items():
            answer["started", side, id_] = frozenset({TRUTHS[stretch.begun]})
            answer["ended", side, id_] = frozenset({TRUTHS[stretch.ended]})
    for standing in status.provisions:
        answer["label", name_of(standing.of)] = frozenset({standing.label.value})
        if standing.over:
            answer["why", name_of(standing.of)] = frozenset({standing.over.value})
    return answer
