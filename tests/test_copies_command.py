"""`alteram copies`: what a user sees of copies, statements and quotations."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.link.prose import page, prose

from alteram.cli import main
from alteram.compare.wording import COPIES
from alteram.link import link
from alteram.store import Dossier
from alteram.terminal import copying

REFUSED = re.compile(
    r"\b(claimed|admitted|insisted|revealed|pointed out|exposed|in fact|actually|so-called"
    r"|propaganda|lies?|myth|confirmed|debunked|true|false|real|conflict|sources?|plagiari\w+"
    r"|original|stolen)\b",
    re.IGNORECASE,
)
QUOTE = "“We saw the trucks leave the depot before dawn and nobody came back for us,”"
WIRE = f"{prose(1)}\n\n{QUOTE} Ada Merin said.\n\nAt least nine people died. {prose(3, 2)}"
PAGES = {
    "wire.txt": (WIRE, "Vardan Press"),
    "copy.txt": (WIRE.replace("At least nine", "Nine") + "\n\nThe mayor is away.", "Lenna Post"),
    "quote.txt": (
        f"{prose(2)}\n\n{QUOTE.replace('before dawn', 'at dawn')} she said.",
        "Kesh Radio",
    ),
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("copies") / "d.alteram"
    with Dossier.open(path, create=True) as store:
        entries = []
        for day, (name, (text, outlet)) in enumerate(PAGES.items(), start=4):
            entry = page(text, outlet, f"2022-03-0{day}", name=name)
            entries.append(entry)
            store.add(entry, text.encode())
        store.save_links(link(entries))
    return path


def run(dossier: Path, *words: str, code: int = 0) -> str:
    done = CliRunner().invoke(main, ["copies", *words, "--dossier", str(dossier)])
    assert done.exit_code == code, done.output
    return done.output


def test_every_copy_stands_under_its_origin(dossier: Path) -> None:
    lines = run(dossier).splitlines()
    assert re.match(r"Same text, 2 documents  \[copies-", lines[0])
    assert lines[1] == "  2022-03-04  wire.txt (Vardan Press): origin, first appearance"
    assert lines[2].startswith("  2022-03-05  copy.txt (Lenna Post): copy of wire.txt, 9")
    assert lines[4].startswith("Same quotation in different texts, 2 documents")
    assert "at dawn" in lines[-1]


def test_what_a_copy_leaves_out_adds_and_changes(dossier: Path) -> None:
    told = run(dossier, "copy.txt", "--diff")
    assert "changed: “At least nine” became “Nine”" in told
    assert "added: “The mayor is away.”" in told
    assert "changed: “before” became “at”" in run(dossier, "quote.txt", "--diff")


def test_json_holds_the_spans_of_both_texts(dossier: Path) -> None:
    (text,) = json.loads(run(dossier, "copy.txt", "--diff", "--json"))
    (change,) = [
        one
        for copy in text["copies"]
        for one in (copy["differences"] or {"differences": []})["differences"]
        if one["words_after"] == "Nine"
    ]
    start, end = change["before"]
    assert WIRE[start:end] == "At least nine"


def test_a_document_that_is_not_there_is_told(dossier: Path) -> None:
    assert "No document answers" in run(dossier, "missing.txt", code=2)
    assert "2 documents answer" in run(dossier, "e.txt", code=2)


def test_no_copies_are_told(tmp_path: Path) -> None:
    with Dossier.open(tmp_path / "d.alteram", create=True):
        pass
    assert run(tmp_path / "d.alteram") == f"{copying.NOTHING}\n"


def test_the_programs_words_take_no_side() -> None:
    words = [
        *COPIES.values(), *copying.STANDINGS.values(), *copying.CHANGES.values(),
        copying.NOTHING, copying.ORIGIN, copying.FIRST, copying.OVERLAP, copying.CREDIT,
        copying.ABSENT, copying.ONLY_SPACING, copying.NOT_ALIGNED, copying.UNDATED, copying.MORE,
    ]  # fmt: skip
    assert [one for one in words if REFUSED.search(one)] == []
