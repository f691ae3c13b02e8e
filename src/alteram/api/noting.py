"""Annotations of people taken in as notes about passages."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alteram.api.anchors import LARGEST, Annotation, Target, places, read_annotations
from alteram.api.deciding import now, write_down
from alteram.api.held import DEFAULT_DOSSIER
from alteram.decisions import By
from alteram.errors import AlteramError, ReadError
from alteram.model import Decision, Entry, Problem, Span
from alteram.store import Dossier

_SHOWN = 5
_TEXT, _RECORD = "urn:sha256:", "urn:alteram:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """What an annotation points to, found: a passage in code points, or a text as a whole."""

    annotation: str
    document: str
    start: int | None = None
    end: int | None = None

    def subject(self) -> str:
        """Return the passage, or the document, as a note names it."""
        whole = self.start is None
        return self.document if whole else f"{self.document} {self.start}-{self.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedAnnotations:
    """What became of a file of annotations.

    `notes` were written down, `known` are passages whose note was there already, `own` those of
    annotations that the program itself made: they are found again and not noted. `problems` say
    what was set aside, for a person to look at.
    """

    notes: tuple[Decision, ...] = ()
    known: tuple[Anchored, ...] = ()
    own: tuple[Anchored, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Texts:
    """The texts of a dossier by the names that annotations may give them."""

    def __init__(self, store: Dossier) -> None:
        self._store = store
        self._named: dict[str, list[str]] = defaultdict(list)
        self._last: Entry | None = None
        for entry in store.entries():
            document = entry.document
            for name in (f"{_TEXT}{entry.text.sha256}", f"{_RECORD}{document.id}", document.id,
                         document.location):  # fmt: skip
                self._named[name].append(document.id)

    def find(self, target: Target) -> tuple[str, Span | None]:
        """Return the document and the passage that a target points to, None for all of it.

        Of documents with one text the first is taken. Raises ReadError where there is no such
        passage, or more than one.
        """
        documents = self._named.get(target.source, [])
        if not documents:
            raise ReadError(f"it is about {target.source!r}, which is no text of this dossier")
        if target.whole:
            return documents[0], None
        by_text = target.source.startswith(_TEXT)
        if target.exact is None and (target.start is None or not by_text):
            raise ReadError(
                "it has no exact words; a place alone is enough only in a text named by its hash"
            )
        held = documents[:1] if by_text else documents
        found = [(one, span) for one in held for span in places(target, self._text(one))]
        if len(found) == 1:
            return found[0]
        if found:
            some = ", ".join(f"{one} {span.start}-{span.end}" for one, span in found[:_SHOWN])
            raise ReadError(
                f"its words stand in {len(found)} places, a person has to say in which: {some}"
            )
        raise ReadError("its words do not stand there, and nothing near to them was looked for")

    def _text(self, document: str) -> str:
        if self._last is None or self._last.document.id != document:
            self._last = next(self._store.entries([document]))
        return self._last.text.text


def import_annotations(
    path: str | Path, dossier: str | Path = DEFAULT_DOSSIER, *, who: str = ""
) -> ImportedAnnotations:
    """Take the annotations of a JSON-LD file (W3C Web Annotation) in as notes of their creators.

    Each becomes a `note` about the passage that it points to, by place and exact words, or by
    words that stand in the text once. Others are set aside with the reason, here and in the
    dossier's list of problems. `who` stands for a creator where none is given. Raises ReadError
    where the file cannot be read, DossierError where the dossier cannot.
    """
    annotations = list(read_annotations(_bytes(Path(path))))
    known: list[Anchored] = []
    own: list[Anchored] = []
    problems: list[Problem] = []
    with Dossier.open(dossier) as store:
        texts = _Texts(store)
        decisions = store.decisions()
        there = {(d.subject, d.value, d.who) for d in decisions if d.action == "note"}
        made = {decision.id for decision in decisions}
        pointed = [(one, *_anchored(one, texts, Path(path).name)) for one in annotations]
    new: list[tuple[Annotation, str, str]] = []
    for annotation, anchors, wrong in pointed:
        problems.extend(wrong)
        for anchor in anchors:
            subject = anchor.subject()
            name = annotation.who or who
            if annotation.by_program:
                own.append(anchor)
            elif annotation.decision in made or (subject, annotation.words, name) in there:
                known.append(anchor)
            else:
                there.add((subject, annotation.words, name))
                new.append((annotation, subject, name))
    notes: tuple[Decision, ...] = ()
    if new or problems:
        notes = _written_down(new, problems, dossier, Path(path))
    return ImportedAnnotations(
        notes=notes, known=tuple(known), own=tuple(own), problems=tuple(problems)
    )


def _written_down(
    new: list[tuple[Annotation, str, str]],
    problems: list[Problem],
    dossier: str | Path,
    path: Path,
) -> tuple[Decision, ...]:
    """Write notes down, each with its subject and its creator, and all problems, theirs added."""
    notes: list[Decision] = []
    # Opened once for all: before a file is written all of it is looked at.
    with Dossier.open(dossier, write=True) as store:
        for annotation, subject, who in new:
            by = By(who=who, why=_origin(annotation, path), made=now())
            try:
                notes.append(write_down(store, "note", subject, annotation.words, by))
            except AlteramError as error:
                problems.append(_problem(path.name, annotation, str(error)))
        for problem in problems:
            store.add_problem(problem)
    return tuple(notes)


def _anchored(
    annotation: Annotation, texts: _Texts, file: str
) -> tuple[list[Anchored], list[Problem]]:
    """Return where an annotation stands, and for each target that is not found the reason."""
    anchors, problems = [], []
    for message in _lacks(annotation):
        problems.append(_problem(file, annotation, message))
    if problems:
        return [], problems
    for target in annotation.targets:
        try:
            document, span = texts.find(target)
        except ReadError as error:
            problems.append(_problem(file, annotation, str(error)))
        else:
            start, end = span if span is not None else (None, None)
            anchors.append(
                Anchored(annotation=annotation.id, document=document, start=start, end=end)
            )
    return anchors, problems


def _lacks(annotation: Annotation) -> Iterator[str]:
    if not annotation.targets:
        yield "it points to nothing"
    if not annotation.words and not annotation.by_program:
        yield "it has no words"


def _problem(file: str, annotation: Annotation, message: str) -> Problem:
    return Problem(
        location=f"{file}: {annotation.id}",
        stage="annotations",
        message=f"{message}; it was set aside.",
    )


def _origin(annotation: Annotation, path: Path) -> str:
    made = f", of {annotation.created}" if annotation.created else ""
    return f"annotation {annotation.id}{made}, from {path.name}"


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise ReadError(f"{path}: is larger than {LARGEST:,} bytes; nothing of it was read.")
        return path.read_bytes()
    except OSError as error:
        raise ReadError(
            f"{path}: cannot be read ({error.strerror}); nothing was written. Check the path."
        ) from error
