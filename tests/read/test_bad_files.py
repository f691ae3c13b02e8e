"""Bad files through the worker, as `alteram read` takes them: set aside or read, never more."""

import itertools
from collections.abc import Iterator

import pytest
from tests.read.bad_files import HOSTILE, variants
from tests.read.good_files import GOOD

from alteram.model import Problem
from alteram.read import Readers, Received
from alteram.read.limits import Limits

WHEN = "2024-05-01T00:00:00+00:00"
# What takes seconds, or hundreds of megabytes, is among the ten thousand of fuzz/bad_files.py.
SLOW = frozenset(
    ["attributes.html", "blow-up.rss", "bomb-lying.docx", "bomb.pdf", "same.parquet",
     "group.parquet", "nulls.parquet"]
)  # fmt: skip
# Of these a text can be had, and it is whole.
READ = frozenset(
    ["deep.html", "deep-tables.html", "deep-words.html", "unclosed.html", "script.html",
     "less.html", "entities.html", "long-attribute.html", "charset.html", "turned.txt",
     "one-line.txt", "brackets.txt", "quotes.txt", "digits.txt", "marks.txt", "spaces.txt"]
)  # fmt: skip


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers(Limits(seconds=30)) as shared:
        yield shared


def read(readers: Readers, name: str, data: bytes) -> list[Received | Problem]:
    """Return what an input gives; no reader failed, nothing of this machine came out of it."""
    found = [*readers.read(data, name, WHEN)]
    assert found, name
    for one in found:
        words = one.message if isinstance(one, Problem) else one.text.text
        assert "root:" not in words, name
        assert "made its reader fail" not in words, words
        assert "ended the process" not in words, words
        if isinstance(one, Problem):
            assert one.message.startswith(f"{one.location}: "), one
            assert "\n" not in one.message, one
    return found


@pytest.mark.parametrize("name", sorted(GOOD))
def test_good_files_are_good(readers: Readers, name: str) -> None:
    found = read(readers, name, GOOD[name]())
    assert all(isinstance(one, Received) for one in found)
    assert any("Twelve people were killed in Kesh" in one.text.text for one in found
               if isinstance(one, Received))  # fmt: skip


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - SLOW))
def test_bad_files_are_set_aside_or_read(readers: Readers, name: str) -> None:
    found = read(readers, name, HOSTILE[name](1))
    if name in READ:
        (one,) = found
        assert isinstance(one, Received)
        assert "road is closed" in one.text.text or "people were killed" in one.text.text


def test_damaged_files_are_set_aside_or_read(readers: Readers) -> None:
    for name, data in itertools.islice(variants(7), 30):
        if "-docx" not in name and not name[0].isdigit():
            read(readers, name, data)


def test_the_same_seed_makes_the_same_files() -> None:
    one, two = (list(itertools.islice(variants(3), 12)) for _ in range(2))
    assert one == two
    assert {name: make() for name, make in GOOD.items()} == {
        name: make() for name, make in GOOD.items()
    }
