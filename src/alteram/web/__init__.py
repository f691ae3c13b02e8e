"""The workbench: pages over a dossier for people who read, compare and decide in a browser."""

from alteram.web.app import make_app

__all__ = ["make_app"]
