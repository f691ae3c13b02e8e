"""`alteram audit` as a user meets it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alteram.cli import main

TEXT = (
    "HARSK, 4 March 2022 (Lenna Press) - The Vardanian Ministry of Defence said that Ostrovian "
    "shells killed nine civilians in Harsk. Ostrovia denied it.\n"
)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


def test_records_that_survive_give_exit_code_nought(text: Path) -> None:
    done = run("audit", "--swap", "Vardania=Ostrovia", text)
    assert done.exit_code == 0
    assert "survive the swap (100.0 %) in 1 text." in done.stdout


def test_a_dossier_is_audited_where_no_path_is_given(text: Path) -> None:
    dossier = text.parent / "one.alteram"
    assert run("read", text, "--dossier", dossier).exit_code == 0
    done = run("audit", "--swap", "Vardania=Ostrovia", "--dossier", dossier, "--json")
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert found["survived"] == found["total"] > 5
    assert [one["differences"] for one in found["audits"]] == [[]]


def test_a_swap_that_changes_records_names_them_and_gives_exit_code_one(text: Path) -> None:
    # A month's name for a party's: the text then has another date.
    done = run("audit", "--swap", "March,Harsk=May,Kelm", text)
    assert done.exit_code == 1
    assert "date, changed by the swap" in done.stdout
    assert "edtf: 2022-03-04 -> 2022-05-04" in done.stdout


def test_a_text_without_the_names_is_said_to_have_none(text: Path) -> None:
    done = run("audit", "--swap", "Kesh=Morava", text)
    assert done.exit_code == 0
    assert "Texts without any of the names: 1." in done.stdout


def test_what_cannot_be_swapped_or_read_is_said(text: Path) -> None:
    refused = run("audit", "--swap", "Vardania", text)
    assert refused.exit_code == 2
    assert "is no swap" in refused.stderr
    missing = run("audit", "--swap", "Vardania=Ostrovia", text, text.parent / "none.txt")
    assert missing.exit_code == 1
    assert "none.txt" in missing.stderr
    assert run("audit", "--swap", "Vardania=Ostrovia", text.parent / "none.txt").exit_code == 2
