"""What is masked or restricted is on no page of a report in a folder."""

from pathlib import Path

import pytest
from tests.export.leaks import leaks

from alteram import api
from alteram.api.reporting import Pages, Part, report_of
from alteram.export.masking import Masking

FEW = Pages(most=3)
SECRET = b"0123456789abcdef0123456789abcdef"


@pytest.fixture(scope="module")
def held(dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("discreet") / "d.alteram"
    path.write_bytes(dossier.read_bytes())
    return path


def words_of(folder: Path) -> str:
    return "\n".join(one.read_text(encoding="utf-8") for one in sorted(folder.rglob("*.*")))


@pytest.mark.parametrize("form", ["html", "md"])
def test_no_page_holds_a_masked_name(form: str, dossier: Path, tmp_path: Path) -> None:
    people = [one for one in api.collection(dossier).links.actors if one.kind == "person"]
    person = max(people, key=lambda one: (len(one.members), one.name))
    needle = person.name.split()[-1].casefold()
    plain = report_of(Part(), tmp_path / "plain", dossier, form=form, pages=FEW)
    assert leaks(Path(plain.out), (needle,))
    masking = Masking(names=(person.name,), secret=SECRET)
    done = report_of(Part(masking=masking), tmp_path / "r", dossier, form=form, pages=FEW)
    assert leaks(Path(done.out), (needle,)) == []
    pages = [one for one in Path(done.out).rglob("*") if one.is_file()]
    assert all("Names masked" in one.read_text(encoding="utf-8") for one in pages)


def test_what_is_restricted_stays_out_as_in_one_file(held: Path, tmp_path: Path) -> None:
    document = next(one.document for one in api.queue(held, limit=1).items)
    api.make_decision("restrict", document, dossier=held, who="Ada Kohl", why="he is afraid")
    for with_restricted in (None, False, True):
        part = Part(with_restricted=with_restricted)
        done = report_of(part, tmp_path / str(with_restricted), held, pages=FEW)
        words = words_of(Path(done.out))
        assert bool(done.notes) is (with_restricted is False)
        assert (document in words) is bool(with_restricted)
        assert ("restricted by decision" in words) is (with_restricted is False)
        assert ("Seal of the last decision" in words) is bool(with_restricted)
