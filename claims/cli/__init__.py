"""What can be typed, and what comes back to the shell?

`claims --help` is to answer at once: nothing heavy may be imported here or at the top of a command's module.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import metadata
from typing import TYPE_CHECKING

from claims.cli import compare, estimate, explain, export, extract, report, run, score, serve, store
from claims.errors import ClaimsError, GateError

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, GATE_FAILED, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130

_DESCRIPTION = """\
Finds the figures that many sources published, matches those of the same fact, and reports which agree, changed or contradict
each other."""
_EPILOG = """\
exit codes: 0 done; 1 a quality gate failed; 2 bad usage or input"""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what a command line says.

    Args:
        argv: The arguments; None for those of this process.

    Returns:
        The exit code: 0 done, 1 a quality gate failed, 2 bad usage or input, 130 interrupted.
    """
    arguments = _parser().parse_args(argv)
    try:
        arguments.perform(arguments)
        sys.stdout.flush()
    except GateError as err:
        return _said(err, GATE_FAILED)
    except BrokenPipeError:
        # The reader of a pipe has seen enough; without this Python complains once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (ClaimsError, OSError) as err:
        return _said(err, BAD_INPUT)
    except KeyboardInterrupt:
        return _said("interrupted", INTERRUPTED)
    return DONE


def _said(problem: object, code: int) -> int:
    print(f"claims: {' '.join(str(problem).split())}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="claims", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument("--version", action="version", version=f"claims {metadata.version('claims')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in (run, extract, compare, explain, score, report, export, estimate, serve, store):
        command.add(commands)
    return parser
