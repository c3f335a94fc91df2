"""The processor time of commands, and tables of figures."""

import dataclasses
import multiprocessing
import os
import statistics
import sys
import time


@dataclasses.dataclass
class Measured:
    processor: float
    wall: float
    memory: int  # bytes, at most


def measure(command, stdin="/dev/null"):
    """One run of a command, its output thrown away. A command that fails ends the benchmark.

    It has no home, so that nothing learned is found there, and nothing is left there.
    """
    measured = STARTER.apply(measure_here, (command, stdin))
    if measured is None:
        sys.exit(f"run: {' '.join(command[:4])} … failed")
    return measured


def measure_here(command, stdin):
    """Likewise, started by this process; None where the command fails."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "XDG_DATA_HOME": "/nonexistent"}
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, stdin, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
    ]
    started = time.perf_counter()
    child = os.posix_spawnp(command[0], command, environment, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - started
    # grep finds nothing, with status 1, and that is well.
    if os.waitstatus_to_exitcode(status) not in ((0, 1) if command[0] == "grep" else (0,)):
        return None
    return Measured(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024)


# What runs the commands: Linux counts the memory of the process that starts a command as the command's own, so it has to
# be one that stays small. It is there before anything is read.
STARTER = multiprocessing.get_context("fork").Pool(1)


def medians(commands, runs, stdin="/dev/null"):
    """The commands, by name, in turns."""
    measured = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            measured[name].append(measure(command, stdin))
    return {
        name: Measured(
            statistics.median(m.processor for m in ms),
            statistics.median(m.wall for m in ms),
            max(m.memory for m in ms),
        )
        for name, ms in measured.items()
    }


def print_table(title, lines):
    """The lines, of which the first is the head, as a Markdown table."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    lines = [lines[0], ["-" * width for width in widths], *lines[1:]]
    print(f"\n{title}\n")
    for line in lines:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |")
