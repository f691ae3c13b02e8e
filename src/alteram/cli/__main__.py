"""`python -m alteram.cli`."""

from alteram.cli import main

main()
