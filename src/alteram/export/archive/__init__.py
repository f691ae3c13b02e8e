"""Packages that a third person checks without this program: with the texts, or without."""

from alteram.export.archive.package import ARCHIVE
from alteram.export.archive.standoff import STANDOFF

__all__ = ["ARCHIVE", "STANDOFF"]
