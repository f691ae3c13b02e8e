"""The formats that are read, in the order in which they are tried on the bytes."""

from alteram.read.docx import DOCX
from alteram.read.feed import FEED
from alteram.read.html import HTML
from alteram.read.jsonfile import JSON
from alteram.read.mail import MAIL
from alteram.read.mbox import MBOX
from alteram.read.parquet import PARQUET
from alteram.read.pdf import PDF
from alteram.read.plain import PLAIN
from alteram.read.reading import Format, Given
from alteram.read.table import TABLE
from alteram.read.wacz import WACZ
from alteram.read.warc import WARC
from alteram.read.zipped import OTHER_ZIP

FORMATS: tuple[Format, ...] = (
    PDF,
    DOCX,
    WACZ,
    OTHER_ZIP,
    PARQUET,
    WARC,
    HTML,
    FEED,
    JSON,
    MBOX,
    MAIL,
    TABLE,
    PLAIN,
)


def format_of(data: bytes, given: Given) -> Format:
    """Return the first format that accepts the bytes; plain text accepts all."""
    return next(one for one in FORMATS if one.accepts(data, given))
