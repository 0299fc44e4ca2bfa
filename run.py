#!/usr/bin/env python3
"""Sets up Pressfold beside this file and runs it. Needs nothing but Python.

    python3 run.py                 set up on the first run, then open the desk
    python3 run.py test [...]      set up for development, then pytest with these arguments
    python3 run.py setup           set up for development and stop
    python3 run.py wheels          fill wheels/ so that a machine without a network can set up
    python3 run.py ...             anything else goes to pressfold: run.py passages corpus --json

On Windows write "py" for "python3". What it says goes to standard error, and only on a terminal or with --progress.
The words here stay old-fashioned (and ASCII) so that an old Python can read this file and say what is wrong.
"""

import os
import sys

ROOT = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(ROOT, ".venv")
WHEELS = os.path.join(ROOT, "wheels")
WINDOWS = os.name == "nt"
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if WINDOWS else os.path.join(VENV, "bin", "python")
#: What stands in .venv: one line for each finished kind of set-up, or UNFINISHED while pip is changing it.
STAMP = os.path.join(VENV, "pressfold-setup.txt")
UNFINISHED = "unfinished"
LOCKS = {"run": ("requirements.txt",), "dev": ("requirements.txt", "requirements-dev.txt")}
#: First arguments that open a window; every other command works without Qt.
DESK = ("", "open", "--smoke", "--quit-when-shown")
OLDEST, TOO_NEW = (3, 11), (3, 14)

QT_CHECK = """
import ctypes, os, sys, PySide6.QtWidgets
if "xcb" in sys.argv:
    ctypes.CDLL(os.path.join(os.path.dirname(PySide6.__file__), "Qt", "plugins", "platforms", "libqxcb.so"))
"""
APT = (
    "libgl1 libegl1 libxkbcommon0 libxkbcommon-x11-0 libglib2.0-0 libfreetype6 libfontconfig1 libdbus-1-3 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1"
)

WRONG_PYTHON = (
    "Pressfold needs Python 3.11, 3.12 or 3.13, and this is Python {version}. "
    "Install one from python.org or with your system's package manager, then run this file with it: {example}"
)
NO_QT = (
    "The desk cannot open because a library that Qt needs is missing ({missing}). "
    "On Debian or Ubuntu run: sudo apt install {apt}"
)
NO_SCREEN = "There is no screen here, so the findings on the five starter articles follow as text."
INTERRUPTED = "Setting up was stopped. Run the same command again and it starts afresh."
NOT_SET_UP = "Setting up did not work: {detail}. Delete the folder {venv} and run the same command again."
NOT_WHOLE = "The folder {root} is not a whole copy of Pressfold ({detail}). Get it again and run it from there."
INCOMPLETE_WHEELS = (
    "The folder {wheels} does not hold all that this Python needs ({detail}). Fill it with 'python3 run.py wheels' on "
    "a machine with a network, the same kind of system and the same Python, or remove the folder to use the network."
)

#: Signs in what pip or the system said -> what the reader is told; the first line with a sign that fits counts.
TROUBLES = (
    (
        ("no module named venv", "no module named ensurepip", "ensurepip is not available"),
        "This Python lacks the part that makes the folder .venv, in which Pressfold lives. "
        "On Debian or Ubuntu run: sudo apt install python3-venv; elsewhere install Python from python.org.",
    ),
    (
        ("no space left on device", "not enough space", "disk quota exceeded"),
        "The disk is full, so Pressfold could not be set up in {root}. Free about 1 GB and run the same command again.",
    ),
    (
        ("do not match the hashes",),
        "A file that was fetched is not the one that this version of Pressfold names, so it was not installed. "
        "Run the same command again; if it stays so, something between you and the package index changes files.",
    ),
    (
        ("permission denied", "read-only file system", "winerror 5]", "winerror 32]"),
        "Pressfold cannot be set up in {root}, because a file there may not be written. Close other Pressfold windows; "
        "if that does not help, copy the folder to a place where you may write, and run it there.",
    ),
    (
        (
            "failed to establish a new connection",
            "name resolution",
            "getaddrinfo failed",
            "network is unreachable",
            "connection refused",
            "connecttimeouterror",
            "read timed out",
            "proxyerror",
            "certificate_verify_failed",
            "connection aborted",
            "max retries exceeded",
        ),
        "The package index cannot be reached, and setting up needs it once. Check the network (or proxy) and run the "
        "same command again, or fill wheels/ elsewhere with 'python3 run.py wheels' and copy that folder here.",
    ),
    (
        ("no matching distribution",),
        "There is no ready-made package for this system and Python ({detail}). Pressfold runs on 64-bit Windows, macOS "
        "and Linux with Python 3.11, 3.12 or 3.13 from python.org or the system.",
    ),
)


class Trouble(Exception):
    """Something that the reader can put right; its text is the whole sentence."""


def main(arguments):
    """Sets up what the command needs and becomes it; returns an exit code where there is nothing to become."""
    try:
        check_python()
        return command(arguments)
    except Trouble as trouble:
        complain(trouble)
    except EnvironmentError as error:
        complain(explained(str(error)))
    except KeyboardInterrupt:
        complain(INTERRUPTED)
        return 130
    return 1


def command(arguments):
    first = arguments[0] if arguments else ""
    talk = complain if sys.stderr.isatty() or "--progress" in arguments else silence
    if first == "test":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        set_up("dev", talk)
        check_qt()
        os.chdir(ROOT)
        return become(["-m", "pytest"] + [word for word in arguments[1:] if word != "--progress"])
    if first == "setup":
        return set_up("dev", talk)
    if first == "wheels":
        return fill_wheels(talk)
    set_up("run", talk)
    if not arguments and not has_screen():
        complain(NO_SCREEN)
        return become(["-m", "pressfold", "report", starter_articles()])
    if first in DESK:
        check_qt()
    return become(["-m", "pressfold"] + arguments)


def complain(sentence):
    sys.stderr.write("%s\n" % sentence)
    sys.stderr.flush()


def silence(sentence):
    """What a talk goes to that nobody watches."""


def check_python():
    if not OLDEST <= tuple(sys.version_info[:2]) < TOO_NEW:
        example = "py -3.12 run.py" if WINDOWS else "python3.12 run.py"
        raise Trouble(WRONG_PYTHON.format(version=sys.version.split()[0], example=example))


# --- becoming the program --------------------------------------------------------------------------------------------


def become(arguments):
    """Runs the Python of .venv in place of this one; its exit code is ours.

    -P keeps the reader's working directory out of the import path: a file docx.py there must not become ours.
    """
    line = [PYTHON, "-P"] + arguments
    if not WINDOWS:
        os.execve(PYTHON, line, clean_environment())
    import subprocess

    child = subprocess.Popen(line, env=clean_environment())
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # the child was asked too, and it decides


def clean_environment():
    """The environment without what would send the Python of .venv to another Python's packages."""
    environment = dict(os.environ)
    for name in ("PYTHONPATH", "PYTHONHOME"):
        environment.pop(name, None)
    return environment


def starter_articles():
    """The corpus as the reader would name it: short from the project's own folder, whole from elsewhere."""
    return "corpus" if os.path.realpath(os.getcwd()) == ROOT else os.path.join(ROOT, "corpus")


def has_screen():
    """Whether a window could be seen: a display must be named, and where it is a local one, be there."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform in ("offscreen", "minimal"):
        return False
    if WINDOWS or sys.platform == "darwin" or platform not in ("", "xcb", "wayland"):
        return True
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland and os.path.exists(os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), wayland)):
        return True
    host, colon, number = os.environ.get("DISPLAY", "").rpartition(":")
    return bool(colon) and (bool(host) or os.path.exists("/tmp/.X11-unix/X" + number.split(".")[0]))


def check_qt():
    """Says which system library is missing rather than letting the desk fall; asked once for each set-up."""
    if not sys.platform.startswith("linux"):
        return
    platform = os.environ.get("QT_QPA_PLATFORM") or ("wayland" if os.environ.get("WAYLAND_DISPLAY") else "xcb")
    found = os.path.join(VENV, "pressfold-qt.txt")
    if platform in read(found).split():
        return
    code, said = run([PYTHON, "-P", "-c", QT_CHECK, platform])
    if code:
        raise Trouble(NO_QT.format(missing=last_line(said).rpartition("Error: ")[2].split(": ")[0], apt=APT))
    if os.access(VENV, os.W_OK):
        write(found, read(found) + platform + "\n")


# --- setting up ------------------------------------------------------------------------------------------------------


def set_up(kind, talk, from_wheels=True):
    """Makes .venv fit for `kind` unless its stamp says that it is; one set-up at a time. Returns 0."""
    wanted = fingerprint(kind)
    if is_ready(wanted):
        return 0
    lock = open(os.path.join(ROOT, ".venv.lock"), "a")
    try:
        wait_for(lock, talk)
        if not is_ready(wanted):
            build(kind, talk, from_wheels)
    finally:
        lock.close()
    return 0


def is_ready(wanted):
    return wanted in read(STAMP).split("\n") and os.path.exists(PYTHON)


def fingerprint(kind):
    """The line that a finished set-up of this kind leaves: its lock files, this Python, this kind of machine."""
    import hashlib

    digest = hashlib.sha256()
    for name in LOCKS[kind]:
        try:
            with open(os.path.join(ROOT, name), "rb") as lock:
                digest.update(lock.read())
        except EnvironmentError as error:
            raise Trouble(NOT_WHOLE.format(root=ROOT, detail=error))
    python = "%d.%d" % tuple(sys.version_info[:2])
    return "%s %s %s %s" % (kind, python, sys.platform, digest.hexdigest())


def build(kind, talk, from_wheels):
    """Makes or mends .venv, then stamps it. What was cut short is made anew; a new .venv that fails is removed."""
    fresh = read(STAMP).strip() == UNFINISHED or not works()
    try:
        if fresh:
            talk("Setting up Pressfold in .venv; this happens once and fetches about 150 MB ...")
            make_venv()
        else:
            talk("Bringing .venv up to date ...")
        install(LOCKS[kind][-1], talk, from_wheels)
        path_file = os.path.join(site_packages(), "pressfold.pth")
        write(path_file, os.path.relpath(os.path.join(ROOT, "desktop"), site_packages()) + "\n")
        write(STAMP, "\n".join(fingerprint(name) for name in LOCKS if name in (kind, "run")) + "\n")
    except BaseException:
        if fresh:
            remove(VENV)
        raise
    talk("Pressfold is set up.")


def works():
    """Whether .venv holds a Python of this version with pip."""
    if not os.path.exists(PYTHON):
        return False
    code, said = run([PYTHON, "-c", "import sys, pip; print('%d.%d' % sys.version_info[:2])"])
    return code == 0 and said.strip() == "%d.%d" % tuple(sys.version_info[:2])


def make_venv():
    remove(VENV)
    os.mkdir(VENV)
    write(STAMP, UNFINISHED)
    base = getattr(sys, "_base_executable", None) or sys.executable
    for step in ([base, "-m", "venv", "--without-pip", VENV], [PYTHON, "-m", "ensurepip", "--default-pip"]):
        code, said = run(step)
        if code:
            raise Trouble(explained(said))


def site_packages():
    """Where .venv keeps its packages. The .pth file there names the package by a relative path, so that the whole
    folder may be moved or copied."""
    if WINDOWS:
        return os.path.join(VENV, "Lib", "site-packages")
    return os.path.join(VENV, "lib", "python%d.%d" % tuple(sys.version_info[:2]), "site-packages")


def install(lock, talk, from_wheels):
    def heard(line):
        if line.startswith("Collecting "):
            talk("  " + line.split()[1])
        elif line.startswith("Installing collected packages"):
            write(STAMP, UNFINISHED)  # pip has fetched everything before it changes anything

    source = ["--no-index", "--find-links", WHEELS] if from_wheels and os.path.isdir(WHEELS) else []
    pip(["install", "--no-warn-script-location"] + source + ["-r", os.path.join(ROOT, lock)], heard)


def fill_wheels(talk):
    """Fetches every package of the development lock for this system and Python into wheels/. Returns 0."""
    set_up("dev", talk, from_wheels=False)
    pip(["download", "--dest", WHEELS, "-r", os.path.join(ROOT, LOCKS["dev"][-1])], silence)
    talk("wheels/ is filled; copy the whole folder to a machine with the same system and Python.")
    return 0


def pip(arguments, heard):
    """Runs pip of .venv; raises Trouble with a plain sentence where it fails."""
    quietly = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--retries", "2"]
    line = [PYTHON, "-m", "pip"] + arguments + quietly + ["--require-hashes", "--only-binary", ":all:"]
    code, said = run(line, heard)
    if code and "--no-index" in arguments and "no matching distribution" in said.lower():
        raise Trouble(INCOMPLETE_WHEELS.format(wheels=WHEELS, detail=last_line(said)))
    if code:
        raise Trouble(explained(said))


def explained(said):
    """The sentence for what a program or the system said of its trouble."""
    fitting = (sentence for signs, sentence in TROUBLES if any(sign in said.lower() for sign in signs))
    return next(fitting, NOT_SET_UP).format(root=ROOT, venv=VENV, detail=last_line(said))


def last_line(said):
    """The last thing a program complained of, without its "ERROR:" and its full stop."""
    lines = [line.strip() for line in said.split("\n") if line.strip()] or ["it said nothing"]
    errors = [line for line in lines if line.startswith("ERROR:")] or lines
    return errors[-1].replace("ERROR: ", "").rstrip(".")


# --- small tools -----------------------------------------------------------------------------------------------------


def run(line, heard=silence):
    """The exit code and all output of a program; each line is also told to `heard` as it comes."""
    import subprocess

    environment = dict(clean_environment(), PYTHONUTF8="1", PIP_USER="0")
    child = subprocess.Popen(
        line, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment
    )
    said = []
    try:
        for raw in child.stdout:
            said.append(raw.decode("utf-8", "replace"))
            heard(said[-1])
    except BaseException:
        child.kill()
        raise
    finally:
        child.stdout.close()
        child.wait()
    return child.returncode, "".join(said)


def wait_for(lock, talk):
    """Waits until this open file is ours alone; the system frees it when its holder ends, however it ends."""
    import time

    told = False
    while not locked(lock):
        if not told:
            talk("Another set-up is at work; waiting for it ...")
            told = True
        time.sleep(0.2)


def locked(lock):
    try:
        if WINDOWS:
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except EnvironmentError as error:
        import errno

        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)  # else this disk knows no locks
    return True


def read(path):
    """The text of a small file, empty where there is none."""
    try:
        with open(path) as file:
            return file.read()
    except EnvironmentError:
        return ""


def write(path, text):
    """Writes a small file whole or not at all."""
    with open(path + ".new", "w") as file:
        file.write(text)
    os.replace(path + ".new", path)


def remove(folder):
    import shutil

    if os.path.islink(folder) or os.path.isfile(folder):
        os.remove(folder)
    elif os.path.isdir(folder):
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
