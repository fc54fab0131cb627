"""A prospect as plain data, for JSON and for a page: everything told, with what it rests on."""

from math import isinf
from typing import Any

from parley.prospect.game import SIDES
from parley.prospect.play import Ending
from parley.prospect.prospect import Prospect
from parley.prospect.tested import Tested
from parley.prospect.values import words_of
from parley.prospect.wording import ASSUMED, STANCE, notes_of, sentences_of, turn_sentence, verdict_of


def _finite(value: float) -> float | None:
    """Return None for what no amount reaches."""
    return None if isinf(value) else round(value, 6)


def data_from_prospect(prospect: Prospect) -> dict[str, Any]:
    """Return everything that a prospect tells; amounts in the file's unit, shares of assumed valuations from 0 to 1."""
    values = prospect.values
    return {
        "title": prospect.title,
        "stance": STANCE,
        "assumed": list(ASSUMED),
        "agreement": values.agreement,
        "sides": dict(zip(SIDES, map(list, values.sides), strict=True)),
        "unit": values.unit,
        "tick": values.tick,
        "rules": {
            "horizons": list(values.horizons),
            "may_leave": values.may_leave,
            "may_stall": values.may_stall,
            "moves_first": SIDES[values.moves_first],
            "penalties_go_to": "other side" if values.paid_to_other else "nobody",
            "thin": values.thin,
        },
        "valuations": prospect.count,
        "seed": prospect.seed,
        "values": [
            {
                "value": q.path, "words": words_of(q.path), "low": q.low, "high": q.high, "owner": q.owner,
                "basis": q.basis,
            }
            for q in prospect.quotes
        ],
        "deals": [_deal(tested, prospect) for tested in prospect.tested],
        "ranked_together": [list(group) for group in prospect.apart],
        "turns": [
            {
                "value": t.path, "at": round(t.at, 6), "below": t.below, "above": t.above,
                "in_lowest_third": list(t.low), "in_highest_third": list(t.high), "words": turn_sentence(t, prospect),
            }
            for t in prospect.turns
        ],
        "notes": list(notes_of(prospect)),
    }  # fmt: skip


def _deal(tested: Tested, prospect: Prospect) -> dict[str, Any]:
    game = tested.deal.game
    return {
        "id": game.id,
        "title": game.title,
        "ends_in": game.ends_in,
        "carried_out": tested.share,
        "by_horizon": [{"ticks": ticks, "carried_out": share} for ticks, share in tested.by_horizon],
        "only_after_delay": tested.late,
        "endings": {Ending(ending).name.lower(): share for ending, share in tested.endings},
        "middle": _middle(tested),
        "steps": _steps(tested),
        "causes": [
            {
                "step": game.steps[b.step].id, "side": SIDES[game.steps[b.step].side], "share_of_broken": b.share,
                "gain": dict(zip(("lowest_tenth", "median", "highest_tenth"), b.gain, strict=True)), "stalls": b.stall,
            }
            for b in tested.breaking
        ],
        "play_stops_at": [{"step": game.steps[i].id, "share_of_broken": share} for i, share in tested.first_stop],
        "thin": tested.thin,
        "assurances": [
            {
                "on": [SIDES[s] for s in a.sides], "as_if_all_were_binding": a.as_if_binding,
                "expected_worth_in_the_middle": _finite(a.middle), "mends_share_of_broken": a.helps,
                "enough_in_nine_of_ten": _finite(a.nine_in_ten),
            }
            for a in tested.assurances
        ],
        "depends_on": [{"value": d.path, "low_middle_high": list(d.thirds)} for d in tested.dependences],
        "better": [{"design": b.what, "carried_out": b.share} for b in tested.better],
        "fines_against_delay": [{"step": game.steps[i].id, "fine": fine} for i, fine in tested.fines],
        "trust_needed_to_move_first": tested.trust,
        "shifts_of_power_too_large": [game.steps[i].id for i in tested.shifts],
        "mean_worth": dict(zip(SIDES, (w for w, _ in tested.value), strict=True)),
        "words": list(sentences_of(tested, prospect)),
    }  # fmt: skip


def _middle(tested: Tested) -> dict[str, Any]:
    game = tested.deal.game
    return {
        "carried_out": tested.middle_holds,
        "breaks_at": None if tested.middle_holds else game.steps[tested.middle_step].id,
        "side": None if tested.middle_holds else SIDES[game.steps[tested.middle_step].side],
        "gain_by_not_performing": tested.middle_gain,
        "words": verdict_of(tested),
    }


def _steps(tested: Tested) -> list[dict[str, Any]]:
    return [
        {
            "number": i + 1, "id": step.id, "side": SIDES[step.side], "binding": step.binding, "what": step.text,
            "item": tested.deal.items[i], "amount": tested.deal.amounts[i],
            "margin": dict(zip(("lowest_tenth", "median", "highest_tenth"), tested.margins[i], strict=True)),
        }
        for i, step in enumerate(tested.deal.game.steps)
    ]  # fmt: skip
