import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from alteram.cli import main
from alteram.engines.record import Done, Rows
from alteram.engines.running import RunDone
from alteram.model import Problem
from alteram.terminal.running import print_run
from alteram.terminal.words import print_json


def done(problems: int, *, again: bool = False) -> RunDone:
    return RunDone(
        out="s3://bucket/tables",
        record=Done(
            tables={"claims": Rows(12_345, "ab" * 32), "documents": Rows(30, "0" * 64)},
            problems={"read": problems} if problems else {},
            left_out="1 link",
        ),
        problems=tuple(
            Problem(location=f"{n}.txt", stage="read", message=f"{n}.txt: is empty.")
            for n in range(problems)
        ),
        again=again,
    )


def test_what_a_run_gave_is_said_in_few_lines(capsys: pytest.CaptureFixture[str]) -> None:
    print_run(done(25))
    told = capsys.readouterr()
    assert "claims             12,345 rows  abababababababab\n" in told.out
    assert "note     left out: 1 link.\n" in told.out
    assert told.out.endswith("Done: 30 documents, 25 with a problem. Results: s3://bucket/tables\n")
    assert told.err.count("is empty.") == 20
    assert "and 5 more; see the table s3://bucket/tables/problems" in told.err


def test_a_run_that_was_done_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    print_run(done(0, again=True))
    told = capsys.readouterr()
    assert "Done before: 30 documents, 0 with a problem." in told.out
    assert told.err == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--in", "none", "--out", "out"), "alteram: none: there is no such folder, or it is a"),
        (("--in", "texts", "--out", "out", "--date", "May"), "'May' is no EDTF date"),
        (("--in", "texts", "--out", "out", "--captured", "May"), "'May' is no time"),
        (("--in", "texts", "--out", "out", "--column", "foo=bar"), "'foo' is no field of a table"),
        (("--in", "texts", "--out", "out", "--master", "yarn"), "yarn: is a master of Spark, and"),
        (
            ("--in", "texts", "--out", "out", "--engine", "spark", "--processes", "3"),
            "leave --processes out, or say --master 'local[3]'",
        ),
        (("--in", "texts", "--out", "texts/out"), "a folder for the results that is apart"),
    ],
)
def test_what_cannot_be_run_is_said_in_one_line(
    words: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("Words.")
    found = CliRunner().invoke(main, ["run", *words])
    assert found.exit_code == 2
    assert told in found.stderr
    assert found.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_run_as_json_can_be_read_by_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    print_json(done(1))
    told = json.loads(capsys.readouterr().out)
    assert told["record"]["tables"]["claims"] == {"rows": 12_345, "digest": "ab" * 32}
    assert told["out"] == "s3://bucket/tables"
