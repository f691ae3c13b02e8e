"""What holds after further decisions is what holds after all of them, replayed from the start."""

from hypothesis import given
from hypothesis import strategies as st

from alteram.decisions import ACTIONS, LAPSE, replay, replay_on
from alteram.decisions.actions import ABOUT_DECISIONS, PAIRED
from alteram.model import Decision

_RECORDS = ("claim-1", "claim-2", "claim-3")


@st.composite
def histories(draw: st.DrawFn) -> list[Decision]:
    """Draw rows of every kind; what undoes, renews or lapses is about a row before it."""
    rows: list[Decision] = []
    for number in range(draw(st.integers(1, 14))):
        about_rows = [one for one in (*ACTIONS, LAPSE) if rows or one not in ABOUT_DECISIONS]
        action = draw(st.sampled_from(about_rows))
        subject, value = draw(st.sampled_from(_RECORDS)), draw(st.sampled_from(("", "a", "b")))
        if action in ABOUT_DECISIONS:
            subject = draw(st.sampled_from(rows)).id
            value = " ".join(draw(st.sets(st.sampled_from(_RECORDS)))) if action == LAPSE else ""
        elif action in PAIRED:
            value = draw(st.sampled_from([one for one in _RECORDS if one != subject]))
        elif action == "edit":
            subject = f"{subject} date"
        rows.append(
            Decision(
                id=f"decision-{number}", made=f"2024-05-01T00:00:{number:02d}", who="A. Coder",
                action=action, subject=subject, value=value, why=f"reason {number}",
                round=draw(st.sampled_from(("", "", "", "first"))),
            )
        )  # fmt: skip
    return rows


@given(rows=histories(), cut=st.integers(0, 14))
def test_rows_replayed_on_top_give_what_all_rows_give(rows: list[Decision], cut: int) -> None:
    before, new = rows[:cut], rows[cut:]
    held = replay(before)
    assert replay_on(held, before, new) == replay(rows)
    assert held == replay(before)


def test_many_rows_at_once_are_replayed_too() -> None:
    rows = [
        Decision(id=f"decision-{n}", made="2024-05-01", who="A. Coder", action="accept",
                 subject=f"claim-{n}")
        for n in range(100)
    ]  # fmt: skip
    assert replay_on(replay(rows[:10]), rows[:10], rows[10:]) == replay(rows)
