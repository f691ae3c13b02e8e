"""Bytes to characters: byte order mark, strict UTF-8, a declared charset, then a guess."""

import codecs
import re
from typing import NamedTuple

from alteram.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARABLE = re.compile(
    r"(?:utf-?8|us-ascii|windows-125\d|cp125\d|iso-?8859-\d{1,2}|koi8-[ru]|(?:cp|ibm)866|gb2312|gbk"
    r"|gb18030|big5|shift_jis|euc-(?:jp|kr))",
    re.IGNORECASE,
)
_GUESSABLE = [
    "cp1252", "cp1251", "cp1250", "cp1254", "cp1256", "cp1253", "cp1255", "koi8_r", "cp866",
    "iso8859_2", "iso8859_5", "iso8859_9", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
_WESTERN = "cp1252"
_TURKISH = "cp1254"
_CENTRAL = frozenset(["cp1250", "iso8859_2"])
_BROKEN_WORD = re.compile(r"[^\W\d_][\ufffd\xa1-\xa9\xab\xac\xae-\xb3\xb5-\xb9\xbb-\xbf]\w")
_SAMPLE = 200_000
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\v\x1a\x1b")
_BINARY_SHARE = 0.005
_AS_TEXT = "Save it as plain text or HTML and read that."
_AS_DOCX = "Save it as DOCX or PDF and read that."
_UNPACK = "Unpack it and read its files."
_SCAN = "Make its text with a text recogniser (OCR), save it as text or PDF and read that."
_KINDS = (
    (b"%PDF-", "a PDF file", _AS_TEXT),
    (b"PK\x03\x04", "a ZIP archive", _UNPACK),
    (b"PK\x05\x06", "an empty ZIP archive", _UNPACK),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x89PNG", "a PNG picture", _SCAN),
    (b"\xff\xd8\xff", "a JPEG picture", _SCAN),
    (b"GIF8", "a GIF picture", _SCAN),
    (b"II*\x00", "a TIFF picture", _SCAN),
    (b"MM\x00*", "a TIFF picture", _SCAN),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file (DOC, XLS, MSG)", _AS_DOCX),
    (b"{\\rtf", "an RTF file", _AS_DOCX),
    (b"SQLite format 3\x00", "an SQLite database", "Export its texts as CSV and read that."),
    (b"\x7fELF", "a program", _AS_TEXT),
    (b"MZ\x90\x00", "a program", _AS_TEXT),
)


class Decoded(NamedTuple):
    """Characters, how they were had in words, the charset, and the bytes of a mark before them."""

    text: str
    how: str
    encoding: str
    mark: int = 0


def _refuse_binary(data: bytes) -> None:
    for mark, kind, advice in _KINDS:
        if data.startswith(mark):
            raise ReadError(f"is {kind}, which is not read; it was set aside. {advice}")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guess(data: bytes) -> Decoded | None:
    # Imported where a charset is guessed, which is rare.
    import charset_normalizer

    sample = data[:_SAMPLE]
    matches = charset_normalizer.from_bytes(sample, cp_isolation=_GUESSABLE)
    best = matches.best()
    if best is None:
        return None
    encoding = best.encoding
    if best.language == "Turkish" and any(m.encoding == _TURKISH for m in matches):
        encoding = _TURKISH
    elif encoding in _CENTRAL and _reads_as_western(sample):
        encoding = _WESTERN
    text = _try(data, encoding)
    return None if text is None else Decoded(text, f"charset guessed: {encoding}", encoding)


def _reads_as_western(sample: bytes) -> bool:
    """Tell whether bytes read as Western European have no sign in the middle of a word.

    Western and Central European text look alike to the guesser where few letters are accented;
    the more common of the two is taken unless it would break words ("by³o").
    """
    text = sample.decode(_WESTERN, "replace")
    return _BROKEN_WORD.search(text) is None


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _try(data[len(mark) :], encoding)
            if text is None:
                raise ReadError(
                    f"begins with a byte order mark of {encoding} but is not {encoding} "
                    "throughout; it was set aside. Save it again as UTF-8."
                )
            return Decoded(text, encoding, encoding, len(mark))
    return None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the characters of `data`, unchanged to the last line end, and how they were had.

    A byte order mark is taken as a sign of the encoding and is not part of the text. Raises
    ReadError for binary data and for bytes that no likely charset fits.
    """
    _refuse_binary(data)
    found = _by_mark(data)
    if found is None and b"\x00" in data:
        raise ReadError(
            "holds NUL bytes, so it is binary or a text without byte order mark; it was set "
            "aside. Save it as UTF-8 text."
        )
    if found is None and (text := _try(data, "utf-8")) is not None:
        found = Decoded(text, "utf-8", "utf-8")
    if found is None and declared is not None and _DECLARABLE.fullmatch(declared):
        encoding = declared.lower()
        text = _try(data, encoding)
        if text is not None:
            found = Decoded(text, f"charset declared: {encoding}", encoding)
    found = found or _guess(data)
    if found is None:
        raise ReadError(
            "is not UTF-8, and no other charset fits; it was set aside. Save it as UTF-8 text."
        )
    if _is_binary(found.text):
        raise ReadError("is binary, not text; it was set aside. Save its text as UTF-8.")
    return found


def _is_binary(text: str) -> bool:
    if "\x00" in text:
        return True
    controls = sum(text.count(char) for char in _CONTROLS)
    return controls > _BINARY_SHARE * len(text)
