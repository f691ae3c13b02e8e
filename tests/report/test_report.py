"""The report in each of its forms."""

import io
import re
import resource
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from lxml import html
from tests.builders import Said, entry

from alteram import api
from alteram.cli import main
from alteram.errors import NotFoundError, ReportError
from alteram.report import FORMS, form_of
from alteram.report.markdown import escaped
from alteram.report.page import CHARTS
from alteram.report.parts.documents import around

HEADINGS = (
    "Events", "When", "Accounts, in alphabetical order", "Competing points", "Figures",
    "Where numbers come from", "Who holds whom responsible", "Statements over time",
    "Names that each side uses for the event", "Documents", "Not in this report", "Method",
    "Settings and versions",
)  # fmt: skip


@pytest.fixture(scope="module")
def page(dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("page") / "r.html"
    api.report(out, dossier)
    return out.read_text(encoding="utf-8")


def headings(page: str) -> list[str]:
    return [one.text_content() for one in html.fromstring(page).iter("h1", "h2", "h3", "h4")]


def test_it_has_all_parts(page: str) -> None:
    assert set(HEADINGS) <= set(headings(page))


def test_each_link_leads_to_an_id_that_is_there_once(page: str) -> None:
    tree = html.fromstring(page)
    ids = Counter(str(one) for one in tree.xpath("//@id"))
    assert not [name for name, count in ids.items() if count > 1]
    targets = [str(one) for one in tree.xpath("//@href")]
    assert len(targets) > 100
    assert {one[:1] for one in targets} == {"#"}
    assert {one[1:] for one in targets} <= set(ids)


def test_it_holds_no_script_and_asks_for_nothing(page: str) -> None:
    assert "default-src 'none'" in page
    tags = {str(one.tag) for one in html.fromstring(page).iter() if isinstance(one.tag, str)}
    assert not {"script", "iframe", "object", "embed", "img", "link", "form"} & tags
    assert not re.search(r"\b(?:src|on\w+)=", re.sub(r'"[^"]*"', '""', page))


def test_charts_stand_in_it(page: str) -> None:
    drawings = html.fromstring(page).xpath("//figure//*[local-name()='svg']")
    assert len(drawings) > 10
    assert {"broad", "narrow"} == {one.get("class") for one in drawings}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_dossier_gives_the_same_bytes(form: str, dossier: Path, tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        api.report(tmp_path / name, dossier, form=form, events=["Harsk, 4 March"])
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_the_form_is_that_of_the_ending() -> None:
    assert form_of(Path("r.docx")) == "docx"
    assert form_of(Path("r.MD")) == "md"
    assert form_of(Path("r.txt")) == "html"
    assert form_of(Path("r.html"), "md") == "md"


def test_one_event_alone(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.html"
    done = CliRunner().invoke(
        main, ["report", str(out), "--event", "Harsk, 4 March", "--dossier", str(dossier)]
    )
    assert done.exit_code == 0, done.output
    page = out.read_text(encoding="utf-8")
    tree = html.fromstring(page)
    assert [one.text_content() for one in tree.iter("h2")] == [
        "Events", "Harsk, 4 March 2022", "Documents", "Not in this report", "Method",
    ]  # fmt: skip
    assert "Only the events asked for" in page
    ids = set(tree.xpath("//@id"))
    assert {str(one)[1:] for one in tree.xpath("//@href")} <= ids
    with pytest.raises(NotFoundError):
        api.report(out, dossier, events=["Nowhere"])


def test_markdown_has_the_same_headings_and_passages(
    page: str, dossier: Path, tmp_path: Path
) -> None:
    api.report(tmp_path / "r.md", dossier)
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    for words in HEADINGS:
        assert re.search(rf"^#+ (?:<a [^>]+></a>)?{words}$", text, re.MULTILINE), words
    targets = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert len(targets) > 30
    assert targets <= set(re.findall(r'<a id="([^"]+)"></a>', text))


def test_no_text_becomes_markdown() -> None:
    hostile = "# <script>x</script> [a](http://b) `c` *d* | e\n- f ![g](h) &amp; \u202e"
    assert escaped(hostile) == (
        r"\# \<script\>x\</script\> \[a\]\(http\://b\) \`c\` \*d\* \| e \- f \!\[g\]\(h\) "
        r"\&amp; \[U\+202E\]"
    )


def test_docx_has_headings_tables_pictures_and_links(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.docx"
    api.report(out, dossier, events=["Harsk, 4 March"])
    held = docx.Document(str(out))
    named = {
        one.text
        for one in held.paragraphs
        if one.style and str(one.style.name).startswith("Heading")
    }
    assert {"Events", "Figures", "Method", "Harsk, 4 March 2022"} <= named
    assert len(held.tables) > 3
    assert held.inline_shapes
    with zipfile.ZipFile(io.BytesIO(out.read_bytes())) as packed:
        body = packed.read("word/document.xml").decode()
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert all(re.findall(r'<wp:docPr [^>]*descr="[^"]+"', body))
    links = set(re.findall(r'w:anchor="([^"]+)"', body))
    assert links
    assert links <= set(re.findall(r'w:bookmarkStart [^>]*w:name="([^"]+)"', body))


def test_a_file_that_cannot_be_written_is_told(dossier: Path) -> None:
    with pytest.raises(ReportError, match="could not be written"):
        api.report("/dev/full", dossier, events=["Harsk, 4 March"])


def test_a_report_that_fails_leaves_the_one_before(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.html"
    out.write_text("The report of last week.", encoding="utf-8")
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, most[1]))
    try:
        with pytest.raises(ReportError, match="so is what stood there"):
            api.report(out, dossier)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert out.read_text(encoding="utf-8") == "The report of last week."
    assert list(tmp_path.iterdir()) == [out]


def test_the_method_tells_versions_seal_and_limits(page: str) -> None:
    for words in ("Mark of the rules in use", "Seal of the last decision", f"{CHARTS:,}"):
        assert words in page


def test_stretches_around_claims_do_not_meet() -> None:
    words = [f"Nine people were killed in Tarnova on day {at}." for at in range(40)]
    held = entry("a", *(Said(quote=one, act="killing") for one in words))
    found = list(around(held))
    assert found
    assert all(a[1] < b[0] for a, b in zip(found, found[1:], strict=False))
    covered = [range(*one) for one in found]
    for claim in held.analysis.claims:
        assert any(claim.span.start in one and claim.span.end - 1 in one for one in covered)


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    bad = "<script>x</script><img src=x onerror=x> <svg onload=x> [a](javascript:x) \u202e"
    text = tmp_path / "a.txt"
    text.write_text(
        f"HARSK, March 4, 2022 (Lenna Press) - At least nine people were killed in Harsk on "
        f"4 March 2022, the {bad} Ministry of Kesh said. {bad}\n",
        encoding="utf-8",
    )
    api.read([str(text)], tmp_path / "d.alteram", processes=0)
    api.report(tmp_path / "r.html", tmp_path / "d.alteram")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    tree = html.fromstring(page)
    assert not tree.xpath("//script|//img|//@onerror|//@onload")
    assert "&lt;script&gt;" in page
    api.report(tmp_path / "r.md", tmp_path / "d.alteram")
    words = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert r"\<script\>" in words
    assert not re.search(r"(?<!\\)<(?!a id=|/a>)|(?<!\\)\]\(javascript", words)


def test_what_is_restricted_stays_out_where_no_note_tells_of_it(
    dossier: Path, tmp_path: Path
) -> None:
    held = tmp_path / "d.alteram"
    held.write_bytes(dossier.read_bytes())
    document = next(one.document for one in api.queue(held, limit=1).items)
    api.make_decision("restrict", document, dossier=held, who="Ada Kohl", why="he is afraid")
    told = {}
    for with_restricted in (None, False, True):
        out = tmp_path / f"{with_restricted}.html"
        done = api.report(out, held, with_restricted=with_restricted)
        told[with_restricted] = out.read_text(encoding="utf-8")
        assert bool(done.notes) is (with_restricted is False)
        assert (document in told[with_restricted]) is bool(with_restricted)
    assert "restricted by decision" not in told[None]
    assert "Seal of the last decision" not in told[None]
