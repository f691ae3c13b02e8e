"""Rows come back in the order of their keys, whatever order they came in."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.errors import ReportError
from alteram.export.sorting import Sorted

ROWS = st.lists(st.tuples(st.sampled_from("ab"), st.text(max_size=4), st.binary(max_size=4)))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sorting") / "out.json"


@settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_sorted_by_section_and_key_the_first_of_each(
    place: Path, rows: list[tuple[str, str, bytes]]
) -> None:
    with Sorted(place) as held:
        for one in rows:
            held.add(*one)
        for section in "ab":
            first: dict[str, bytes] = {}
            for of, key, held_row in rows:
                if of == section:
                    first.setdefault(key, held_row)
            assert list(held.rows(section)) == sorted(first.items())
            assert all(held.get(section, key) == row for key, row in first.items())
        assert held.get("c", "") is None


def test_nothing_is_left_beside_the_output(tmp_path: Path) -> None:
    with Sorted(tmp_path / "new" / "out.json") as held:
        held.add("a", "lone \ud800", b"1")
        assert list(held.rows("a")) == [("lone \ud800", b"1")]
        assert list((tmp_path / "new").iterdir()) == []
    assert list((tmp_path / "new").iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ReportError, match="nothing was written"):
        Sorted(tmp_path / "file" / "out.json")


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with Sorted(tmp_path / "out.json") as held:
        held._held.execute("PRAGMA max_page_count = 8")
        with pytest.raises(ReportError, match="disk is full.*nothing was written"):
            held.add("a", "", bytes(10**6))
