"""Words on a terminal: nothing of a text can steer it or turn its lines round."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unicodedata import category

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

LONGEST_QUOTE = 300


def say(line: str = "", *, err: bool = False) -> None:
    """Print one line, without characters that could steer a terminal or turn its lines round."""
    click.echo(safe(line), err=err)


def print_json(value: Any) -> None:
    """Write JSON; what could steer a terminal, or is no UTF-8, as its escape."""
    words = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=2)
    click.echo("".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in words))


@contextmanager
def progress(title: str, total: int | None) -> Iterator[Callable[[str], None]]:
    """Show a bar on a terminal, nothing elsewhere; yields the function that moves it on."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda location: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda location: bar.advance(task)


def console() -> Console:
    """Return a console for tables, without markup or highlighting."""
    return Console(highlight=False, soft_wrap=False, emoji=False, markup=False)


def short(words: str) -> str:
    """Return words on one line, cut where they are very long."""
    words = plain(words)
    return words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rstrip() + " ..."


def plain(words: str) -> str:
    """Return words on one line, safe to print."""
    return safe(" ".join(words.split()))


def safe(words: str) -> str:
    """Return words without line ends, controls, marks of direction and lone surrogates.

    Signs that only shape what stands beside them (soft hyphens, joiners, marks of direction) go
    without a trace; any other leaves a space.
    """
    if words.isprintable():
        return words
    return "".join(c if c.isprintable() else _stand_in(c) for c in words)


def _stand_in(character: str) -> str:
    return "" if category(character) == "Cf" else " "
