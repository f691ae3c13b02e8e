"""Every byte of a file, decoded in all the ways in which a name may hide in it."""

import base64
import binascii
import gzip
import html
import io
import json
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pyarrow.parquet
import pypdfium2

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{12,}={0,2}")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def layers(data: bytes, depth: int = 0) -> Iterator[str]:
    """Yield what bytes say: as they are, unpacked, and with what is escaped in them undone."""
    for charset in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
        words = data.decode(charset, "ignore")
        yield words
        for step in (unquote, html.unescape, _unescaped):
            words = step(words)
        yield words
    if depth > 3:
        return
    for inner in _packed(data):
        yield from layers(inner, depth + 1)


def _unescaped(words: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), words)


def _packed(data: bytes) -> Iterator[bytes]:
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            for info in held.infolist():
                yield info.filename.encode("utf-8", "surrogatepass")
                yield held.read(info)
    elif data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)
    elif data[:4] == b"PAR1":
        table = pyarrow.parquet.read_table(io.BytesIO(data))
        yield json.dumps(table.to_pylist(), ensure_ascii=False, default=str).encode()
        yield str(table.schema.metadata).encode()
    elif data[:5] == b"%PDF-":
        yield from _pdf(data)
    else:
        for found in _BASE64.finditer(data):
            plain = found.group().rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
            try:
                yield base64.b64decode(plain + b"=" * (-len(plain) % 4), validate=True)
            except binascii.Error:
                continue


def _pdf(data: bytes) -> Iterator[bytes]:
    document = pypdfium2.PdfDocument(data)
    try:
        yield str(document.get_metadata_dict()).encode()
        for number in range(len(document)):
            page = document[number]
            words = page.get_textpage()
            yield words.get_text_range().encode("utf-8", "surrogatepass")
            words.close()
            page.close()
    finally:
        document.close()
    for stream in _STREAM.findall(data):
        try:
            yield zlib.decompress(stream.strip(b"\r\n"))
        except zlib.error:
            continue


def bare(words: str) -> str:
    """Return words in lower case without accents, format characters and line ends."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    kept = (c for c in plain if unicodedata.category(c) not in ("Mn", "Cf", "Cc"))
    return "".join(kept)


def leaks(path: Path, needles: tuple[str, ...]) -> list[str]:
    """Return the needles that a file, or any file of a folder, or a file's name holds."""
    found: set[str] = set()
    paths = sorted(path.rglob("*")) if path.is_dir() else [path]
    for one in paths:
        held = [one.name.encode("utf-8", "surrogateescape")]
        if one.is_file():
            held.append(one.read_bytes())
        for data in held:
            for words in layers(data):
                plain = bare(words)
                found.update(f"{one.name}: {needle}" for needle in needles if needle in plain)
    return sorted(found)
