"""Makers of bad files: bombs, false lengths, deep nesting, damage; seeded, so that they repeat.

Each maker takes a size from 1 (fast) upwards and gives bytes; the ending of its name is that of a
file. `variants` damages them and the good files of every format without end.
"""

import base64
import functools
import gzip
import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping

from tests.read import parquet_files
from tests.read.good_files import GOOD, REPORT, docx_with, member, pdf_of, warc_record

Maker = Callable[[int], bytes]
MARKS = (
    b"%PDF-1.7\n", b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"WARC/1.0\r\n", b"{", b"[", b"<html>",
    b"<?xml version='1.0'?><rss>", b"From a@kesh.example Mon\r\n", b"Subject: a\r\n", b"\xff\xfe",
    b"\xef\xbb\xbf", b"a,b\n", b"\x89PNG\r\n", b"\xd0\xcf\x11\xe0", b"{\\rtf1", b"PAR1\x15",
    b"PARE",
)  # fmt: skip


@functools.lru_cache(maxsize=4)
def zeros(megabytes: int, sign: bytes = b" ") -> bytes:
    """Return a raw deflate stream that unpacks to so many megabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = sign * 1_000_000
    return b"".join(packer.compress(piece) for _ in range(megabytes)) + packer.flush()


def zip_of(name: str, deflated: bytes, size: int) -> bytes:
    """Return a ZIP whose one member is a given deflate stream, of the size that is said."""
    head = b"\x14\x00\x00\x00\x08\x00" + b"\x00" * 8
    head += len(deflated).to_bytes(4, "little") + size.to_bytes(4, "little")
    head += len(name).to_bytes(2, "little") + b"\x00\x00"
    local = b"PK\x03\x04" + head + name.encode() + deflated
    central = b"PK\x01\x02\x14\x00" + head + b"\x00" * 14 + name.encode()
    end = b"PK\x05\x06" + b"\x00" * 4 + b"\x01\x00\x01\x00"
    end += len(central).to_bytes(4, "little") + len(local).to_bytes(4, "little") + b"\x00\x00"
    return local + central + end


def nested_zip(levels: int) -> bytes:
    """Return a ZIP in a ZIP in a ZIP."""
    data = REPORT.encode()
    for level in range(levels):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(member("word/document.xml" if level % 2 else "inner.zip"), data)
        data = held.getvalue()
    return data


def laughs(root: str, body: str) -> str:
    """Return XML whose entities unpack to a billion words."""
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    return f"<?xml version='1.0'?><!DOCTYPE {root} [{''.join(lines)}]>{body.replace('%', '&a9;')}"


def blow_up(size: int) -> bytes:
    """Return a feed in which one long entity is named many times (quadratic)."""
    long, many = "a" * 20_000 * size, "&long;" * 2000 * size
    return (
        f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY long '{long}'>]><rss version='2.0'><channel>"
        f"<item><title>{many}</title></item></channel></rss>"
    ).encode()


def mail_in_mail(levels: int) -> bytes:
    """Return an e-mail inside an e-mail inside an e-mail."""
    heads = "".join(
        f"From: a@kesh.example\r\nSubject: level {n}\r\nContent-Type: message/rfc822\r\n\r\n"
        for n in range(levels)
    )
    return f"{heads}Subject: inside\r\n\r\n{REPORT}".encode()


def multipart(levels: int) -> bytes:
    """Return an e-mail whose parts have parts."""
    heads = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(levels)
    )
    return f"Subject: deep\r\nMIME-Version: 1.0\r\n{heads}\r\n{REPORT}".encode()


def loop_pdf(size: int) -> bytes:
    """Return a PDF whose pages are their own children and whose tables lead in a circle."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 999999999>>endobj\n"
        b"xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Prev 116/Size 3>>\n"
        b"startxref\n116\n%%EOF"
    ) * size


def deep_pdf(size: int) -> bytes:
    depth = 20_000 * size
    return b"%PDF-1.4\n1 0 obj" + b"[" * depth + b"]" * depth + b"endobj\ntrailer<</Root 1 0 R>>"


def endless_pdf(size: int) -> bytes:
    """Return a PDF that goes on and on: objects without end, no table, no last line."""
    body = b"".join(b"%d 0 obj<</A %d 0 R>>\n" % (n, n + 1) for n in range(2000 * size))
    return b"%PDF-1.7\n" + body


def flate_pdf(megabytes: int) -> bytes:
    """Return a PDF whose page is a small stream that unpacks to very much."""
    packer = zlib.compressobj(9)
    line = b"BT /F1 12 Tf (" + b"a" * 1000 + b") Tj ET\n"
    lines = 1_000_000 // len(line)
    packed = b"".join(packer.compress(line * lines) for _ in range(megabytes)) + packer.flush()
    packed = zlib.compress(packed, 9)
    return pdf_of(packed, b"/Filter[/FlateDecode/FlateDecode]")


def gz_warc_bomb(megabytes: int) -> bytes:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://kesh.example/\r\n"
    head += b"Content-Length: %d\r\n\r\n" % (megabytes * 1_000_000)
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes))
    return packer.compress(head) + body + packer.flush()


def wide_json(size: int) -> bytes:
    return json.dumps([{"text": "Kesh", "n": n} for n in range(3000 * size)]).encode()


HTML = "<!doctype html><html><body>"
RSS, RSS_END = "<rss version='2.0'><channel>", "</item></channel></rss>"
HOSTILE: Mapping[str, Maker] = {
    "bomb.docx": lambda n: docx_with(zeros(min(1500, 100 * n)), min(1500, 100 * n) * 1_000_000),
    "bomb-lying.docx": lambda n: docx_with(zeros(min(1500, 100 * n)), 1000),
    "bomb.zip": lambda n: zip_of("a.txt", zeros(100 * n), 100_000_000 * n),
    "bomb.wacz": lambda n: zip_of("archive/data.warc", zeros(100 * n), 4_000_000_000),
    "nested.zip": lambda n: nested_zip(20 * n),
    "nested.docx": lambda n: nested_zip(2 * n),
    "laughs.docx": lambda n: docx_with(
        laughs("w:document", "<w:document xmlns:w='http://schemas.openxmlformats.org/"
               "wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>%</w:t></w:r></w:p></w:body>"
               "</w:document>").encode()),
    "outside.docx": lambda n: docx_with(
        b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w:document xmlns:w='http://schemas"
        b".openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>&x; Kesh said so."
        b"</w:t></w:r></w:p></w:body></w:document>"),
    "deep.docx": lambda n: docx_with(
        b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        b"<w:body>" + b"<w:tbl><w:tr><w:tc>" * 1000 * n),
    "laughs.rss": lambda n: laughs("rss", f"{RSS}<item><title>%</title>{RSS_END}").encode(),
    "blow-up.rss": blow_up,
    "outside.rss": lambda n: (
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        f"{RSS}<item><title>&x;</title><description>&x; {REPORT}</description>{RSS_END}").encode(),
    "deep.rss": lambda n: b"<rss version='2.0'><channel><item><description>" + b"<a>" * 10_000 * n,
    "deep.html": lambda n: (HTML + "<div>" * 10_000 * n + REPORT + "</div>" * 10_000 * n).encode(),
    "deep-tables.html": lambda n: (HTML + "<table><tr><td>" * 3000 * n + REPORT).encode(),
    "deep-words.html": lambda n: (HTML + "<b><i><font>" * 5000 * n + REPORT).encode(),
    "unclosed.html": lambda n: (HTML + REPORT + "<!--" + "<p>a" * 20_000 * n).encode(),
    "script.html": lambda n: (HTML + REPORT + "<script>" + "<p>a" * 20_000 * n).encode(),
    "less.html": lambda n: (HTML + REPORT + "<" * 200_000 * n).encode(),
    "entities.html": lambda n: (
        HTML + REPORT + "&lt;&#0;&#xD800;&#99999999999;" * 5000 * n).encode(),
    "attributes.html": lambda n: (
        HTML + "<p " + " ".join(f"a{i}='b'" for i in range(20_000 * n)) + f">{REPORT}").encode(),
    "long-attribute.html": lambda n: (HTML + f"<p title='{'a' * 500_000 * n}'>{REPORT}").encode(),
    "tables.html": lambda n: (HTML + f"<table><tr><td>{REPORT}" * 300 * n).encode(),
    "charset.html": lambda n: (
        b"<html><head><meta charset=utf-16></head><body><p>" + REPORT.encode("cp1251", "replace")),
    "loop.pdf": loop_pdf,
    "deep.pdf": deep_pdf,
    "endless.pdf": endless_pdf,
    "bomb.pdf": lambda n: flate_pdf(50 * n),
    "length.pdf": lambda n: pdf_of(b"BT (Kesh) Tj ET").replace(b"/Length 15", b"/Length -9"),
    "mail.eml": lambda n: mail_in_mail(30 * n),
    "parts.eml": lambda n: multipart(200 * n),
    "header.eml": lambda n: b"Subject: " + b"=?utf-8?q?" + b"a" * 500_000 * n + b"?=\r\n\r\nKesh.",
    "headers.eml": lambda n: b"X-A: b\r\n" * 20_000 * n + b"Subject: a\r\n\r\n" + REPORT.encode(),
    "boundary.eml": lambda n: (
        b'Subject: a\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n'
        + b"--x\r\n" * 10_000 * n),
    "encoded.eml": lambda n: (
        b"Subject: a\r\nContent-Type: text/html; charset=x-none\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(b"<p>" * 100_000 * n)[:-3]),
    "many.mbox": lambda n: (
        b"From a@kesh.example Mon Jan  3 10:00:00 2022\nSubject: a\n\n\n" * 500 * n),
    "length.warc": lambda n: warc_record(b"HTTP/1.1 200 OK\r\n\r\nKesh", length=10**15) * n,
    "negative.warc": lambda n: warc_record(b"HTTP/1.1 200 OK\r\n\r\nKesh", length=-5) * n,
    "short.warc": lambda n: warc_record(b"HTTP/1.1 200 OK\r\n\r\nKesh " * 50, length=20) * 20 * n,
    "header.warc": lambda n: b"WARC/1.0\r\n" + b"A: b\r\n" * 50_000 * n,
    "bomb.warc.gz": lambda n: gz_warc_bomb(200 * n),
    "cut.warc.gz": lambda n: gzip.compress(GOOD["good.warc"](), mtime=0)[:-20],
    "chunked.warc": lambda n: warc_record(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
        b"ffffffff\r\n" + zeros(2)),
    "nul.csv": lambda n: b"title,text\na\x00b,The road to Kesh\x00 is closed.\n" * 10 * n,
    "huge-field.csv": lambda n: b'title,text\na,"' + b"The road is closed. " * 50_000 * n + b'"\n',
    "open-quote.csv": lambda n: b'title,text\na,"The road\n' * 3000 * n,
    "columns.csv": lambda n: b"text," * 30_000 * n + b"\n" + b"a," * 30_000 * n,
    "rows.csv": lambda n: b"title,text\n" + b"a,b\n" * 2000 * n,
    "deep.json": lambda n: b"[" * 50_000 * n,
    "numbers.json": lambda n: b'[{"text": "Kesh", "n": 1e999, "m": ' + b"9" * 20_000 * n + b"}]",
    "halves.json": lambda n: b'[{"text": "Kesh \\ud800 said so.", "title": "\\udfff"}]' * n,
    "wide.json": wide_json,
    "nan.jsonl": lambda n: b'{"text": NaN, "text": Infinity}\n' * 100 * n,
    **parquet_files.HOSTILE,
    "turned.txt": lambda n: f"The \u202e{REPORT}\u2066 of Kesh".encode() * n,
    "nul.txt": lambda n: REPORT.replace(" ", "\0").encode() * n,
    "odd.txt": lambda n: b"\xff\xfe" + REPORT.encode("utf-16-le")[:-1],
    "mixed.txt": lambda n: REPORT.encode("cp1252", "replace") + "\nСказала.".encode("koi8_r") * n,
    "one-line.txt": lambda n: b"The road is closed and " * 40_000 * n,
    "brackets.txt": lambda n: (REPORT + "(" * 20_000 * n).encode(),
    "quotes.txt": lambda n: (REPORT + "“a" * 5000 * n).encode(),
    "digits.txt": lambda n: (REPORT + "9" * 20_000 * n).encode(),
    "marks.txt": lambda n: (REPORT + "a\u0301" * 20_000 * n).encode(),
    "spaces.txt": lambda n: (REPORT + " \t" * 50_000 * n + "\n" * 50_000 * n).encode(),
    "controls.txt": lambda n: bytes(range(1, 32)) * 500 * n,
    "picture.txt": lambda n: b"\x89PNG\r\n\x1a\n" + b"\x00" * 1000 * n,
    "empty.txt": lambda n: b"",
}  # fmt: skip


def variants(seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield bad files without end: hostile ones of several sizes, and damaged ones."""
    chance = random.Random(seed)
    hostile, good = sorted(HOSTILE), sorted(GOOD)
    made = functools.lru_cache(maxsize=64)(lambda name: GOOD[name]())
    while True:
        kind = chance.random()
        if kind < 0.15:
            name = chance.choice(hostile)
            size = chance.choice((1, 1, 1, 2, 4))
            yield f"{size}-{name}", HOSTILE[name](size)
        elif kind < 0.25:
            name = chance.choice(hostile)
            data = HOSTILE[name](1)
            yield f"damaged-{name}", damaged(data[:200_000], chance)
        else:
            name = chance.choice(good)
            # A false ending makes a reader look at what is not its own.
            ending = chance.choice(good) if chance.random() < 0.2 else name
            yield f"damaged-{name}-as-{ending}", damaged(made(name), chance)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return bytes cut off, flipped, doubled, spliced or begun as another format."""
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        data = chance.choice((_cut, _flipped, _doubled, _sown, _marked, _moved))(data, chance)
    return data[:1_000_000]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200)) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.choice((1, 10, 1000))]
    return data[:start] + piece * chance.choice((2, 50, 1000)) + data[start:]


def _sown(data: bytes, chance: random.Random) -> bytes:
    """Sow signs that are never in a good file, or that end or begin things."""
    signs = (
        "\0",
        "\u202e",
        "\ufeff",
        "\ud800",
        "<",
        ">",
        '"',
        "\r",
        "\n\n",
        "]]>",
        "--",
        "%",
        "&",
        "9" * 50,
    )
    sign = chance.choice(signs).encode("utf-8", "surrogatepass")
    for _ in range(chance.choice((1, 10))):
        start = chance.randrange(len(data) + 1)
        data = data[:start] + sign + data[start:]
    return data


def _marked(data: bytes, chance: random.Random) -> bytes:
    return chance.choice(MARKS) + data


def _moved(data: bytes, chance: random.Random) -> bytes:
    middle = chance.randrange(len(data) + 1)
    return data[middle:] + data[:middle]
