#!/usr/bin/env python3
"""Checks this package again: every hash, every quote, every decision.

    python3 -I -S verify.py [FOLDER] [--texts FOLDER]

Needs Python 3.8 or later and nothing else. FOLDER is the package, else the folder that this file
stands in. One line is printed for each fault; the exit code is 1 where there is one, else 0. It
shows that the package is the one that was made, as long as you know from elsewhere that this file
and the two numbers printed at the end are: who can write to a package can make all of it anew.
A package without texts (standoff) has marks in the place of quotes; with --texts, a folder of
the texts (or of files that have their SHA-256), they are checked as well.
"""

from __future__ import annotations

import csv
import hashlib
import hmac
import json
import os
import re
import stat
import sys
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

    Row = dict[str, Any]

MANIFESTS = ("manifest-sha256.txt", "tagmanifest-sha256.txt")
NEEDED = (
    "bagit.txt", "package.json", "documents.jsonl", "attributions.jsonl", "claims.jsonl",
    "figures.jsonl", "decisions.jsonl", "annotations.jsonld",
)  # fmt: skip
OTHERS = ("events.jsonl", "actors.jsonl", "copies.jsonl", "problems.jsonl")
BLOCK = 1 << 20
LONGEST_LINE = 64 << 20
LARGEST_FILE_AT_ONCE = 256 << 20
HELD_TEXTS = 64 << 20
LISTED = re.compile(r"([0-9a-fA-F]{64})[ \t]+\*?(\S.*)")
NAMED_BY_HASH = re.compile(r"(?:data|text)/([0-9a-f]{64})(?:\.[a-z0-9]+)?")
BEGINNING = "0" * 64


def key_of(text: str) -> bytes:
    """Return what the marks of a text's quotes are made with: it is known from the text alone."""
    whole = text.encode("utf-8", "surrogatepass")
    return hashlib.sha256(b"alteram standoff\n" + whole).digest()


def mark(key: bytes, start: int, end: int, words: str) -> str:
    """Return what stands for a quote where texts may not be shown.

    It depends on the whole text, so that who has not got the text cannot find out a short quote
    by trying words.
    """
    told = f"{start}-{end}\n{words}".encode("utf-8", "surrogatepass")
    return hmac.new(key, told, "sha256").hexdigest()


class Package:
    """A package under examination; `faults` counts what was found."""

    def __init__(self, root: Path, texts: Path | None) -> None:
        self.root, self.faults = root, 0
        self.listed: dict[str, str] = {}
        self.documents: dict[str, str] = {}
        self.counts: dict[str, int] = {}
        self.unread: set[str] = set()
        self.about: Row = {}
        self.texts = found_in(texts)
        self.held: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
        self.size = 0

    def fault(self, where: str, what: str) -> None:
        """Print one line; all is written in ASCII, so that no name can act on a terminal."""
        self.faults += 1
        sys.stdout.write(f"fault  {ascii(where)[1:-1]}: {ascii(what)[1:-1]}\n")

    def open(self, name: str) -> BinaryIO | None:
        """Return a file of the package, or None with a fault: never a link, never outside."""
        parts = name.split("/")
        path = self.root
        try:
            if "\\" in name or ":" in parts[0] or {"", ".", ".."} & set(parts):
                raise ValueError("is not a path inside the package; it was not opened")
            for part in parts:
                path = path / part
                if stat.S_ISLNK(os.lstat(path).st_mode):
                    raise ValueError("is a link or stands behind one; it was not opened")
            if not stat.S_ISREG(os.lstat(path).st_mode):
                raise ValueError("is not a file")
            return path.open("rb")
        except FileNotFoundError:
            self.fault(name, "is missing")
        except (OSError, ValueError) as error:
            self.fault(name, str(error))
        return None

    def whole(self, name: str) -> bytes:
        """Return the bytes of a file, or none with a fault where it is too large."""
        file = self.open(name)
        if file is None:
            return b""
        with file:
            held = file.read(LARGEST_FILE_AT_ONCE + 1)
        if len(held) > LARGEST_FILE_AT_ONCE:
            self.fault(name, "is too large; it was not read")
            return b""
        return held

    def lines(self, name: str) -> Iterator[tuple[str, bytes]]:
        """Yield the lines of a file with their places; one beyond the limit ends it."""
        file = self.open(name)
        if file is None:
            return
        with file:
            for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE + 1), b""), 1):
                place = f"{name} line {number}"
                if len(line) > LONGEST_LINE:
                    self.fault(place, "is too long; the rest was not read")
                    return
                yield place, line

    def row(self, place: str, line: bytes) -> Row:
        """Return an object, or an empty one with a fault."""
        try:
            held = json.loads(line.decode("utf-8"), parse_int=whole_number)
            if isinstance(held, dict):
                return held
            self.fault(place, "is not an object")
        except (ValueError, RecursionError) as error:
            self.fault(place, f"is not JSON ({error})")
        return {}

    def rows(self, name: str) -> Iterator[tuple[str, Row]]:
        """Yield the objects of a file of JSON lines with their places."""
        for place, line in self.lines(name):
            row = self.row(place, line)
            self.counts[name] = self.counts.get(name, 0) + 1
            if row:
                yield place, row

    def check_manifests(self) -> None:
        """Check that every file listed is there with its hash, and every file there is listed."""
        for manifest in MANIFESTS:
            lines = self.whole(manifest).decode("utf-8", "surrogateescape").split("\n")
            for number, line in enumerate(lines, 1):
                if line.strip():
                    self.check_listed(manifest, f"{manifest} line {number}", line.rstrip("\r"))
        for folder, folders, names in os.walk(self.root):
            for name in sorted(folders + names):
                path = Path(folder) / name
                inside = path.relative_to(self.root).as_posix()
                if path.is_symlink():
                    self.fault(inside, "is a link; a package has none")
                elif name in names and inside not in self.listed and inside != MANIFESTS[1]:
                    self.fault(inside, "is not in the manifests")

    def check_listed(self, manifest: str, place: str, line: str) -> None:
        """Check one line of a manifest."""
        found = LISTED.fullmatch(line)
        if found is None:
            return self.fault(place, "is not a hash and a path")
        listed, name = found.group(1).lower(), found.group(2)
        for code, character in (("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
            name = name.replace(code, character)
        if name in self.listed:
            return self.fault(place, f"lists {name} again")
        if name.startswith("data/") != (manifest == MANIFESTS[0]):
            self.fault(place, "lists a file that belongs in the other manifest")
        self.listed[name] = listed
        file = self.open(name)
        if file is None:
            return None
        with file:
            actual = hash_of(file)
        if actual != listed:
            self.fault(name, f"SHA-256 is {actual}, listed is {listed}")
        named = NAMED_BY_HASH.fullmatch(name)
        if name.startswith(("data/", "text/")) and (named is None or named.group(1) != actual):
            self.fault(name, "is not the file that its name stands for")
        return None

    def text(self, sha256: str) -> tuple[str, bytes] | None:
        """Return a text by its hash, with the key of its marks; None where it is not to be had."""
        if sha256 in self.held:
            self.held.move_to_end(sha256)
            return self.held[sha256]
        name = f"text/{sha256}.txt"
        held = b""
        if name in self.listed:
            held = self.whole(name)
        elif sha256 in self.texts:
            held = self.texts[sha256].read_bytes()
        if hashlib.sha256(held).hexdigest() != sha256:
            return None
        try:
            text = held.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            return None
        self.held[sha256] = (text, key_of(text))
        self.size += len(text)
        while self.size > HELD_TEXTS and len(self.held) > 1:
            self.size -= len(self.held.popitem(last=False)[1][0])
        return self.held[sha256]

    def standoff(self) -> bool:
        """Tell whether the package is one without texts."""
        return self.about.get("kind") == "standoff"

    def check_documents(self) -> None:
        """Check that every document has its bytes and its text."""
        files = {name[5:69] for name in self.listed if name.startswith("data/")}
        for place, row in self.rows("documents.jsonl"):
            sha256, text = str(row.get("sha256")), str(row.get("text_sha256"))
            self.documents[str(row.get("id"))] = text
            if not self.standoff() and sha256 not in files:
                self.fault(place, f"the bytes of document {row.get('id')} are missing")
            if not self.standoff() and self.text(text) is None:
                self.fault(place, f"the text of document {row.get('id')} is missing")

    def check_quote(self, place: str, sha256: str, held: Row, words: Any = None) -> None:
        """Check one passage: inside its text, and the very words, or their mark."""
        start, end = held.get("start"), held.get("end")
        if type(start) is not int or type(end) is not int or not 0 <= start < end:
            return self.fault(place, "has no sound offsets")
        found = self.text(sha256)
        if found is None:
            self.unread.add(sha256)
            return None
        text, key = found
        actual = text[start:end]
        if end > len(text):
            self.fault(place, "stands outside its text")
        elif held.get("mark") is not None and held["mark"] != mark(key, start, end, actual):
            self.fault(place, f"the text at {start}-{end} is not the one marked")
        elif words is not None and not (isinstance(words, str) and words == actual):
            self.fault(place, f"the text at {start}-{end} is not the one quoted")
        return None

    def check_records(self, name: str, words: str) -> None:
        """Check a table: each row has a document and a speaker, and its words stand there."""
        for place, row in self.rows(name):
            sha256 = self.documents.get(str(row.get("document_id")))
            if sha256 is None:
                self.fault(place, "is of no document of this package")
                continue
            if not row.get("speaker") or not row.get("chain"):
                self.fault(place, "has no speaker")
            if words and row.get(words) is None and row.get("mark") is None:
                self.fault(place, "has no quote")
            if words:
                self.check_quote(place, sha256, row, row.get(words))
            for label in objects(row.get("labels")):
                self.check_quote(place, sha256, label, label.get("text"))
            for span in spans_of(row):
                self.check_quote(place, sha256, span)

    def check_annotations(self) -> None:
        """Check each annotation, which is one line of its file, by its selectors."""
        name = "annotations.jsonld"
        for place, line in self.lines(name):
            if line.startswith(b'{"id": '):
                self.counts[name] = self.counts.get(name, 0) + 1
                for target in objects(self.row(place, line.strip().rstrip(b",")).get("target")):
                    self.check_target(place, target)

    def check_target(self, place: str, target: Row) -> None:
        """Check one target: its place, its words, and what stands before and after them."""
        held = {str(one.get("type")): one for one in objects(target.get("selector"))}
        spot, quoted = held.get("TextPositionSelector"), held.get("TextQuoteSelector", {})
        sha256 = str(target.get("source")).rpartition(":")[2]
        told = target.get("alteram:mark") if self.standoff() else quoted.get("exact")
        if spot is None or told is None:
            return self.fault(place, "has no place or no quote")
        spot = {**spot, "mark": target.get("alteram:mark")}
        self.check_quote(place, sha256, spot, quoted.get("exact"))
        found, start, end = self.text(sha256), spot.get("start"), spot.get("end")
        if found is None or type(start) is not int or type(end) is not int:
            return None
        before, after = str(quoted.get("prefix", "")), str(quoted.get("suffix", ""))
        if not (found[0].endswith(before, 0, start) and found[0].startswith(after, end)):
            self.fault(place, "what stands before or after the words is not as quoted")
        return None

    def check_table(self) -> None:
        """Check the words of figures.csv, where an apostrophe may stand before a sign."""
        csv.field_size_limit(LONGEST_LINE)
        lines = (line.decode("utf-8", "replace") for _, line in self.lines("figures.csv"))
        try:
            for number, row in enumerate(csv.DictReader(lines), 1):
                place, sha256 = f"figures.csv row {number}", self.documents.get(row["document_id"])
                start, end = whole_number(row["start"]), whole_number(row["end"])
                found = self.text(str(sha256))
                if found is None or not same_but_signs(found[0][start:end], row["verbatim"]):
                    self.fault(place, f"the text at {start}-{end} is not the one quoted")
        except (AttributeError, csv.Error, KeyError, TypeError, ValueError) as error:
            self.fault("figures.csv", f"cannot be read as a table ({error})")

    def check_decisions(self) -> None:
        """Check the chain: each decision's seal is made from the one before and all its fields."""
        last = BEGINNING
        for place, row in self.rows("decisions.jsonl"):
            previous, sealed = row.pop("previous", None), row.pop("seal", None)
            if previous != last:
                self.fault(place, "does not follow the decision before it")
            if not self.standoff() and sealed != seal(previous, row):
                self.fault(place, "is not the decision that its seal was made from")
            last = str(sealed)
        if last != self.about.get("last_seal"):
            self.fault("decisions.jsonl", "does not end with the last decision of the package")

    def check(self) -> None:
        """Check everything."""
        self.check_manifests()
        for name in NEEDED:
            if name not in self.listed:
                self.fault(name, "is not in the manifests, or is missing")
        self.about = self.row("package.json", self.whole("package.json"))
        self.check_documents()
        self.check_records("attributions.jsonl", "")
        self.check_records("claims.jsonl", "quote")
        self.check_records("figures.jsonl", "verbatim")
        self.check_annotations()
        if not self.standoff():
            self.check_table()
        self.check_decisions()
        for name in OTHERS:
            for _ in self.rows(name):
                pass
        counts = self.about.get("counts")
        for name, count in sorted(counts.items() if isinstance(counts, dict) else ()):
            if self.counts.get(name, 0) != count:
                self.fault(name, f"has {self.counts.get(name, 0)} rows, was made with {count}")


def whole_number(digits: str) -> int:
    """Return a number; one of absurd length would take hours to read."""
    if len(digits) > 30:
        raise ValueError("a number is too long")
    return int(digits)


def hash_of(file: BinaryIO) -> str:
    """Return the SHA-256 of an open file, read in blocks."""
    digest = hashlib.sha256()
    for block in iter(lambda: file.read(BLOCK), b""):
        digest.update(block)
    return digest.hexdigest()


def seal(previous: Any, row: Row) -> str:
    """Return the seal of a decision: of the seal before it and all its fields that hold any."""
    try:
        held = {name: value for name, value in row.items() if value}
        words = f"{previous}\n{json.dumps(held, sort_keys=True, separators=(',', ':'))}"
    except RecursionError:
        return ""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def objects(held: Any) -> list[Row]:
    """Return the objects in a list, or the one object."""
    return [one for one in (held if isinstance(held, list) else [held]) if isinstance(one, dict)]


def spans_of(row: Row) -> Iterator[Row]:
    """Yield the passages that an attribution holds as pairs of offsets."""
    for name in ("content", "speaker_spans", "cue"):
        held = row.get(name)
        for span in held if isinstance(held, list) else ():
            pair = span if isinstance(span, list) and len(span) == 2 else (None, None)
            yield {"start": pair[0], "end": pair[1]}


def same_but_signs(words: str, cell: str) -> bool:
    """Tell whether a cell holds these words, apart from what makes it safe in a spreadsheet."""
    plain = re.sub("[\x00\ud800-\udfff]", "\ufffd", words)
    return plain.replace("'", "") == cell.replace("'", "")


def found_in(folder: Path | None) -> dict[str, Path]:
    """Return the files in a folder of texts by their SHA-256."""
    found: dict[str, Path] = {}
    for where, _, names in os.walk(folder) if folder is not None else ():
        for path in (Path(where) / name for name in sorted(names)):
            if path.is_file() and path.stat().st_size <= LARGEST_FILE_AT_ONCE:
                with path.open("rb") as file:
                    found.setdefault(hash_of(file), path)
    return found


def main(arguments: list[str]) -> int:
    """Check the package that is named and say how it stands; return the exit code."""
    texts = None
    if "--texts" in arguments[:-1]:
        at = arguments.index("--texts")
        texts = Path(arguments[at + 1])
        del arguments[at : at + 2]
    root = Path(arguments[0]) if arguments else Path(__file__).absolute().parent
    if len(arguments) > 1 or not root.is_dir() or not (texts is None or texts.is_dir()):
        sys.stderr.write("usage: verify.py [FOLDER] [--texts FOLDER]\n")
        return 2
    package = Package(root, texts)
    package.check()
    notes = package.about.get("notes")
    for note in notes if isinstance(notes, list) else ():
        sys.stdout.write(f"note  {ascii(note)[1:-1]}\n")
    if package.unread:
        sys.stdout.write(f"texts that are not here, quotes not checked: {len(package.unread)}\n")
    rows = sum(package.counts.values())
    sys.stdout.write(f"last seal {ascii(package.about.get('last_seal'))[1:-1]}\n")
    digest = hashlib.sha256(package.whole(MANIFESTS[1])).hexdigest()
    sys.stdout.write(f"SHA-256 of {MANIFESTS[1]} {digest}\n")
    sys.stdout.write(f"{len(package.listed)} files, {rows} rows, {package.faults} faults\n")
    return 1 if package.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
