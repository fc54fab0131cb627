"""Laws that hold for every agreement: symmetry, shifting, patches, formatting, conservation, sharpening."""

import re
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.agreement.agreement import Agreement
from parley.agreement.calendar import Calendar
from parley.agreement.check import findings_of
from parley.agreement.compare import comparison_of
from parley.agreement.format import formatted, text_from_tree
from parley.agreement.from_yaml import agreement_from_text
from parley.agreement.patch import applied, difference
from parley.agreement.reach import Answer, Verdict, answer_for_phase
from parley.agreement.to_tree import tree_from_agreement

LINES = """accord: "1"
id: x
day_count: {count}
sources: {{text: The text}}
parties: {{a: A, b: B}}
opposed: [[a, b]]
processes: {{talks: {{between: [a, b], yields: terms}}}}
phases:
  one: {{starts: {start}, lasts: {length} days, fixed: yes}}
  two: {{after: one, enters_when: {entry}, lasts: 10 days}}
provisions:
"""
EVENTS = st.sampled_from(["done(p0)", "done(p1)", "agreed(terms)", "begun(talks)", "from {start}", "not done(p0)"])
CONDITIONS = st.one_of(
    EVENTS,
    st.tuples(EVENTS, EVENTS).map(" and ".join),
    st.tuples(EVENTS, EVENTS).map(" or ".join),
)
DUES = st.sampled_from(["day 3 of one", "end of one", "unspecified", "10 days after {start}", "5 days after done(p0)"])
STARTS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw the text of an agreement between a and b."""
    lines = [
        LINES.format(
            count=draw(st.sampled_from(["inclusive", "exclusive"])),
            start="{start}",
            length=draw(st.integers(2, 60)),
            entry=draw(CONDITIONS),
        )
    ]
    for n in range(draw(st.integers(2, 4))):
        kind = draw(st.sampled_from(["achieve", "achieve", "best-efforts", "permission", "declare"]))
        by = draw(st.sampled_from(["a", "b", "[a, b]"]))
        due = draw(DUES) if n else "day 3 of one"
        extra = (
            draw(st.sampled_from(["", "", ", when: begun(talks)", ", unless: done(p1)", ", binding: no"]))
            if n > 1
            else ""
        )
        lines.append(f"  p{n}: {{kind: {kind}, by: {by}, act: do(x{n}), due: {due}{extra}, sources: text}}\n")
    return "".join(lines).replace("{start}", draw(STARTS).isoformat())


def swapped(text: str) -> str:
    """Return the text with the parties' names exchanged; their order in lists stays alphabetical."""
    text = re.sub(r"\b(by: |between: )?\[a, b\]", lambda found: f"{found[1] or ''}[a, b]", text)
    return re.sub(r"\bby: ([ab])\b", lambda found: f"by: {'b' if found[1] == 'a' else 'a'}", text)


def shape(answer: Answer, exchange: bool) -> tuple[object, ...]:
    """Return an answer's content, its parties exchanged if asked."""
    names = {"a": "b", "b": "a"} if exchange else {"a": "a", "b": "b"}
    ways = sorted(
        sorted((str(move.event), tuple(sorted(names[by] for by in move.by))) for move in way) for way in answer.ways
    )
    return answer.verdict, ways, sorted(names[held.party] for held in answer.held_up_by)


def read(text: str) -> Agreement:
    return agreement_from_text(text).agreement


@given(texts())
@settings(max_examples=60, deadline=None)
def test_swapping_the_parties_swaps_the_answers(text: str) -> None:
    for phase in ("one", "two"):
        one, other = answer_for_phase(read(text), phase), answer_for_phase(read(swapped(text)), phase)
        assert shape(one, exchange=True) == shape(other, exchange=False)


@given(texts())
@settings(max_examples=40, deadline=None)
def test_swapping_the_parties_swaps_the_burdens_and_leaves_the_findings(text: str) -> None:
    one = comparison_of(read(LINES.format(count="inclusive", start="2025-01-01", length=3, entry="always")), read(text))
    other = comparison_of(
        read(LINES.format(count="inclusive", start="2025-01-01", length=3, entry="always")), read(swapped(text))
    )
    names = {"a": "b", "b": "a"}
    assert {(names[item.party], item.added) for item in one.burdens} == {
        (item.party, item.added) for item in other.burdens
    }
    codes = [
        [(finding.code, finding.place) for finding in findings_of(agreement_from_text(version))]
        for version in (text, swapped(text))
    ]
    assert codes[0] == codes[1]


@given(texts(), st.integers(-2000, 2000))
@settings(max_examples=60, deadline=None)
def test_shifting_all_dates_shifts_all_answers(text: str, k: int) -> None:
    later = re.sub(r"\d{4}-\d{2}-\d{2}", lambda found: str(date.fromisoformat(found[0]) + timedelta(days=k)), text)
    one, other = read(text), read(later)
    for phase in ("one", "two"):
        before, after = answer_for_phase(one, phase), answer_for_phase(other, phase)
        assert before.verdict is after.verdict
        assert [(day + timedelta(days=k), str(move.event)) for day, move in before.course] == [
            (day, str(move.event)) for day, move in after.course
        ]
    for provision in one.provisions:
        was, is_ = (Calendar(version).due_of(provision) for version in (one, other))
        now = Calendar(other).due_of(other.provision(provision.id) or provision)
        assert (was.first and was.first.on + timedelta(days=k)) == (now.first and now.first.on), is_


@given(texts(), texts())
@settings(max_examples=60, deadline=None)
def test_the_difference_applied_gives_the_other(one: str, other: str) -> None:
    before, after = read(one), read(other)
    assert applied(difference(before, after), before).agreement == after
    assert difference(before, before).change == () and difference(before, before).remove == ()


@given(texts(), st.lists(st.sampled_from(["# a remark", "  # another", "provisions: # beside"]), max_size=3))
@settings(max_examples=60, deadline=None)
def test_formatting_is_idempotent_and_loses_nothing(text: str, remarks: list[str]) -> None:
    lines = text.splitlines()
    for n, remark in enumerate(remarks):
        if remark.startswith("provisions"):
            lines[lines.index("provisions:") if "provisions:" in lines else 0] = remark
        else:
            lines.insert(1 + 2 * n, remark)
    text = "\n".join(dict.fromkeys(lines)) + "\n"
    once = formatted(text)
    assert formatted(once) == once
    assert read(once) == read(text)
    assert once.count("#") == text.count("#")


@given(texts())
@settings(max_examples=40, deadline=None)
def test_a_written_agreement_is_read_back(text: str) -> None:
    agreement = read(text)
    assert read(text_from_tree(tree_from_agreement(agreement))) == agreement


@given(st.integers(0, 100), st.lists(st.integers(0, 40), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_what_is_released_was_held(held: int, released: list[int]) -> None:
    text = (
        'accord: "1"\nid: x\nparties: {a: A, b: B}\n'
        f"stocks: {{people: {{holder: a, counts: [{{at: 2025-01-01, total: {held}, opening: yes}}]}}}}\nprovisions:\n"
    )
    for n, number in enumerate(released):
        text += f"  p{n}: {{kind: achieve, by: a, to: b, act: release, what: {{stock: people, quantity: {number}}}}}\n"
    codes = {finding.code for finding in findings_of(agreement_from_text(text))}
    assert ("stock-is-short" in codes) == (sum(released) > held)


@given(texts(), st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_sharpening_a_vague_day_never_turns_a_certain_answer(text: str, at: int) -> None:
    start = re.search(r"starts: (\d{4}-\d{2}-\d{2})", text)
    assert start
    first = date.fromisoformat(start[1])
    last = first + timedelta(days=9)
    sharp = first + timedelta(days=at)
    vague_text = text.replace(f"starts: {first}", f"starts: {first}..{last}")
    sharp_text = text.replace(f"starts: {first}", f"starts: {sharp}")
    for phase in ("one", "two"):
        vague = answer_for_phase(read(vague_text), phase).verdict
        if vague is not Verdict.UNKNOWN:
            assert answer_for_phase(read(sharp_text), phase).verdict is vague
