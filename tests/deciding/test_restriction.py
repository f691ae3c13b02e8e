"""Who sees what is restricted, and what is flagged as graphic."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.made import decided, queued

from alteram import api
from alteram.cli import main
from alteram.decisions import SEEING, Ruling, for_role, hidden_from, replay, restricted, seen_by
from alteram.desk import ROLES
from alteram.errors import DecisionError


def ruling(value: str) -> Ruling:
    return Ruling(value=value, who="Ilin Marat", why="", made="", decision="decision-1")


def test_the_roles_are_those_of_the_workbench() -> None:
    assert SEEING == ROLES


@pytest.mark.parametrize(
    ("value", "least"),
    [
        ("document", "lead"),
        (f"claim {'0' * 64}:1-2", "lead"),
        ("document for=reviewer", "reviewer"),
        ("event for=viewer", "viewer"),
        ("event for=anybody", "lead"),
        ("", "lead"),
        ("event for=viewer for=coder", "coder"),
    ],
)
def test_a_row_names_the_least_role_and_an_old_one_means_leads(value: str, least: str) -> None:
    assert seen_by(ruling(value)) == least


def test_a_role_given_anew_stands_alone() -> None:
    assert for_role("document for=coder", "reviewer") == "document for=reviewer"


@pytest.mark.parametrize("role", SEEING)
def test_what_is_hidden_from_whom(dossier: Path, role: str) -> None:
    claim = queued(dossier, "40 people").id
    decided(dossier, "restrict", claim, role)
    decided(dossier, "restrict", "a.txt")
    now = replay(api.decisions(dossier))
    assert len(restricted(now)) == 2
    for other in SEEING:
        hidden = hidden_from(now, other)
        assert (claim in hidden) == (SEEING.index(other) < SEEING.index(role))
        assert len(hidden) - (claim in hidden) == (other != "lead")


def test_the_record_is_restricted_by_its_place_whoever_sees_it(dossier: Path) -> None:
    claim = queued(dossier, "40 people").id
    plain = api.make_decision("restrict", claim, "", dossier, who="Ilin Marat")
    named = api.make_decision("restrict", claim, "coder", dossier, who="Ilin Marat")
    assert named.value == f"{plain.value} for=coder"


@pytest.mark.parametrize(
    ("action", "value"), [("restrict", "everybody"), ("release", "lead"), ("graphic", "perhaps")]
)
def test_a_value_that_is_none_writes_nothing(dossier: Path, action: str, value: str) -> None:
    with pytest.raises(DecisionError, match="nothing was written"):
        decided(dossier, action, "a.txt", value)
    assert api.decisions(dossier) == ()


def test_graphic_is_a_flag_that_can_be_taken_back(dossier: Path) -> None:
    item = queued(dossier, "40 people")
    decided(dossier, "graphic", item.id)
    decided(dossier, "graphic", "a.txt", "yes")
    flagged = replay(api.decisions(dossier)).graphic
    assert {item.id} < set(flagged)
    assert len(flagged) == 2
    decided(dossier, "graphic", item.id, "no")
    assert set(replay(api.decisions(dossier)).graphic) == set(flagged) - {item.id}
    with pytest.raises(DecisionError, match="neither a claim nor a document"):
        decided(dossier, "graphic", item.attribution)


def test_the_command_names_the_role(dossier: Path) -> None:
    claim = queued(dossier, "40 people").id
    given = ["--who", "Ilin Marat", "--dossier", str(dossier)]
    done = CliRunner().invoke(main, ["decide", "restrict", claim, "--for", "reviewer", *given])
    assert done.exit_code == 0, done.output
    assert seen_by(replay(api.decisions(dossier)).restrictions[claim]) == "reviewer"
    refused = CliRunner().invoke(main, ["decide", "accept", claim, "--for", "reviewer", *given])
    assert refused.exit_code == 2
    assert "--for belongs to restrict" in refused.output
