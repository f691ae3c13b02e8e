"""Alteram lays out, side by side, who says what about contested events."""

from importlib.metadata import version

__version__ = version("alteram")
