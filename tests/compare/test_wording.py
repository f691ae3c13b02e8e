"""The program's own words are fixed, and none of them takes a side."""

import ast
import re
from pathlib import Path

import pytest

import alteram.compare.wording
import alteram.link.levels
import alteram.link.where_when
import alteram.link.wording
from alteram.compare.wording import counted_words

REFUSED = (
    "claimed", "admitted", "insisted", "revealed", "pointed out", "exposed", "in fact",
    "actually", "so-called", "propaganda", "lie", "lies", "myth", "confirmed", "debunked", "true",
    "false", "real", "conflict", "contradiction", "credible", "source", "sources",
)  # fmt: skip
_WORDS = re.compile(rf"\b(?:{'|'.join(REFUSED)})\b", re.IGNORECASE)
MODULES = (
    alteram.compare.wording,
    alteram.link.wording,
    alteram.link.levels,
    alteram.link.where_when,
)


def templates(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs
    ]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.__name__))
def test_templates_hold_no_refused_word(module: object) -> None:
    found = templates(Path(str(getattr(module, "__file__", ""))))
    assert found
    assert [words for words in found if _WORDS.search(words)] == []


def test_numbers_with_their_nouns() -> None:
    assert counted_words(1, "document") == "1 document"
    assert counted_words(0, "document") == "0 documents"
    assert counted_words(2, "copy") == "2 copies"
