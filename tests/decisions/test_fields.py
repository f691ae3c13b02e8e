"""What may stand in a field that a person edits."""

import pytest

from alteram.decisions import checked, field_of
from alteram.errors import DecisionError


@pytest.mark.parametrize(
    ("name", "words", "kept"),
    [
        ("act", "shelling", "shelling"),
        ("date", " 2031-03-04/2031-03-05 ", "2031-03-04/2031-03-05"),
        ("value", "1200.0", "1200"),
        ("alleged_actor", "army of Kesh ;police;army of Kesh", "army of Kesh; police"),
        ("means", "", ""),
    ],
)
def test_a_value_is_kept_in_one_way_of_writing(name: str, words: str, kept: str) -> None:
    assert checked(name, words, lambda one: one.startswith("2031")) == kept


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("act", "massacre"),
        ("position", ""),
        ("date", "last week"),
        ("value", "-3"),
        ("value", "nan"),
        ("high", "many"),
        ("affected", "x" * 2000),
        ("title", "a\u202eb"),
    ],
)
def test_a_value_that_a_field_cannot_hold_is_refused(name: str, words: str) -> None:
    with pytest.raises(DecisionError):
        checked(name, words, lambda _: False)


def test_a_field_belongs_to_a_kind_of_record() -> None:
    assert field_of("act", "claim").shape == "one_of"
    with pytest.raises(DecisionError, match="outcome"):
        field_of("act", "figure")
