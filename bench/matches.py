"""Claims of the seeds matched to clauses, against the claims that a person typed by hand from the same reports."""

import argparse
import sys
from pathlib import Path

from parley.accounts.from_claims import accounts_from_readings
from parley.agreement.from_yaml import agreement_from_text
from parley.engine.from_yaml import tellings_from_text
from parley.engine.telling import TellerKind, Telling, Tellings
from parley.files import reports_from_paths, sources_from_csv
from parley.flow import ReaderChoice, reader_from_choice, readings_from_reports
from parley.reports.report import Report
from parley.status import Status

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "data" / "seeds"
KINDS = {TellerKind.OUTLET: "outlet", TellerKind.UNNAMED: "unnamed"}


def key_of(telling: Telling, tellings: Tellings, source: str) -> tuple[str, str, bool, str]:
    """Return what makes two tellings the same: report, event, denied or not, and whose account."""
    teller = tellings.teller(telling.account)
    assert teller is not None
    whose = teller.of or KINDS.get(teller.kind, teller.id)
    return source, str(telling.says.event), telling.says.denied, whose


def main() -> None:
    """Print recall over all typed claims, and precision over the matches that move something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", choices=("fast", "best"), default="fast")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    if not SEEDS.is_dir():
        sys.exit("the development data (../shared) is not here")
    agreement = agreement_from_text((ROOT / "examples/gaza_2025.accord.yaml").read_text("utf-8")).agreement
    typed = tellings_from_text((ROOT / "examples/gaza_2025.claims.yaml").read_text("utf-8"), agreement).tellings
    rows, _ = sources_from_csv(SEEDS / "sources.csv")
    reports = [item for item in reports_from_paths([str(SEEDS)], sources=rows) if isinstance(item, Report)]
    readings = list(readings_from_reports(reports, reader_from_choice(ReaderChoice(arguments.reader))))
    read = accounts_from_readings(readings, agreement).tellings
    files = {source.id: source.file for source in agreement.sources}
    gold = {key_of(t, typed, files[t.sources[0]]): t for t in typed.tellings}
    found = {key_of(t, read, t.sources[0]): t for t in read.tellings}
    hit = [key for key in gold if key in found]
    moving = [key for key, telling in found.items() if telling.status is Status.ACTUAL]
    right = [key for key in moving if key in gold]
    print(f"typed claims found: {len(hit)} of {len(gold)} ({len(hit) / len(gold):.2f}; asked >= .80)")
    share = len(right) / len(moving) if moving else 1.0
    print(f"matches that move something and were typed: {len(right)} of {len(moving)} ({share:.2f}; asked >= .90)")
    if arguments.errors:
        print("missed:", *(f"\n  {key}" for key in gold if key not in found))
        print("not typed:", *(f"\n  {key} {found[key].quote[:90]}" for key in moving if key not in gold))


if __name__ == "__main__":
    main()
