"""Packages that a third person checks without this program: with the texts, or without."""

from alteram.export.archive.package import ARCHIVE

__all__ = ["ARCHIVE"]
