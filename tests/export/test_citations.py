"""Citations: rendered by a citation processor, parsed by a BibTeX reader, dates never made up."""

import json
import re
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string
from tests.export.worlds import a_collection, a_holding
from tests.holdings import holding_of

from alteram.export.bibtex import BIBTEX, latex
from alteram.export.csl import CSL, csl_date

DATES = {
    "2021-05-03": {"date-parts": [[2021, 5, 3]]},
    "2021-05": {"date-parts": [[2021, 5]]},
    "2021": {"date-parts": [[2021]]},
    "2021-05~": {"date-parts": [[2021, 5]], "circa": True},
    "2021?": {"date-parts": [[2021]], "circa": True},
    "2021-22": {"date-parts": [[2021]], "season": 2},
    "2021-24%": {"date-parts": [[2021]], "season": 4, "circa": True},
    "2021-05-03/2021-05-04": {"date-parts": [[2021, 5, 3], [2021, 5, 4]]},
    "2021/2022~": {"date-parts": [[2021], [2022]], "circa": True},
    "199X": {"literal": "199X"},
    "2021-05-03/..": {"literal": "2021-05-03/.."},
    "2021-21/2021-22": {"literal": "2021-21/2021-22"},
    "soon": {"literal": "soon"},
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("citations")
    assert CSL.write(a_holding(), folder / "citations.json") == ()
    assert BIBTEX.write(a_holding(), folder / "citations.bib") == ()
    return folder


def items(folder: Path) -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = json.loads((folder / "citations.json").read_bytes())
    return held


@pytest.mark.parametrize("edtf", DATES)
def test_dates_have_the_parts_that_are_known(edtf: str) -> None:
    assert csl_date(edtf) == DATES[edtf]


def test_one_citation_for_each_document_and_each_statement(written: Path) -> None:
    by_id = {one["id"]: one for one in items(written)}
    for entry in a_collection().entries:
        document = by_id[entry.document.id]
        assert entry.document.sha256 in document["archive_location"]
        assert entry.document.location in document["archive_location"]
        assert document.get("container-title", document.get("publisher")) == entry.document.outlet
        for by in entry.analysis.attributions:
            if by.kind != "outlet":
                statement = by_id[f"{entry.document.id}.{by.id}"]
                assert statement["type"] == "speech"
                assert statement["author"] == [{"literal": by.speaker_name}]
                assert statement.get("container-title") == entry.document.outlet
                assert entry.text.sha256 in statement["archive_location"]
    kinds = {one["type"] for one in items(written)}
    assert kinds == {"article-newspaper", "report", "document", "speech"}


def test_a_copy_has_the_date_of_the_original(written: Path) -> None:
    copies = [one for one in items(written) if one.get("container-title") == "Lenna Today"]
    assert len(copies) == 2
    for one in copies:
        assert one["original-date"] == {"date-parts": [[2021, 5, 4]]}
        assert one["issued"] == {"date-parts": [[2021, 5, 5]], "circa": True}


def test_web_pages_and_interviews(tmp_path: Path) -> None:
    held = a_collection()
    entries = tuple(
        replace(e, document=replace(
            e.document, outlet=None, title="An interview in {Tarnova}", author="Ulo Arn",
            location="https://kesh.example/a_b?c=%20{d}&e=1#f"))
        for e in held.entries)  # fmt: skip
    holding = replace(holding_of(held), entries=entries)
    CSL.write(holding, tmp_path / "citations.json")
    BIBTEX.write(holding, tmp_path / "citations.bib")
    assert {one["type"] for one in items(tmp_path)} == {"webpage", "interview"}
    assert {one["URL"] for one in items(tmp_path)} == {entries[0].document.location}
    bib = parse_string((tmp_path / "citations.bib").read_text(encoding="utf-8"), "bibtex")
    urls = {one.fields["url"].replace(r"\%", "%") for one in bib.entries.values()}
    assert urls == {"https://kesh.example/a_b?c=%20%7Bd%7D&e=1#f"}


def test_a_citation_processor_renders_each_item(written: Path) -> None:
    with warnings.catch_warnings():
        # The processor's own reading of its style and locale files.
        warnings.simplefilter("ignore")
        import citeproc
        from citeproc.source.json import CiteProcJSON

        source = CiteProcJSON(items(written))
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        held = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
        for one in items(written):
            held.register(citeproc.Citation([citeproc.CitationItem(one["id"])]))
        held.sort()
        shown = [str(one) for one in held.bibliography()]
    assert len(shown) == len(items(written))
    assert any("Kesh Post" in one and "2021" in one and "Shells fall" in one for one in shown)
    assert any(one.startswith("Ada Merin (2021)") for one in shown)


def test_a_bibtex_reader_reads_each_entry(written: Path) -> None:
    bib = parse_string((written / "citations.bib").read_text(encoding="utf-8"), "bibtex")
    assert set(bib.entries) == {one["id"] for one in items(written)}
    for one in items(written):
        entry = bib.entries[one["id"]]
        assert plain(entry.fields["title"]) == one["title"]
        if "author" in one:
            (person,) = entry.persons["author"]
            assert plain(str(person)) == one["author"][0]["literal"]
    report = next(one for one in bib.entries.values() if one.type == "techreport")
    assert report.fields["institution"] == "Army of Ostrovia"
    assert (report.fields["date"], report.fields["year"]) == ("2021-05", "2021")
    assert report.fields["month"] == "May"
    copy = next(one for one in bib.entries.values() if one.fields.get("origdate"))
    assert (copy.fields["date"], copy.fields["origdate"]) == ("2021-05-05~", "2021-05-04")


UNESCAPED = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~", r"\textasciicircum{}": "^", r"\$": "$", r"\&": "&", r"\#": "#",
    r"\_": "_", r"\%": "%",
}  # fmt: skip


def plain(field: str) -> str:
    if field.startswith("{") and field.endswith("}"):
        field = field[1:-1]
    pattern = "|".join(map(re.escape, UNESCAPED))
    return re.sub(pattern, lambda found: UNESCAPED[found[0]], field)


@given(st.text(alphabet="\\{}$&#_%~^ab \n\"'@,=\u05d0\u0007", max_size=30))
def test_whatever_a_title_holds_the_entry_stands(title: str) -> None:
    bib = parse_string(f"@misc{{key,\n  title = {{{latex(title)}}},\n  note = {{x}}\n}}", "bibtex")
    assert bib.entries["key"].fields["note"] == "x"
    assert plain(bib.entries["key"].fields["title"]) == " ".join(title.replace("\7", " ").split())


def test_the_same_bytes_each_time(written: Path, tmp_path: Path) -> None:
    for exporter, name in ((CSL, "citations.json"), (BIBTEX, "citations.bib")):
        exporter.write(a_holding(), tmp_path / name)
        assert (tmp_path / name).read_bytes() == (written / name).read_bytes()
