"""Codes of actors by country and kind, from the words of a phrase."""

import pytest

from parley.claims.actor_code import code_of_actor


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("France", "FRA"),
        ("the Kenyan government", "KEN GOV"),
        ("Germany's foreign minister", "DEU GOV"),
        ("Portuguese troops", "PRT MIL"),
        ("the Chilean navy", "CHL MIL"),
        ("Indian police", "IND COP"),
        ("a Danish court", "DNK JUD"),
        ("Swedish lawmakers", "SWE LEG"),
        ("South African workers", "ZAF LAB"),
        ("the Japanese opposition leader", "JPN OPP"),
        ("U.S. President", "USA GOV"),
        ("two Spanish aid workers", "ESP NGO"),
        ("Buenos Aires", "ARG"),
        ("officials from Peru", "PER GOV"),
        ("the Norwegian ambassador to Italy", "NOR GOV"),
    ],
)
def test_a_phrase_has_the_code_of_its_country_and_its_kind(phrase: str, code: str) -> None:
    assert code_of_actor(phrase) == code


@pytest.mark.parametrize(
    ("phrase", "code"),
    [("the United Nations", "IGO UNO"), ("the EU", "IGO EEC"), ("NATO", "IGO NAT"), ("the Red Cross", "NGO IRC")],
)
def test_a_body_of_many_states_has_a_code_of_its_own(phrase: str, code: str) -> None:
    assert code_of_actor(phrase) == code


@pytest.mark.parametrize(("phrase", "code"), [("Norland", ""), ("Norlandic soldiers", "MIL"), ("the rebels", "REB")])
def test_a_country_that_nobody_listed_has_no_code(phrase: str, code: str) -> None:
    assert code_of_actor(phrase) == code
