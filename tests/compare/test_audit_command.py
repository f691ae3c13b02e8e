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


@pytest.mark.parametrize(
    "swap", ["Zembla=Quux", "Kesh=Morava", "Norway=Mali", "Tirel,Tirelian=Lorn,Lornish"]
)
def test_names_that_no_text_has_are_no_proof(text: Path, swap: str) -> None:
    first, second = (half.split(",")[0] for half in swap.split("="))
    done = run("audit", "--swap", swap, text)
    assert done.exit_code == 2
    assert "%" not in done.stdout
    assert "Nothing was swapped" in done.stdout
    assert f"neither '{first}' nor '{second}' occurs in any text" in done.stderr
    as_json = run("audit", "--swap", swap, text, "--json")
    assert as_json.exit_code == 2
    found = json.loads(as_json.stdout)
    assert (found["survived"], found["total"]) == (0, 0)
    assert [problem["stage"] for problem in found["problems"]] == ["swap"]


@pytest.mark.parametrize("swap", ["Zembla=Quux", "Tirel=Lorn", "Anna Lesk,Lesk=Boris Tarn,Tarn"])
def test_one_of_several_swaps_that_touched_no_text_is_named(text: Path, swap: str) -> None:
    done = run("audit", "--swap", "Vardania=Ostrovia", "--swap", swap, text)
    assert done.exit_code == 1
    assert "(100.0 %) in 1 text." in done.stdout
    assert f"--swap '{swap}': neither" in done.stderr
    assert "Vardania" not in done.stderr


@pytest.mark.parametrize(
    ("swap", "missing", "found"),
    [
        ("Vardania=Ostrvia", "Ostrvia", "Vardania"),
        ("Kesh=Ostrovia", "Kesh", "Ostrovia"),
        ("Zembla,Zemblan=Vardania,Vardanian", "Zembla", "Vardania"),
    ],
)
def test_the_one_name_that_no_text_has_is_noted(
    text: Path, swap: str, missing: str, found: str
) -> None:
    done = run("audit", "--swap", swap, text)
    assert "survive the swap" in done.stdout
    assert f"'{missing}' occurs in no text; only '{found}' was replaced" in done.stderr
    problems = json.loads(run("audit", "--swap", swap, text, "--json").stdout)["problems"]
    assert [problem["stage"] for problem in problems] == ["name"]


def test_a_name_that_no_text_has_is_a_note_alone(text: Path) -> None:
    assert run("audit", "--swap", "Ostrovia=Drovia", text).exit_code == 0


def test_texts_without_the_names_do_not_count(text: Path) -> None:
    other = text.parent / "other.txt"
    other.write_text("The mayor of Kelm said that four people were injured.\n", encoding="utf-8")
    alone = json.loads(run("audit", "--swap", "Vardania=Ostrovia", text, "--json").stdout)
    done = run("audit", "--swap", "Vardania=Ostrovia", text, other)
    assert done.exit_code == 0
    assert f"{alone['total']} of {alone['total']} records survive" in done.stdout
    assert "(100.0 %) in 1 text." in done.stdout
    assert "Texts without any of the names: 1." in done.stdout


@pytest.mark.parametrize("names", [("none.txt",), ("none.txt", "empty.txt"), ("folder",)])
def test_nothing_read_is_nothing_survived(tmp_path: Path, names: tuple[str, ...]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    inputs = [tmp_path / name for name in names]
    done = run("audit", "--swap", "Vardania=Ostrovia", *inputs)
    assert done.exit_code == 2
    assert "no text to read" in done.stdout
    assert "%" not in done.stdout
    assert done.stderr.count("problem  ") == len(names)


def test_what_cannot_be_swapped_or_read_is_said(text: Path) -> None:
    refused = run("audit", "--swap", "Vardania", text)
    assert refused.exit_code == 2
    assert "is no swap" in refused.stderr
    missing = run("audit", "--swap", "Vardania=Ostrovia", text, text.parent / "none.txt")
    assert missing.exit_code == 1
    assert "none.txt" in missing.stderr
    assert run("audit", "--swap", "Vardania=Ostrovia", text.parent / "none.txt").exit_code == 2
