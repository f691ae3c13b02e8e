"""Review, decide, decisions and agreement as commands: what a terminal user sees."""

import contextlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alteram import api
from alteram.cli import main
from alteram.store import Dossier

TEXT = """Kesh Gazette
5 March 2031

The Foreign Ministry of Vardania said on Tuesday that 12 people were killed in the shelling of \
Tarnova on 4 March 2031.
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with contextlib.chdir(tmp_path):
        api.read(["a.txt"], tmp_path / "x.alteram", processes=0)
    return tmp_path / "x.alteram"


def run(dossier: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [words[0], "--dossier", str(dossier), *words[1:]])


def test_a_person_reviews_decides_and_sees_what_was_decided(dossier: Path) -> None:
    shown = run(dossier, "review")
    assert "Accepted means: the passage says this." in shown.output
    assert "said by Foreign Ministry of Vardania" in shown.output
    (item,) = (
        one for one in json.loads(run(dossier, "review", "--json").output)["items"]
        if one["figures"]
    )  # fmt: skip
    figure = item["figures"][0]["id"]
    edited = run(dossier, "decide", "edit", figure, "qualifier", "at_least", "--who", "Ada Merin",
                 "--why", "it says at least elsewhere")  # fmt: skip
    assert edited.exit_code == 0, edited.output
    assert run(dossier, "decide", "accept", item["id"], "--who", "Ada Merin").exit_code == 0
    again = run(dossier, "review", "--state", "accepted").output
    assert "accepted by Ada Merin" in again
    assert "qualifier: exact -> at_least by Ada Merin" in again
    listed = run(dossier, "decisions").output
    assert f"{figure} qualifier  |  at_least" in listed
    assert "it says at least elsewhere" in listed
    assert "No decision needs a look." in run(dossier, "decisions", "--look").output


def test_a_second_thing_is_not_dropped_where_one_is_decided_on(dossier: Path) -> None:
    items = json.loads(run(dossier, "review", "--json").output)["items"]
    done = run(dossier, "decide", "accept", items[0]["id"], items[-1]["id"], "--who", "Ada Merin")
    assert (done.exit_code, "nothing was written" in done.output) == (2, True)
    assert not json.loads(run(dossier, "decisions", "--json").output)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("reject", "c-0000000000000000", "--why", "x"), "No claim, figure or attribution"),
        (("edit", "c-0000000000000000"), "Name the record's id"),
        (("accept", "one", "two", "three"), "Name one or two things"),
        (("close-round", "pilot"), "Nobody coded anything"),
    ],
)
def test_what_cannot_be_decided_is_told_and_written_nowhere(
    dossier: Path, words: tuple[str, ...], said: str
) -> None:
    refused = run(dossier, "decide", *words, "--who", "Ada Merin")
    assert refused.exit_code == 2
    assert said in refused.output
    assert api.decisions(dossier) == ()


def test_a_round_is_shown_to_its_coder_and_counted_when_it_is_closed(dossier: Path) -> None:
    claim = api.queue(dossier).items[0].id
    for who, action in (("Ada Merin", "accept"), ("Ilin Marat", "reject")):
        coded = run(dossier, "decide", action, claim, "--who", who, "--round", "pilot")
        assert coded.exit_code == 0, coded.output
    assert "Rows of rounds that are open: 2, not shown" in run(dossier, "decisions").output
    own = run(dossier, "decisions", "--round", "pilot", "--who", "Ada Merin").output
    assert "accept" in own
    assert "reject" not in own
    assert "Nothing more is shown" in run(dossier, "agreement").output
    run(dossier, "decide", "close-round", "pilot", "--who", "Ada Merin")
    told = run(dossier, "agreement", "--round", "pilot").output
    assert "agreement 0.0 %" in told
    assert f"differ on {claim}: Ada Merin: accepted, Ilin Marat: rejected" in told


def test_analysing_again_says_what_needs_a_look(dossier: Path) -> None:
    with Dossier.open(dossier, write=True) as store:
        (entry,) = store.entries()
        (figure,) = entry.analysis.figures
        other = replace(entry.analysis, figures=(replace(figure, value=13.0),))
        store.replace_analysis(entry.document.id, other)
    run(dossier, "decide", "accept", figure.id, "--who", "Ada Merin")
    told = run(dossier, "analyse", "--all").output
    assert "changed  a.txt" in told
    assert "need a look: 1" in told
    look = run(dossier, "decisions", "--look").output
    assert "needs a look: The text was analysed again" in look
    assert figure.id in look
