"""Alteram lays out, side by side, who says what about contested events."""
