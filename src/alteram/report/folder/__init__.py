"""A report too large for one page: a folder of pages, each bounded, that lead to each other."""

from pathlib import Path

from alteram.report.folder.events import write_events
from alteram.report.folder.gathered import Card, Gathered, card_of
from alteram.report.folder.index import write_index
from alteram.report.folder.layout import Layout
from alteram.report.folder.leaves import INDEX, Folder, PageForm
from alteram.report.folder.texts import write_texts

__all__ = ["INDEX", "Card", "Gathered", "PageForm", "card_of", "write_folder"]


def write_folder(gathered: Gathered, path: Path, form: PageForm) -> None:
    """Write a report as pages into an empty folder, the index last; raises OSError.

    The same contents give the same bytes.
    """
    folder = Folder(path=path, form=form)
    layout = Layout(gathered.events)
    shelf = write_texts(folder, gathered, layout)
    rows = tuple(write_events(folder, gathered, layout, shelf))
    write_index(folder, gathered, layout, shelf, rows)
