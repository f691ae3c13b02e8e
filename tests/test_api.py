"""What the verbs do where a shell would not show it."""

import json
from pathlib import Path

import pytest

from alteram import api
from alteram.errors import NotFoundError
from alteram.export import annotation
from alteram.model import Links
from alteram.pipeline import analyse
from alteram.store import Dossier

STORY = Path(__file__).parent.parent / "demo" / "texts" / "04-lenna-press-harsk.txt"


def test_links_lost_to_a_crash_are_made_at_the_next_reading(tmp_path: Path) -> None:
    dossier = tmp_path / "x.alteram"
    api.read([str(STORY)], dossier, processes=0)
    linked = api.collection(dossier).links
    with Dossier.open(dossier, write=True) as store:
        store.save_links(Links())
    (tmp_path / "y.txt").write_text("Nobody came to the valley on Monday.", encoding="utf-8")
    api.read([str(tmp_path / "y.txt")], dossier, processes=0)
    assert {e.id for e in linked.events} <= {e.id for e in api.collection(dossier).links.events}


def test_a_format_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="jsonl"):
        api.export("xml", tmp_path)


def test_each_step_is_told(tmp_path: Path) -> None:
    seen: list[tuple[str, str]] = []

    def told(step: api.Step) -> None:
        seen.append((step.location, step.outcome))

    api.read(
        [str(STORY), "nothing.txt", str(STORY)], tmp_path / "x.alteram", told=told, processes=0
    )
    assert seen == [
        (str(STORY), "added"),
        (str(STORY), "done"),
        ("nothing.txt", "set_aside"),
        ("nothing.txt", "done"),
        (str(STORY), "known"),
        (str(STORY), "done"),
    ]


def test_annotate_takes_characters_that_no_file_holds() -> None:
    line = '{"id": 1, "text": "He said \\ud800 on Monday: \\u0000 nobody came."}'
    (out,) = api.annotate([line])
    out.encode("utf-8")


def test_events_stand_by_date(tmp_path: Path) -> None:
    api.read(
        [str(path) for path in sorted(STORY.parent.glob("0[1-5]*.txt"))],
        tmp_path / "x",
        processes=0,
    )
    dates = [event.date for event in api.events(tmp_path / "x")]
    known = [date for date in dates if date is not None]
    assert len({date[:4] for date in known}) > 1
    assert [date[:4] for date in known] == sorted(date[:4] for date in known)
    assert None not in dates[: len(known)]


def test_annotate_by_the_rules_alone_gives_what_they_find() -> None:
    text = STORY.read_text(encoding="utf-8")
    line = json.dumps({"id": 1, "text": text})
    (alone,) = api.annotate([line], rules_only=True)
    (both,) = api.annotate([line])
    found = analyse(text, rules_only=True, location="line 1")
    assert json.loads(alone) == json.loads(json.dumps(annotation(1, text, found)))
    assert alone != both
