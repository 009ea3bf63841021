"""Runs a program on a terminal of its own: on-terminal.py ROWS COLUMNS EXPECTED KEYS PROGRAM...

Prints all that the terminal was given and ends as the program did. When EXPECTED has been shown, KEYS are pressed. The program's
standard input is a pipe in which nothing comes.
"""
import fcntl, os, pty, select, signal, struct, sys, termios, time

rows, columns = int(sys.argv[1]), int(sys.argv[2])
expected, keys = sys.argv[3].encode(), sys.argv[4].encode()
silent, kept_open = os.pipe()
child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
    os.dup2(silent, 0)
    os.close(silent)
    os.close(kept_open)
    # What runs in the background of a shell ignores Ctrl-C, and so would the program.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.execvp(sys.argv[5], sys.argv[5:])

shown = b''
deadline = time.monotonic() + 50
while time.monotonic() < deadline:
    if select.select([terminal], [], [], 0.2)[0]:
        try:
            part = os.read(terminal, 1 << 16)
        except OSError:
            break
        if not part:
            break
        shown += part
    if keys and expected in shown:
        os.write(terminal, keys)
        keys = b''
else:
    os.kill(child, 9)
sys.stdout.buffer.write(shown)
sys.stdout.flush()
status = os.waitpid(child, 0)[1]
sys.exit(128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))
