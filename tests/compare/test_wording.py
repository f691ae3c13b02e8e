"""The program's own words are fixed, and none of them takes a side: every template is read."""

import ast
import dataclasses
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from tests.refused import GLOSSARY, HEADING, found_in, refused_words

import alteram
from alteram import chronology, comparison, decisions, model, origins
from alteram.compare.wording import counted_words
from alteram.store.schema import METADATA

SOURCE = Path(str(files(alteram)))
# In these rooms strings are words of the language ("claimed" is a reporting verb): there only
# what is raised or reported to the reader is in the program's own voice.
OF_LANGUAGE = ("text", "attribute", "extract", "link", "origins.py")
# Names of fields in the vocabularies of others, which those give and we may not change.
OF_OTHERS = (
    "api/anchors.py", "export/acled.py", "export/archive/verify.py", "export/ged.py",
    "export/webannotation.py", "read/feed.py", "read/ninjs.py", "web/rendering.py",
)  # fmt: skip
# What HTML, proxies and SQL call their attributes, headers and types.
OF_MACHINES = re.compile(r'aria-[a-z]+="true"|x-real-ip|REAL NOT NULL')
FIELD = re.compile(r"\w+")
VOICED = ("wording.py", "waterfall.py", "levels.py", "where_when.py", "actor_levels.py")


def modules() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py"))


def voiced(tree: ast.AST, *, of_language: bool, of_commands: bool) -> Iterator[str]:
    """Yield the strings of a module that reach its users; docstrings only where they are help."""
    docs = _docstrings(tree)
    for node in _reported(tree) if of_language else ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs:
            yield node.value
    if of_commands:
        yield from (str(node.value) for node in docs)


def _docstrings(tree: ast.AST) -> set[ast.Constant]:
    return {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }


def _reported(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        is_problem = isinstance(called, ast.Name) and called.id in ("Problem", "say")
        if isinstance(node, ast.Raise) or is_problem:
            yield from ast.walk(node)


def refused_in(path: Path, code: str) -> list[str]:
    room = path.relative_to(SOURCE).parts[0]
    of_language = room in OF_LANGUAGE and path.name not in VOICED
    tree = ast.parse(code)
    of_commands = room == "cli"
    of_others = path.relative_to(SOURCE).as_posix() in OF_OTHERS
    return [
        words
        for words in voiced(tree, of_language=of_language, of_commands=of_commands)
        if found_in(OF_MACHINES.sub("", words)) and not (of_others and FIELD.fullmatch(words))
    ]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_templates_hold_no_refused_word(path: Path) -> None:
    assert refused_in(path, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", sorted(p.name for p in (SOURCE / "report/templates").iterdir()))
def test_pages_hold_no_refused_word(name: str) -> None:
    page = (SOURCE / "report/templates" / name).read_text(encoding="utf-8")
    # Attributes of HTML may be "true"; what stands in braces are names of the template language.
    words = re.sub(r"aria-[a-z]+=\"(?:true|false)\"|\{[{%].*?[%}]\}", " ", page, flags=re.DOTALL)
    assert found_in(words) == []


def test_records_and_columns_have_neutral_names() -> None:
    named = [
        f"{record.__name__}.{field.name}"
        for module in (model, comparison, chronology, decisions, origins)
        for record in vars(module).values()
        if dataclasses.is_dataclass(record) and isinstance(record, type)
        for field in dataclasses.fields(record)
    ]
    named += [f"{table.name}.{column.name}" for table in METADATA.tables.values()
              for column in table.columns]  # fmt: skip
    assert len(named) > 100
    assert [name for name in named if found_in(name.replace(".", " "))] == []


def test_the_list_is_the_glossarys() -> None:
    assert HEADING in GLOSSARY.read_text(encoding="utf-8")
    assert len(refused_words()) > 15
    assert {"claimed", "so-called", "real death toll", "source"} <= set(refused_words())
    assert found_in("It is a myth")
    assert found_in("Sources said")
    assert not found_in("X said it")


@pytest.mark.parametrize("word", refused_words())
def test_a_planted_word_makes_the_linter_fail(word: str) -> None:
    planted = f'TEMPLATE = "{{speaker}} {word} it"\n'
    assert refused_in(SOURCE / "compare" / "wording.py", planted)
    assert refused_in(SOURCE / "terminal" / "comparing.py", f"say(f'{{name}} {word} it')\n")
    command = f'def run() -> None:\n    """Show what {word} means."""\n'
    assert refused_in(SOURCE / "cli" / "comparing.py", command)
    assert not refused_in(SOURCE / "compare" / "figures.py", command)
    raised = f'raise ReadError("it {word} so")\n'
    assert refused_in(SOURCE / "text" / "cues.py", raised)
    assert not refused_in(SOURCE / "text" / "cues.py", f'CUES = "{word} said"\n')


def test_numbers_with_their_nouns() -> None:
    assert counted_words(1, "document") == "1 document"
    assert counted_words(0, "document") == "0 documents"
    assert counted_words(2, "copy") == "2 copies"
