"""Why claims stand together: the sum that decided, in words, and what people decided beside it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from alteram import api
from alteram.cli import main
from alteram.errors import NotFoundError

FIRST = """Kesh Gazette
5 March 2031

The Foreign Ministry of Vardania said on Tuesday that 12 people were killed in the shelling of \
Tarnova on 4 March 2031.
"""
SECOND = """Lesk Courier
6 March 2031

The Interior Ministry of Vardania said that 40 people were killed in Tarnova on 4 March 2031. \
It said that 3 people were killed in Belmar on 9 May 2029.
"""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("why")
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "x.alteram"
    api.read([str(folder / "a.txt"), str(folder / "b.txt")], path, processes=0)
    return path


def _claims(dossier: Path, label: str) -> tuple[str, ...]:
    return api.find_event(api.events(dossier), label).claims


def test_an_event_tells_what_holds_each_claim_there(dossier: Path) -> None:
    reasons = api.why("Tarnova", dossier=dossier)
    assert {reason.first for reason in reasons} == set(_claims(dossier, "Tarnova"))
    assert all(reason.together for reason in reasons)
    assert all(reason.bits == sum(step.bits for step in reason.steps) for reason in reasons)
    done = CliRunner().invoke(main, ["why", "Tarnova", "--dossier", str(dossier)])
    assert done.exit_code == 0, done.output
    assert "+4.0  date: both give 4 March 2031" in done.output
    assert "one event" in done.output


def test_two_claims_of_two_events_tell_what_parts_them(dossier: Path) -> None:
    one, other = _claims(dossier, "Tarnova")[0], _claims(dossier, "Belmar")[0]
    (reason,) = api.why(one, other, dossier)
    assert not reason.together
    assert reason.bits < 0
    asked = ["why", one, other, "--json", "--dossier", str(dossier)]
    (told,) = json.loads(CliRunner().invoke(main, asked).output)
    assert any("do not overlap" in step[1] for step in told["steps"])


def test_a_decision_stands_beside_the_sum(dossier: Path) -> None:
    one, other = _claims(dossier, "Tarnova")[0], _claims(dossier, "Belmar")[0]
    made = api.make_decision("same_event", one, other, dossier, who="Ilin Marat", why="a test")
    (reason,) = api.why(one, other, dossier)
    assert reason.together
    assert reason.decided == "together"
    api.make_decision("undo", made.id, "", dossier, who="Ilin Marat", why="a test")


def test_what_answers_to_nothing_is_told(dossier: Path) -> None:
    with pytest.raises(NotFoundError):
        api.why("claim-1", "claim-2", dossier)


def _named(tmp_path: Path, *speakers: str) -> Path:
    for number, speaker in enumerate(speakers):
        text = (
            f"Kesh Gazette\n{number + 1} March 2031\n\n{speaker} of Vardania said that 12 people "
        )
        (tmp_path / f"{number}.txt").write_text(text + "were killed.\n", encoding="utf-8")
    path = tmp_path / "x.alteram"
    api.read(
        [str(tmp_path / f"{number}.txt") for number in range(len(speakers))], path, processes=0
    )
    return path


def test_names_of_one_actor_say_why_they_are_one(tmp_path: Path) -> None:
    path = _named(
        tmp_path, "Foreign Minister Oksana Petrovych", "Foreign Minister Oksana Petrovich"
    )
    told = CliRunner().invoke(main, ["why", "--actor", "Oksana Petrovich", "--dossier", str(path)])
    assert told.exit_code == 0
    assert "Oksana Petrovych" in told.output
    (reason,) = api.why_actor("Oksana Petrovych", path).compared
    assert reason.compared.bits == pytest.approx(sum(s.bits for s in reason.compared.steps))
    assert reason.compared.bits > 0
    found = ["why", "--actor", "Oksana Petrovich", "--json", "--dossier", str(path)]
    assert json.loads(CliRunner().invoke(main, found).output)["actor"]["kind"] == "person"


def test_an_actor_of_one_name_was_not_weighed(dossier: Path) -> None:
    name = next(a.name for a in api.collection(dossier).links.actors if a.kind == "body")
    told = CliRunner().invoke(main, ["why", "--actor", name, "--dossier", str(dossier)])
    assert "nothing was weighed" in told.output


def test_a_name_of_no_actor_is_told(dossier: Path) -> None:
    with pytest.raises(NotFoundError, match="none"):
        api.why_actor("Nobody At All", dossier)
