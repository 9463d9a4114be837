"""Keeps the files that modelaudit's own tests make, with what it says of them.

A plugin for pytest, for a copy of its sources and an environment that has it:
`CAPTURE=OUT pytest -p published_capture tests/scanners`. Run it without a network. What a test
would start, or a pickle would import beyond plain values, is refused.
"""

import functools
import hashlib
import importlib
import json
import os
import pathlib
import pkgutil
import sys

import pytest

BYTES_MAX = 4_000_000
ISSUES_MAX = 12
OUT = pathlib.Path(os.environ["CAPTURE"])
REFUSED = {
    "os.system",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "pty.spawn",
    "subprocess.Popen",
    "socket.connect",
    "socket.getaddrinfo",
    "urllib.Request",
}
HARMLESS = (
    "_codecs collections copyreg dataclasses datetime decimal enum modelaudit numpy pathlib tests "
    "torch._utils uuid"
).split()
BUILT_IN = {"bytearray", "bytes", "complex", "dict", "float", "frozenset", "int", "list", "object"}
BUILT_IN |= {"range", "set", "slice", "str", "tuple"}

state = {"test": "", "depth": 0, "armed": False}


def refuse(event, args):
    if not state["armed"]:
        return
    if event in REFUSED:
        raise RuntimeError(f"refused: {event}")
    if event == "pickle.find_class" and not is_harmless(str(args[0]), str(args[1])):
        raise RuntimeError("refused: import of a pickle")


def is_harmless(module, name):
    if module in ("builtins", "__builtin__"):
        return name in BUILT_IN
    return any(module == one or module.startswith(f"{one}.") for one in HARMLESS)


def keep(path, result):
    if not os.path.isfile(path) or os.path.getsize(path) > BYTES_MAX:
        return
    content = pathlib.Path(path).read_bytes()
    name = f"{hashlib.sha256(content).hexdigest()[:16]}/{os.path.basename(path)}"
    target = OUT / "files" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    issues = [
        [str(getattr(one.severity, "name", one.severity)), str(one.message)[:160]]
        for one in list(getattr(result, "issues", None) or [])[:ISSUES_MAX]
    ]
    with open(OUT / "log.jsonl", "a") as log:
        log.write(json.dumps({"test": state["test"], "file": name, "issues": issues}) + "\n")


def watched(scan):
    """Only the outermost call counts: scanners hand files to each other."""

    @functools.wraps(scan)
    def wrapper(self, path, *args, **kwargs):
        state["depth"] += 1
        try:
            result = scan(self, path, *args, **kwargs)
        finally:
            state["depth"] -= 1
        if state["depth"] == 0:
            keep(str(path), result)
        return result

    return wrapper


def subclasses(kind):
    return {inner for one in kind.__subclasses__() for inner in {one} | subclasses(one)}


def pytest_collection_finish(session):
    scanners = importlib.import_module("modelaudit.scanners")
    for module in pkgutil.walk_packages(scanners.__path__, "modelaudit.scanners."):
        try:
            importlib.import_module(module.name)
        except ImportError as error:
            print(f"not watched: {module.name} ({error})")
    base = importlib.import_module("modelaudit.scanners.base").BaseScanner
    for kind in subclasses(base):
        if "scan" in vars(kind):
            kind.scan = watched(kind.scan)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item, nextitem):
    state.update(test=item.nodeid, depth=0, armed=True)
    try:
        return (yield)
    finally:
        state["armed"] = False


sys.addaudithook(refuse)
