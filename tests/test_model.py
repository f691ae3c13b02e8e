"""What holds for every record, whatever fills it."""

import dataclasses
import inspect

import pytest

from alteram import comparison, model
from alteram.model import Actor, Span, content_id, quote, text_hash
from alteram.store.codec import unpack

RECORDS = [
    record
    for module in (model, comparison)
    for _, record in inspect.getmembers(module, dataclasses.is_dataclass)
    if record.__module__ == module.__name__
]
JUDGING = ("truth", "true", "false", "credib", "reliab", "rank", "best", "trust", "verdict")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_no_record_can_hold_a_judgement_of_truth(record: type) -> None:
    names = [field.name for field in dataclasses.fields(record)]
    assert not [name for name in names if any(word in name for word in JUDGING)]
    assert "source" not in names


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_records_are_frozen_slotted_and_by_keyword(record: type) -> None:
    assert record.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(record)
    assert all(field.kw_only for field in dataclasses.fields(record))


def test_ids_come_from_content_alone() -> None:
    assert content_id("a", "x", 1) == content_id("a", "x", 1)
    assert content_id("a", "x", 1) != content_id("a", "x1")
    assert content_id("a", "x").startswith("a-")


def test_quote_is_a_slice_in_code_points() -> None:
    assert quote("Zoë 🙂 said", Span(4, 5)) == "🙂"
    assert len(text_hash("🙂")) == 64


def test_an_actor_stored_without_the_later_fields_is_read() -> None:
    stored = b'{"id":"actor-1","name":"residents","kind":"group","mentions":[[0,9]]}'
    actor = unpack(stored, Actor)
    assert (actor.unnamed, actor.metonym) == (False, False)
