"""Measure speakers on annotated reports: with the annotated spans, and end to end with the tagger's.

usage: python bench/speakers.py [--split dev|test|seeds] [--reader fast|best] [--errors]
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from gold import Gold, gold_in
from parley.attributions.attribution import Attribution, Speaker
from parley.attributions.entity import name_parts
from parley.attributions.from_report import attributions_from_report
from parley.attributions.lexicon import ADJECTIVES, PLURAL_PEOPLE, STATES
from parley.attributions.relation import Relation
from parley.attributions.speaker import speakers_from_relations
from parley.attributions.tagger import Tagger, load_tagger
from parley.reports.span import Span, text_of_spans

EMPTY = frozenset(["the", "a", "an", "of", "and", "for", "in", "to", "s"])


def words_of(text: str) -> set[str]:
    """Return the words of a name or description that tell it from others, states under one name."""
    plain = text.lower().replace("’s", "").replace("'s", "").strip(" .,“”\"'’()")
    for form in (plain, plain.removeprefix("the ")):
        state = STATES.get(form) or STATES.get(form + ".") or ADJECTIVES.get(form) or PLURAL_PEOPLE.get(form)
        if state:
            return {state.lower()}
    out: set[str] = set()
    for word in plain.replace("-", " ").replace("(", " ").replace(")", " ").replace(",", " ").split():
        state = STATES.get(word) or STATES.get(word + ".") or ADJECTIVES.get(word)
        out.add(state.lower() if state else word.rstrip(".").removesuffix("s"))
    return out - EMPTY


def texts_at(gold: Gold, values: list[object]) -> list[str]:
    """Return the texts that labels of the form [part, [start, end]] point to; "" for none."""
    source = {"text": gold.report.text, "title": gold.report.title}
    return ["" if v is None else source[v[0]][v[1][0] : v[1][1]] for v in values]  # type: ignore[index]


def same_words(said: str, wanted: list[str]) -> bool:
    """Tell whether a field's value says one of the wanted ones (both may be empty)."""
    return any((not said and not w) or bool(said and w and words_of(said) & words_of(w)) for w in wanted)


def same_speaker(speaker: Speaker, gold: Gold, row: dict[str, object]) -> bool:
    """Tell whether a speaker is of the annotated kind and the one whom the annotation points to."""
    if speaker.kind.value not in row["kind"]:  # type: ignore[operator]
        return False
    if speaker.kind.value == "elided":
        return True
    for who in texts_at(gold, row.get("who", [])):  # type: ignore[arg-type]
        mine, theirs = words_of(speaker.name), words_of(who)
        if speaker.kind.value == "person" and (
            set(name_parts(speaker.name)[-2:]) & set(name_parts(who.replace("’", "'").replace("'s", "")))
        ):
            return True
        if speaker.kind.value == "body" and (mine & theirs or speaker.name in who):
            return True
        if speaker.kind.value == "unnamed" and mine and 2 * len(mine & theirs) >= min(len(mine), len(theirs)):
            return True
    return False


def fields_right(speaker: Speaker, gold: Gold, row: dict[str, object]) -> dict[str, bool | None]:
    """Return for each field whether it is right; None where neither says anything."""
    out: dict[str, bool | None] = {}
    for field in ("told", "document"):
        wanted = texts_at(gold, row.get(field, [None]))  # type: ignore[arg-type]
        said = getattr(speaker, field)
        out[field] = None if not said and "" in wanted else same_words(said, wanted)
    out["hearsay"] = (
        None if not (speaker.hearsay or row.get("hearsay")) else speaker.hearsay == bool(row.get("hearsay"))
    )
    if row["kind"] == ["unnamed"]:
        out["number"] = speaker.number in row["number"]  # type: ignore[operator]
        out["side"] = same_words(speaker.side, texts_at(gold, row.get("side", [None])))  # type: ignore[arg-type]
        out["unnamed for"] = same_words(speaker.speaks_for, texts_at(gold, row.get("speaks_for", [None])))  # type: ignore[arg-type]
    elif row["kind"] == ["person"] and "speaks_for" in row:
        out["person for"] = same_words(speaker.speaks_for, texts_at(gold, row["speaks_for"]))  # type: ignore[arg-type]
    return out


def judged(speaker: Speaker, gold: Gold, row: dict[str, object]) -> dict[str, bool | None]:
    """Return for the speaker and each field whether it is right."""
    return {"speaker": same_speaker(speaker, gold, row), **fields_right(speaker, gold, row)}


def told_wrong(gold: Gold, i: int, speaker: Speaker, right: dict[str, bool | None]) -> str:
    """Return a line on what is wrong, for a person who develops on this split."""
    row = gold.rows[i]
    text = gold.report.title if row["part"] == "title" else gold.report.text
    source = " ".join(s.text_in(text) for s in gold.relations[i].source)
    wrong = [f for f, v in right.items() if v is False]
    who = texts_at(gold, row.get("who", []))  # type: ignore[arg-type]
    said = {f: getattr(speaker, f) for f in ("name", "speaks_for", "number", "side", "told", "document", "hearsay")}
    return f"{gold.report.id} {i} [{source[:60]}] {row['kind']} who {who} wrong: {wrong}\n    {speaker.kind} {said}"


def with_gold_spans(golds: list[Gold], errors: bool) -> Counter[tuple[str, bool]]:
    """Return how often each field is right with the annotated spans."""
    count: Counter[tuple[str, bool]] = Counter()
    for gold in golds:
        speakers = speakers_from_relations(gold.report, gold.relations)
        for i, (speaker, row) in enumerate(zip(speakers, gold.rows, strict=True)):
            right = judged(speaker, gold, row)
            if not row.get("optional"):
                count.update((field, value) for field, value in right.items() if value is not None)
                if errors and False in right.values():
                    print(told_wrong(gold, i, speaker, right))
    return count


def overlap(a: tuple[Span, ...], b: tuple[Span, ...]) -> int:
    """Return how many characters two fillers share."""
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def fits(mine: Attribution, theirs: Relation) -> float:
    """Return how well an attribution found agrees with an annotated one, 0 where it is not the same.

    The same: sources overlap or both lack one, contents overlap, and either cues overlap or half of the contents does.
    """
    shared = overlap(mine.content, theirs.content)
    sources = overlap(mine.source, theirs.source) > 0 or not (mine.source or theirs.source)
    if mine.part is not theirs.part or not shared or not sources:
        return 0.0
    size = sum(s.end - s.start for s in (*mine.content, *theirs.content)) - shared
    jaccard = shared / size
    cues = overlap(mine.cue, theirs.cue) > 0
    return jaccard + cues if cues or jaccard >= 0.5 else 0.0


def aligned(found: list[Attribution], gold: Gold) -> dict[int, int]:
    """Return the attribution found for each annotated relation, best fits first, each used once."""
    pairs = [(fits(a, r), j, i) for j, a in enumerate(found) for i, r in enumerate(gold.relations)]
    taken: dict[int, int] = {}
    for fit, j, i in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if fit > 0 and i not in taken and j not in taken.values():
            taken[i] = j
    return taken


def end_to_end(golds: list[Gold], tagger: Tagger, errors: bool) -> Counter[tuple[str, bool]]:
    """Return how often relations are found, found ones are right, and their speakers are."""
    count: Counter[tuple[str, bool]] = Counter()
    for gold in golds:
        every = attributions_from_report(gold.report, tagger, speakers_from_relations)
        found = [a for a in every if a.speaker.kind.value != "outlet" and within(a, gold)]
        match = aligned(found, gold)
        for i, row in enumerate(gold.rows):
            if row.get("optional"):
                continue
            count["recall", i in match] += 1
            if "parent" in row:
                count["recall, nested", i in match] += 1
            if row["part"] == "title":
                count["recall, headlines", i in match] += 1
            if i in match:
                right = judged(found[match[i]].speaker, gold, row)
                count.update((f"found: {field}", value) for field, value in right.items() if value is not None)
                if errors and False in right.values():
                    print(told_wrong(gold, i, found[match[i]].speaker, right))
            elif errors:
                print(f"{gold.report.id} {i} MISSED {spans_said(gold, gold.relations[i])}")
        for j, attribution in enumerate(found):
            count["precision", j in match.values()] += 1
            if errors and j not in match.values():
                print(f"{gold.report.id} EXTRA {spans_said(gold, attribution)}")
    return count


def spans_said(gold: Gold, relation: Attribution | Relation) -> str:
    """Return source, cue and content in words."""
    text = gold.report.title if relation.part.value == "title" else gold.report.text
    words = [text_of_spans(s, text)[:80] for s in (relation.source, relation.cue, relation.content)]
    return f"{words}{' nested' if relation.parent is not None else ''}"


def within(attribution: Attribution, gold: Gold) -> bool:
    """Tell whether an attribution lies in the part of the report that was annotated."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return attribution.part.value == "title" or all(s.end <= gold.read_to for s in spans)


def show(count: Counter[tuple[str, bool]], heading: str) -> None:
    """Print right, all and share for each field."""
    print(heading)
    for field in dict.fromkeys(f for f, _ in count):
        right, wrong = count[field, True], count[field, False]
        print(f"  {field:24s} {right:4d} of {right + wrong:4d}  {right / (right + wrong):.3f}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=["dev", "test", "seeds"], default="dev")
    parser.add_argument("--reader", choices=["fast", "best"], default="fast")
    parser.add_argument("--errors", action="store_true", help="name each error; not for a test split")
    args = parser.parse_args()
    name = "seeds.jsonl" if args.split == "seeds" else "stories.jsonl"
    golds = [g for g in gold_in(name) if g.split == args.split]
    show(with_gold_spans(golds, args.errors), f"{args.split}: speakers, given the annotated spans")
    show(end_to_end(golds, load_tagger(args.reader), args.errors), f"{args.split}: end to end, reader {args.reader}")


if __name__ == "__main__":
    main()
