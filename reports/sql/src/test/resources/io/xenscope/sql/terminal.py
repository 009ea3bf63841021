"""Runs a program on a terminal of its own: terminal.py PROGRAM ARGUMENT... <STEPS

A step is a line: "until TEXT" waits until the program has shown it, "type TEXT" types (\\r, \\x03 ...), "sleep SECONDS" waits.
What the terminal showed goes to stdout; the exit code is the program's, 124 where a step took longer than two minutes.
"""
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

LIMIT = 120
steps = sys.stdin.read().splitlines()
process, terminal = pty.fork()
if process == 0:
    # What runs in the background of a shell ignores Ctrl-C, and so would the program.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.execvp(sys.argv[1], sys.argv[1:])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
unseen = b""


def read(seconds):
    """Whether the program may show more."""
    global unseen
    if not select.select([terminal], [], [], seconds)[0]:
        return True
    try:
        shown = os.read(terminal, 65536)
    except OSError:  # so Linux says that the other end is closed
        return False
    sys.stdout.buffer.write(shown)
    unseen += shown
    return bool(shown)


def until(text):
    global unseen
    end = time.monotonic() + LIMIT
    while text not in unseen:
        if time.monotonic() > end or not read(0.1) and text not in unseen:
            sys.stdout.buffer.write(b"\nNEVER SHOWN: " + text + b"\n")
            os.kill(process, 9)
            sys.exit(124)
    unseen = unseen[unseen.index(text) + len(text) :]


for step in steps:
    what, _, text = step.partition(" ")
    text = text.encode().decode("unicode_escape").encode("latin-1")
    if what == "until":
        until(text)
    elif what == "type":
        os.write(terminal, text)
    else:
        time.sleep(float(text))
end = time.monotonic() + LIMIT
while read(1):
    if time.monotonic() > end:
        os.kill(process, 9)
        sys.exit(124)
    if os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        while read(0.1) and select.select([terminal], [], [], 0)[0]:
            pass
        break
sys.exit(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
