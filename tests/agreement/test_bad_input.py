"""Every kind of broken file: one message for each fault, with line, column and mend, all of them at once."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parley.agreement.check import findings_of
from parley.agreement.finding import Finding
from parley.agreement.from_yaml import agreement_from_text
from tests.agreement.texts import MILL, with_lines

PAY = "due: day 7 of truce"


def errors(text: str) -> list[Finding]:
    return [finding for finding in findings_of(agreement_from_text(text)) if finding.weight.value == "error"]


BROKEN = [
    ("tab", MILL.replace("  pay:", "\tpay:"), "tab", 9, 1),
    ("open quote", MILL.replace("id: mill-2026", 'id: "mill-2026'), "bad-yaml", 2, 5),
    ("open brace", MILL.replace("sources: memo}\n  resume", "sources: memo\n  resume", 1), "bad-yaml", 9, 8),
    ("no colon", with_lines("  other"), "bad-yaml", 11, 1),
    ("31.02.", MILL.replace("2026-03-01", "31.02."), "bad-time", 7, 19),
    ("31 February", MILL.replace("2026-03-01", "2026-02-31"), "bad-time", 7, 19),
    ("month as a name", MILL.replace("2026-03-01", "2026-Mar-01"), "bad-time", 7, 19),
    ("month 13", MILL.replace("2026-03-01", "2026-13-01"), "bad-time", 7, 19),
    ("unknown party", MILL.replace("by: works", "by: wroks"), "unknown-party", 9, 28),
    ("unknown phase", MILL.replace(PAY, "due: day 7 of trucee"), "unknown-day", 9, 83),
    ("unknown source", MILL.replace("sources: memo}\n  resume", "sources: mem}\n  resume"), "unknown-source", 9, 108),
    ("unknown key", MILL.replace("lasts:", "last:"), "unknown-key", 7, 31),
    ("unknown kind", MILL.replace("kind: achieve, by: works", "kind: acheive, by: works"), "unknown-word", 9, 15),
    ("unknown unit", MILL.replace("500 USD", "500 UDS"), "unknown-unit", 9, 63),
    ("negative", MILL.replace("500 USD", "-500 USD"), "bad-amount", 9, 69),
    ("same id", MILL.replace("  resume:", "  pay:"), "duplicate", 10, 3),
    ("same key", MILL.replace("id: mill-2026", "id: a\nid: b"), "duplicate", 3, 1),
    ("anchor", MILL.replace("truce: {", "truce: &x {"), "anchor", 7, 10),
    ("alias", MILL.replace("sources: memo}\nprov", "sources: *x}\nprov"), "alias", 7, 68),
    ("tag", MILL.replace("id: mill", "id: !!str mill"), "tag", 2, 5),
    ("merge key", MILL.replace("{starts:", "{<<: x, starts:"), "merge-key", 7, 11),
    ("two documents", MILL + "---\na: b\n", "several-documents", 11, 1),
    ("directive", "%YAML 1.1\n---\n" + MILL, "directive", 1, 1),
    ("a list as a key", MILL.replace("id: mill-2026", "? [a, b]\n: c\nid: mill-2026"), "bad-key", 2, 3),
    ("a word where keys belong", MILL.replace("phases:\n  truce: {starts: 2026-03-01, lasts: 14 days, fixed: yes, "
                                             "sources: memo}", "phases: truce"), "not-a-table", 6, 9),
    ("a table where a word belongs", MILL.replace("14 days", "{days: 14}"), "not-a-word", 7, 38),
    ("missing id", MILL.replace("id: mill-2026\n", ""), "missing-key", 1, 1),
    ("missing kind", MILL.replace("kind: achieve, by: works, ", ""), "missing-key", 9, 3),
    ("bad id", MILL.replace("  truce:", "  1st truce:"), "bad-id", 7, 3),
    ("odd character", MILL.replace("mill-2026", "mill\x07"), "bad-character", 2, 9),
    ("unknown version", MILL.replace('accord: "1"', 'accord: "9"'), "version", 1, 9),
    ("neither yes nor no", MILL.replace("fixed: yes", "fixed: true"), "bad-yes-or-no", 7, 54),
    ("condition", MILL.replace("when: done(pay)", "when: done(pay"), "bad-condition", 10, 71),
    ("condition without brackets", MILL.replace("when: done(pay)", "when: done pay"), "bad-condition", 10, 63),
    ("unknown zone", MILL.replace("id: mill-2026", "id: mill-2026\nzone: Mars/Olympus"), "unknown-zone", 3, 1),
    ("margin", MILL.replace("id: mill-2026", "id: mill-2026\nabout: five"), "bad-percentage", 3, 8),
    ("empty", "", "not-a-table", 1, 1),
    ("a list", "- a\n- b\n", "not-a-table", 1, 1),
    ("cyclic conditions", MILL.replace("act: pay(bonus)", "act: pay(bonus), when: done(resume)"), "circular", 9, 3),
    ("cyclic days", MILL.replace("phases:", "days: {a: b+1, b: a+1}\nphases:"), "circular", 6, 8),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "line", "column"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_a_fault_is_told_once_with_its_place_and_a_mend(text: str, code: str, line: int, column: int) -> None:
    found = errors(text)
    assert [finding.code for finding in found if finding.code == code] == [code], [str(finding) for finding in found]
    finding = next(finding for finding in found if finding.code == code)
    assert (finding.place.line, finding.place.column) == (line, column), str(finding)
    assert finding.reason.endswith((".", "?")) and finding.mend


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = MILL.replace("2026-03-01", "2026-02-31").replace("by: works", "by: wroks").replace("500 USD", "-5")
    text = text.replace("  resume", "\tresume").replace("kind: achieve, by: union", "kind: acheive, by: union")
    assert {finding.code for finding in errors(text)} == {
        "bad-time",
        "unknown-party",
        "bad-amount",
        "tab",
        "unknown-word",
    }


def test_faults_after_a_fault_of_syntax_are_told_too() -> None:
    text = MILL.replace("id: mill-2026", 'id: "mill-2026').replace("500 USD", "-5 USD")
    assert [finding.code for finding in errors(text)] == ["bad-yaml", "bad-amount"]


def test_a_near_name_is_offered() -> None:
    finding = errors(MILL.replace("by: works", "by: wroks"))[0]
    assert finding.mend == "Did you mean “works”?"


def test_a_bomb_is_refused_at_once() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    codes = {finding.code for finding in errors(bomb)}
    assert {"anchor", "alias"} <= codes


def test_depth_is_limited() -> None:
    assert "too-deep" in {finding.code for finding in errors("a: " + "[" * 200 + "]" * 200 + "\n")}
    assert "too-deep" in {finding.code for finding in errors("".join(f"{' ' * n}k:\n" for n in range(60)))}


def test_ten_megabytes_are_refused_before_they_are_read() -> None:
    found = errors("a: b\n" * 2_500_000)
    assert [finding.code for finding in found] == ["too-large"]
    assert "Split it" in found[0].mend


def test_words_that_other_readers_take_for_something_else_stay_words() -> None:
    text = MILL.replace("title", "title").replace("id: mill-2026", "id: mill-2026\ntitle: no\nkind: 1e3")
    loaded = agreement_from_text(text)
    assert (loaded.agreement.title, loaded.agreement.kind) == ("no", "1e3")


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(ending: str) -> None:
    assert not errors("\ufeff" + MILL.replace("\n", ending))


PIECES = st.sampled_from([*MILL.split("\n"), "  a: {b: c", "\t", "x: &y z", "- [", "}", '"', ": :", "due: day 0 of x"])


@given(st.lists(PIECES, max_size=12).map("\n".join))
@example("a: 'b")
@example("? a\n: b")
@example("[a, b]: c")
def test_no_file_breaks_the_reader(text: str) -> None:
    for finding in findings_of(agreement_from_text(text)):
        assert finding.place.line >= 1 and finding.mend


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    agreement_from_text(text)


@given(st.integers(0, len(MILL) - 1), st.sampled_from(list("{}[]:,'\"#&*!|>%@`\t-? x1")))
def test_one_wrong_key_breaks_nothing(at: int, sign: str) -> None:
    findings_of(agreement_from_text(MILL[:at] + sign + MILL[at + 1 :]))
