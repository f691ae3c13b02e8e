"""What the rules of dates cannot do without."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.text.date_grammar import RULES
from alteram.text.date_needs import needed
from alteram.text.date_words import CODES


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        ("(?P<m>MON)(?P<y>YEAR)?", ["MON"]),
        ("THE?(?P<o>ORD|LAST)HALF OF", ["HALF", "OF"]),
        ("(?:THE ORD|ORD HYPH){0,5}CENT", ["CENT"]),
        ("(?:THE ORD|ORD HYPH)CENT", ["ORD", "CENT"]),
        ("(?<=IN)THE(?P<d>ORD)", ["IN", "THE", "ORD"]),
    ],
)
def test_what_a_rule_needs(rule: str, names: list[str]) -> None:
    assert needed(rule) == {CODES[name] for name in names}


def test_a_rule_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="no rule"):
        needed("MON*")


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from([*CODES.values(), ";"]), max_size=40))
def test_every_match_holds_what_its_rule_needs(codes: str) -> None:
    for rule, _, needs in RULES:
        if rule.search(codes):
            assert needs <= set(codes)
