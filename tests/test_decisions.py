"""Decisions: made with a name and a reason, replayed in order, taken back by another row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alteram.decisions import ACTIONS, By, Judgements, Pair, decide, pair, replay
from alteram.errors import DecisionError
from alteram.model import Decision

PAIRED = [
    action for action in ACTIONS if action.startswith(("same_", "other_")) or "comp" in action
]


def made(action: str, subject: list[str], value: list[str], at: int = 0) -> Decision:
    when = f"2031-05-01T10:00:{at:02}Z"
    by = By(who="Ilin Marat", why="the passages say so", made=when)
    return decide(action, subject, value, by)


def test_a_pair_has_no_order() -> None:
    assert pair("claim-b", "claim-a") == pair("claim-a", "claim-b") == Pair("claim-a", "claim-b")


def test_each_of_the_one_is_paired_with_each_of_the_other() -> None:
    now = replay([made("other_event", ["claim-1"], ["claim-3", "claim-2"])])
    assert now.events.parted == {Pair("claim-1", "claim-2"), Pair("claim-1", "claim-3")}
    assert not now.events.joined


def test_the_last_decision_on_one_matter_holds() -> None:
    first = made("same_event", ["claim-1"], ["claim-2"], 0)
    later = made("other_event", ["claim-2"], ["claim-1"], 1)
    assert replay([first, later]).events.parted == {Pair("claim-1", "claim-2")}
    assert replay([later, first]).events.joined == {Pair("claim-1", "claim-2")}


def test_an_undo_takes_back_and_can_itself_be_taken_back() -> None:
    first = made("comparable", ["figure-1"], ["figure-2"], 0)
    undo = made("undo", [first.id], [], 1)
    again = made("undo", [undo.id], [], 2)
    assert replay([first, undo]) == Judgements()
    assert replay([first, undo, again]) == replay([first])


def test_what_an_undone_decision_had_replaced_holds_again() -> None:
    first = made("same_text", ["doc-1"], ["doc-2"], 0)
    later = made("other_text", ["doc-1"], ["doc-2"], 1)
    assert replay([first, later, made("undo", [later.id], [], 2)]) == replay([first])


def test_a_party_has_a_name_and_a_reason_until_it_is_taken_back() -> None:
    chosen = made("party", ["linked-1"], ["Government of Ostrovia"], 0)
    now = replay([chosen])
    assert now.parties == {"linked-1": "Government of Ostrovia"}
    assert now.reasons == {"linked-1": "the passages say so"}
    assert replay([chosen, made("party", ["linked-1"], [], 1)]).parties == {}


@pytest.mark.parametrize(("who", "why"), [("", "seen"), ("Ilin Marat", "  "), (" ", "seen")])
def test_no_decision_without_a_name_and_a_reason(who: str, why: str) -> None:
    with pytest.raises(DecisionError, match="a name and a reason"):
        decide("same_event", ["claim-1"], ["claim-2"], By(who=who, why=why, made="2031-05-01"))


@pytest.mark.parametrize(
    ("action", "subject", "value"),
    [
        ("believe", ["claim-1"], ["claim-2"]),
        ("same_event", [], ["claim-2"]),
        ("same_event", ["claim-1"], []),
        ("comparable", ["figure-1"], ["figure-1"]),
        ("undo", [], []),
    ],
)
def test_what_makes_no_decision_is_refused(
    action: str, subject: list[str], value: list[str]
) -> None:
    with pytest.raises(DecisionError):
        made(action, subject, value)


@given(st.lists(st.tuples(st.sampled_from(PAIRED), st.permutations("abc")), max_size=12))
def test_no_pair_is_both_joined_and_parted(rows: list[tuple[str, list[str]]]) -> None:
    decisions = [made(action, [ids[0]], [ids[1]], at) for at, (action, ids) in enumerate(rows)]
    now = replay(decisions)
    for matter in (now.events, now.actors, now.texts, now.figures):
        assert not matter.joined & matter.parted
    assert now == replay([*decisions, *decisions])
