"""Faults made on purpose: kills, a full disk, a read-only file, two at once, no network."""
