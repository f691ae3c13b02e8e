"""The report as a folder of pages: bounded, linked, whole or not there."""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import html
from tests.refused import PageWords, found_in

from alteram import api
from alteram.api.reporting import Pages, Part, report_of
from alteram.errors import ReportError
from alteram.store import Dossier

FEW = Pages(most=3)


@pytest.fixture(scope="module")
def folder(dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("folder") / "r.html"
    done = report_of(Part(), out, dossier, pages=FEW)
    assert done.out == str(out.with_suffix(""))
    return Path(done.out)


def pages_of(folder: Path, ending: str = "html") -> dict[Path, str]:
    found = {one: one.read_text(encoding="utf-8") for one in sorted(folder.rglob(f"*.{ending}"))}
    assert found
    return found


def test_every_link_leads_to_an_anchor_that_is_there_once(folder: Path) -> None:
    trees = {path: html.fromstring(page) for path, page in pages_of(folder).items()}
    ids = {path: Counter(map(str, tree.xpath("//@id"))) for path, tree in trees.items()}
    crossing = 0
    for path, tree in trees.items():
        assert set(ids[path].values()) <= {1}
        for link in map(str, tree.xpath("//@href")):
            to, _, anchor = link.partition("#")
            target = (path.parent / to).resolve() if to else path.resolve()
            crossing += bool(to)
            assert target in ids, link
            assert not anchor or anchor in ids[target], link
    assert crossing > 20


def test_every_page_can_be_reached_from_the_index(folder: Path) -> None:
    left, seen = [folder / "index.html"], set[Path]()
    while left:
        page = left.pop()
        if page not in seen:
            seen.add(page)
            links = re.findall(r'href="([^"#]+)', page.read_text(encoding="utf-8"))
            left += [(page.parent / link).resolve() for link in links]
    assert seen == set(pages_of(folder))


def test_each_document_event_and_quote_of_the_dossier_stands_in_it(
    folder: Path, dossier: Path
) -> None:
    pages = pages_of(folder)
    texts = [words for path, words in pages.items() if path.parent.name == "texts"]
    events = [words for path, words in pages.items() if path.parent.name == "events"]
    with Dossier.open(dossier) as store:
        entries = list(store.sound())
    for entry in entries:
        assert sum(f'id="{entry.document.id}"' in page for page in texts) == 1
        line = max(entry.text.text.split("\n"), key=len)
        flat = [" ".join(str(html.fromstring(page).text_content()).split()) for page in texts]
        assert any(" ".join(line.split()) in page for page in flat)
    for event in api.events(dossier):
        assert sum(f'<h2 id="{event.id}"' in page for page in events) == 1


def test_each_page_is_whole_by_itself(folder: Path) -> None:
    for page in pages_of(folder).values():
        assert page.startswith("<!DOCTYPE html>")
        assert page.endswith("</html>\n")
        assert "default-src 'none'" in page
        assert not html.fromstring(page).xpath("//script|//img|//link|//iframe")


def test_no_page_takes_a_side(folder: Path, dossier: Path) -> None:
    names = {
        name
        for entry in api.collection(dossier).entries
        for one in entry.analysis.attributions
        for name in (one.speaker_name, *one.chain)
        if found_in(name)
    }
    for path, words in pages_of(folder).items():
        page = PageWords()
        for name in names:
            words = re.sub(re.escape(name), "NN", words, flags=re.IGNORECASE)
        page.feed(words)
        page.close()
        assert len(page.words) > 10
        assert [(one, found) for one in page.words if (found := found_in(one))] == [], path


def test_the_same_dossier_gives_the_same_folder(
    folder: Path, dossier: Path, tmp_path: Path
) -> None:
    report_of(Part(), tmp_path / "again", dossier, pages=FEW)
    made = pages_of(folder)
    again = pages_of(tmp_path / "again")
    assert [page.relative_to(folder) for page in made] == [
        page.relative_to(tmp_path / "again") for page in again
    ]
    assert list(made.values()) == list(again.values())


def test_markdown_leads_to_anchors_too(dossier: Path, tmp_path: Path) -> None:
    done = report_of(Part(), tmp_path / "r.md", dossier, pages=FEW)
    pages = pages_of(Path(done.out), "md")
    ids = {
        path.resolve(): set(re.findall(r'<a id="([^"]+)"></a>', words))
        for path, words in pages.items()
    }
    found = 0
    for path, words in pages.items():
        for to, anchor in re.findall(r"(?<!\\)\]\(([^)#]*)(?:#([^)]+))?\)", words):
            target = (path.parent / to).resolve() if to else path.resolve()
            assert target in ids
            assert not anchor or anchor in ids[target]
            found += 1
    assert found > 100


def test_docx_of_many_documents_is_refused_with_what_to_do(dossier: Path, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"--event, or write the report as HTML"):
        report_of(Part(), tmp_path / "r.docx", dossier, pages=FEW)
    assert list(tmp_path.iterdir()) == []


def test_some_events_of_a_large_dossier_are_one_file(dossier: Path, tmp_path: Path) -> None:
    event = min(api.events(dossier), key=lambda one: (len(one.documents), one.id))
    assert len(event.documents) <= FEW.most
    done = report_of(Part(events=(event.id,)), tmp_path / "r.html", dossier, pages=FEW)
    tree = html.fromstring(Path(done.out).read_text(encoding="utf-8"))
    assert [str(one) for one in tree.xpath("//h2/@id") if str(one).startswith("event-")] == [
        event.id
    ]
    assert {str(one)[1:] for one in tree.xpath("//@href")} <= set(map(str, tree.xpath("//@id")))


def test_a_folder_that_holds_something_is_left_as_it_is(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "mine.txt").write_text("mine")
    with pytest.raises(ReportError, match="not empty"):
        report_of(Part(), tmp_path / "r.html", dossier, pages=FEW)
    assert [one.name for one in tmp_path.rglob("*")] == ["r", "mine.txt"]


def test_a_report_that_is_stopped_leaves_nothing(dossier: Path, tmp_path: Path) -> None:
    done: list[str] = []

    def stop(what: str) -> None:
        done.append(what)
        if len(done) == 9:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        report_of(Part(), tmp_path / "r.html", dossier, pages=Pages(most=3, progress=stop))
    assert list(tmp_path.iterdir()) == []
