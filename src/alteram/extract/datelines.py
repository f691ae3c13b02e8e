"""The dateline that opens a report: "KARSTO, April 14 (Belmora Times) - ", which does nothing."""

from alteram.text.datelines import dateline
from alteram.text.parse import Parsed


def dateline_end(parsed: Parsed, index: int) -> int | None:
    """Return where the words after the dateline of a word's paragraph begin, None without one."""
    sentence = parsed.sentences[parsed.tokens[index].sentence]
    start, end = parsed.paragraphs[sentence.paragraph]
    found = dateline(parsed.text, start, end)
    if found is None or not found.place:
        return None
    rest = parsed.text[found.end : end]
    return found.end + len(rest) - len(rest.lstrip())


def in_dateline(parsed: Parsed, index: int) -> bool:
    """Tell whether a word stands in the dateline of its paragraph."""
    end = dateline_end(parsed, index)
    return end is not None and parsed.tokens[index].start < end
