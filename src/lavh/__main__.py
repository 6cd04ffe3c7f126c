"""`python -m lavh` is the command `lavh`."""

from lavh.console.main import program

program()
