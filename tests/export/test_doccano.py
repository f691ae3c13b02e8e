"""doccano lines: read in again, text and labels are what they were."""

import json
from pathlib import Path

from tests.export.worlds import a_collection, a_holding

from alteram.export.doccano import DOCCANO
from alteram.model import Problem
from alteram.read import read_documents


def test_read_in_again_texts_and_labels_are_the_same(tmp_path: Path) -> None:
    assert DOCCANO.write(a_holding(), tmp_path / "texts.jsonl") == ()
    data = (tmp_path / "texts.jsonl").read_bytes()
    rows = [json.loads(line) for line in data.splitlines()]
    found = list(read_documents(data, "texts.jsonl", "2024-05-01"))
    entries = a_collection().entries
    assert len(rows) == len(found) == len(entries)
    for entry, row, read in zip(entries, rows, found, strict=True):
        assert not isinstance(read, Problem)
        assert read.text.text == row["text"] == entry.text.text
        assert (read.document.outlet, read.document.published) == (
            entry.document.outlet, entry.document.published,
        )  # fmt: skip
        labels = [json.loads(held) for name, held in read.document.received
                  if name == "doccano label"]  # fmt: skip
        assert [[one["start"], one["end"], one["label"]] for one in labels] == row["label"]
        for claim in entry.analysis.claims:
            assert [*claim.span, claim.position] in row["label"]
        assert row["label"] == sorted(row["label"])
