"""A few people at one workbench for a short while; docs/reliability.md has twenty for longer."""

import shutil
from pathlib import Path

from torture.reviewers import latencies, missing, review


def test_nothing_that_was_acknowledged_is_lost(sample: Path, tmp_path: Path) -> None:
    dossier = Path(shutil.copyfile(sample, tmp_path / "d.alteram"))
    told = review(dossier, people=5, seconds=10, pause=0.1)
    assert [fault for one in told for fault in one.faults] == []
    assert missing(dossier, told) == []
    assert sum(len(one.kept) for one in told) > 20
    assert latencies(told)
    # The check sees what it must see.
    told[0].kept.append("load-99-00000")
    told[0].refused.append(told[0].kept[0])
    assert len(missing(dossier, told)) == 2
