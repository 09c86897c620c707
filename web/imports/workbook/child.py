"""The process that reads a workbook: takes limits upon itself, then the file from stdin, and tells what is in it.

    python -I -m web.imports.workbook.child MEMORY PROCESSOR SECONDS

It has no address of a database, no keys, no open files but its three pipes; it can write none and start no other process.
"""

import resource
import signal
import sys

MEMORY, PROCESSOR, SECONDS = (int(word) for word in sys.argv[1:])
NOTHING = (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE, resource.RLIMIT_NPROC)


def main() -> None:
    from web.imports.workbook.answer import Refusal, encoded
    from web.imports.workbook.reading import grid_of
    from web.imports.workbook.refusals import UnusableFile

    content = sys.stdin.buffer.read()
    try:
        answer = encoded(grid_of(content))
    except UnusableFile as refused:
        answer = encoded(Refusal(refused.code, refused.names))
    except MemoryError:
        answer = encoded(Refusal("too_much"))
    except BaseException:  # the reader's own panics are no Exception
        answer = encoded(Refusal("broken"))
    sys.stdout.buffer.write(answer)


def limit() -> None:
    """Ends at once where more is wanted; also when nobody waits for the answer any more."""
    for what in NOTHING:
        resource.setrlimit(what, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    signal.alarm(SECONDS)


if __name__ == "__main__":
    limit()
    main()
