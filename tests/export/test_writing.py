"""Where a file or a folder cannot take its name, nothing is written, and a sentence says so."""

from pathlib import Path

import pytest
from tests.export.worlds import a_holding

from alteram.errors import ReportError
from alteram.export import EXPORTERS
from alteram.export.exporter import Exporter

INTO_A_FOLDER = ("csv", "jsonl", "parquet")
OTHERS = [one for one in EXPORTERS if one.name not in INTO_A_FOLDER]


@pytest.mark.parametrize("exporter", OTHERS, ids=lambda one: one.name)
@pytest.mark.parametrize("out", [".", "/"])
def test_a_path_that_ends_in_no_name_is_refused(
    out: str, exporter: Exporter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReportError, match=r"nothing was written\. Name a"):
        exporter.write(a_holding(), Path(out))
    assert list(tmp_path.iterdir()) == []
