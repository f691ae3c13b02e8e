"""Records out of the program, in formats that others read."""

from alteram.export.acled import ACLED
from alteram.export.annotate import annotation
from alteram.export.annotate_lines import bounded_lines, check_row, date_of, read_line
from alteram.export.archive import ARCHIVE, STANDOFF
from alteram.export.bibtex import BIBTEX
from alteram.export.csl import CSL
from alteram.export.csv_tables import CSV
from alteram.export.doccano import DOCCANO
from alteram.export.exporter import Exporter
from alteram.export.ftm import FTM
from alteram.export.ged import GED
from alteram.export.geojson import GEOJSON
from alteram.export.jsonl import JSONL
from alteram.export.parquet import PARQUET
from alteram.export.prov import PROV
from alteram.export.schemaorg import SCHEMA_ORG
from alteram.export.webannotation import WEB_ANNOTATION

__all__ = [
    "EXPORTERS",
    "Exporter",
    "annotation",
    "bounded_lines",
    "check_row",
    "date_of",
    "read_line",
]

EXPORTERS: tuple[Exporter, ...] = (
    JSONL,
    CSV,
    PARQUET,
    GED,
    ACLED,
    GEOJSON,
    WEB_ANNOTATION,
    PROV,
    CSL,
    BIBTEX,
    ARCHIVE,
    STANDOFF,
    FTM,
    SCHEMA_ORG,
    DOCCANO,
)
"""The formats that `alteram export` writes."""
