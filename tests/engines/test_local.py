from pathlib import Path

import pytest
from tests.engines.steps import (
    Work,
    always_killed,
    faulty,
    killed_at_first,
    refused,
    squared,
    who,
)

from alteram.engines.local import TRIES, LocalEngine
from alteram.errors import RunError


def test_every_share_is_worked_once_whatever_the_order() -> None:
    assert sorted(LocalEngine(2).map(squared, range(9))) == [n * n for n in range(9)]
    assert list(LocalEngine(2).map(squared, [])) == []


def test_a_process_works_many_shares(tmp_path: Path) -> None:
    works = [Work(str(number), str(tmp_path)) for number in range(6)]
    assert len(set(LocalEngine(2).map(who, works))) <= 2


def test_a_killed_process_is_replaced_and_its_share_worked_anew(tmp_path: Path) -> None:
    works = [Work(str(number), str(tmp_path)) for number in range(3)]
    assert sorted(LocalEngine(2).map(killed_at_first, works)) == ["0", "1", "2"]


def test_a_share_that_always_kills_is_named_after_some_tries(tmp_path: Path) -> None:
    works = [Work(name, str(tmp_path)) for name in "78"]
    with pytest.raises(RunError, match="share 7: the process that worked on it ended 4 times"):
        list(LocalEngine(1).map(always_killed, works))
    assert len([one for one in tmp_path.iterdir() if one.name.startswith("7.")]) == TRIES


def test_an_error_of_ours_ends_the_map_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="^5: is refused; nothing was done.$"):
        list(LocalEngine(1).map(refused, [Work("5", str(tmp_path))]))


def test_a_fault_of_a_step_names_its_share(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="share 5: could not be worked .*ZeroDivisionError"):
        list(LocalEngine(1).map(faulty, [Work("5", str(tmp_path))]))
