"""The archive package: texts, bytes and all records, with a script that checks them again."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from importlib.resources import files
from pathlib import Path

from alteram.decisions import BEGINNING, seal
from alteram.export.archive.bag import write_bag
from alteram.export.columns import COLUMNS
from alteram.export.csl import write_csl
from alteram.export.csv_tables import write_table
from alteram.export.exporter import Exporter
from alteram.export.geojson import GEOJSON
from alteram.export.iris import PROGRAM
from alteram.export.jsontext import json_bytes
from alteram.export.prov import write_prov
from alteram.export.tables import gathered
from alteram.export.webannotation import write_annotations
from alteram.export.writing import whole_file, whole_folder
from alteram.holding import Holding
from alteram.model import Decision, Document, Entry, Problem

KIND = "archive"
_EXTENSIONS = {
    "text/plain": "txt", "text/html": "html", "application/pdf": "pdf", "message/rfc822": "eml",
    "application/json": "json", "text/csv": "csv",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}  # fmt: skip


def data_name(document: Document) -> str:
    """Return the name of a document's bytes in a package, made from their hash alone."""
    return f"data/{document.sha256}.{_EXTENSIONS.get(document.media_type, 'bin')}"


@dataclass(frozen=True)
class _Without:
    """Documents without those that cannot be relied on."""

    holding: Holding
    gone: frozenset[str]

    def __iter__(self) -> Iterator[Entry]:
        return (one for one in self.holding.entries if one.document.id not in self.gone)


def write_archive(holding: Holding, folder: Path) -> tuple[Problem, ...]:
    """Write the package into a new or empty folder; return what was left out.

    Raises ReportError where it cannot be written; nothing is left there then.
    """
    with whole_folder(folder) as draft:
        broken = dict(_write_texts(holding, draft))
        sound = replace(holding, entries=_Without(holding, frozenset(broken)))
        counts, off = _write_tables(sound, draft)
        last = write_decisions(sound.decisions, draft / "decisions.jsonl")
        write_annotations(sound, draft / "annotations.jsonld")
        write_prov(sound, draft / "prov.json")
        write_csl(sound, draft / "citations.json")
        GEOJSON.write(sound, draft / "events.geojson")
        seal_package(sound, draft, kind=KIND, counts=counts, last_seal=last)
        return (*broken.values(), *off)


def _write_texts(holding: Holding, folder: Path) -> Iterator[tuple[str, Problem]]:
    """Write bytes and texts, each under its hash; yield documents whose bytes are not theirs.

    They are not forced to the disk one by one, which takes most of the time where there are many
    documents: the folder has no name before all is written, and whoever loses power checks it.
    """
    (folder / "data").mkdir()
    (folder / "text").mkdir()
    for entry in holding.entries:
        document = entry.document
        original = holding.original(document.id)
        if hashlib.sha256(original).hexdigest() != document.sha256:
            yield (
                document.id,
                Problem(
                    location=document.location,
                    stage="export",
                    message="its bytes are not those that it was stored with; it was left out of "
                    "the package. Run `alteram verify`.",
                ),
            )
            continue
        text = entry.text.text.encode("utf-8", "surrogatepass")
        (folder / data_name(document)).write_bytes(original)
        (folder / "text" / f"{entry.text.sha256}.txt").write_bytes(text)


def _write_tables(holding: Holding, folder: Path) -> tuple[dict[str, int], tuple[Problem, ...]]:
    """Write the tables; return how many rows each has, and what was left out."""
    counts: dict[str, int] = {}
    with gathered(holding, folder / "tables") as tables:
        for table in sorted(COLUMNS.keys() - {"decisions"}):
            name = f"{table}.jsonl"
            counts[name] = write_lines(tables.lines(table), folder / name)
        write_table(tables, "figures", folder / "figures.csv")
        return counts, tuple(tables.left_out)


def write_lines(rows: Iterator[bytes], path: Path) -> int:
    """Write JSON lines; return how many."""
    count = 0
    with whole_file(path) as file:
        for row in rows:
            file.write(row + b"\n")
            count += 1
    return count


def sealed(decisions: tuple[Decision, ...]) -> Iterator[dict[str, object]]:
    """Yield decisions in the order in which they were made, each with its seal and the last."""
    previous = BEGINNING
    for decision in decisions:
        made = seal(previous, decision)
        yield asdict(decision) | {"previous": previous, "seal": made}
        previous = made


def write_decisions(decisions: tuple[Decision, ...], path: Path) -> str:
    """Write the chain of decisions; return the last seal."""
    last = BEGINNING
    with whole_file(path) as file:
        for row in sealed(decisions):
            file.write(json_bytes(row) + b"\n")
            last = str(row["seal"])
    return last


def seal_package(
    holding: Holding, folder: Path, *, kind: str, counts: dict[str, int], last_seal: str
) -> None:
    """Write what was set aside, what the package is, the script that checks it, the manifests."""
    problems = (json_bytes(asdict(one)) for one in holding.problems)
    others = {
        "problems.jsonl": write_lines(problems, folder / "problems.jsonl"),
        "decisions.jsonl": len(holding.decisions),
    }
    about = {
        "format": f"alteram {kind}",
        "version": 1,
        "kind": kind,
        "program": PROGRAM,
        "counts": counts | others,
        "last_seal": last_seal,
        "notes": list(holding.notes),
    }
    write_lines(iter([json_bytes(about)]), folder / "package.json")
    own = files("alteram.export.archive")
    with whole_file(folder / "verify.py") as file:
        file.write(own.joinpath("verify.py").read_bytes())
    with whole_file(folder / "README.txt") as file:
        file.write(own.joinpath(f"{kind}.txt").read_bytes())
        file.write(_noted(holding).encode("utf-8", "replace"))
    notes = [("Internal-Sender-Description", note) for note in holding.notes]
    write_bag(folder, [("Bag-Software-Agent", PROGRAM), *notes])


def _noted(holding: Holding) -> str:
    if not holding.notes:
        return ""
    lines = "\n".join(f"- {' '.join(note.split())}" for note in holding.notes)
    return (
        "\nBefore it was written, something was masked or left out. What is called bytes as\n"
        f"received and texts above is what was left of them then:\n{lines}\n"
    )


ARCHIVE = Exporter(
    name="archive",
    what="a folder (BagIt) with bytes, texts, all records and a script that checks them again",
    write=write_archive,
)
