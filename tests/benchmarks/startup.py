"""How much CPU time does it take until a command answers?

Run from the project's root: python tests/benchmarks/startup.py
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from figures import Table, in_columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROUNDS = 5  # the least counts
_COMMAND = "from claims.cli import main; raise SystemExit(main({}))"
_ASKED = {
    "python -c pass": ("pass", None),
    "import claims": ("import claims", 0.15),
    "claims --help": (_COMMAND.format(["--help"]), 0.25),
    "claims extract, one sentence": (_COMMAND.format(["extract", "-"]), 0.6),
}
_SENTENCE = b"At least 40 people were killed in the flood on Sunday, officials said."


def measured(*, rounds: int = _ROUNDS) -> Table:
    """Time the commands, each in processes of its own, compiled files at hand."""
    with TemporaryDirectory() as folder:
        # As for a user, whatever this process was told about compiled files; the first round, not counted, writes them.
        surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        surroundings["PYTHONPYCACHEPREFIX"] = folder
        found = {name: min(_seconds(code, surroundings) for _ in range(rounds + 1)) for name, (code, _) in _ASKED.items()}
    rows = [{"command": name, "CPU s": found[name], "asked": str(asked or "")} for name, (_, asked) in _ASKED.items()]
    return Table(title="Import and start", rows=rows, notes=[f"The least of {rounds}."])


def _seconds(code: str, surroundings: Mapping[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], input=_SENTENCE, stdout=subprocess.DEVNULL, check=True, env=surroundings)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(_: Sequence[str] | None = None) -> None:
    """Print the table."""
    sys.stdout.write(in_columns(measured()))


if __name__ == "__main__":
    main()
