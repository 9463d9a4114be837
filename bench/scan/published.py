"""What garita says of the attacks in the tests of other scanners.

    python bench/scan/published.py make SOURCES OUT     # SOURCES holds their unpacked sources
    python bench/scan/published.py table OUT [--captured CAPTURE] [--left]

`make` reads, as text, which callables their tests and lists call dangerous, and writes files that
call them with an inert text; nothing is loaded. The shapes of modelscan's tests are written here.
`--captured` is what published_capture.py kept of modelaudit's tests.
"""

import argparse
import ast
import collections
import io
import json
import pathlib
import pickle
import struct
import subprocess
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
ECHO = "echo garita"
#: One function of each module that a list forbids as a whole.
OF_MODULE = {
    "__builtin__": "eval",
    "_aix_support": "_read_cmd_output",
    "_ctypes": "dlopen",
    "_frozen_importlib": "_gcd_import",
    "_imp": "create_dynamic",
    "_operator": "attrgetter",
    "_osx_support": "_read_output",
    "_pickle": "loads",
    "_posixsubprocess": "fork_exec",
    "_pyrepl": "pager.pipe_pager",
    "_thread": "start_new_thread",
    "aiohttp": "request",
    "aiohttp.client": "ClientSession",
    "asyncio": "create_subprocess_shell",
    "atexit": "register",
    "bdb": "Bdb.run",
    "builtins": "eval",
    "cProfile": "run",
    "cloudpickle": "loads",
    "code": "interact",
    "codeop": "compile_command",
    "commands": "getoutput",
    "compileall": "compile_file",
    "ctypes": "CDLL",
    "dill": "loads",
    "distutils.file_util": "write_file",
    "doctest": "debug_script",
    "ensurepip": "_run_pip",
    "fileinput": "input",
    "ftplib": "FTP",
    "gc": "get_objects",
    "httplib": "HTTPSConnection",
    "idlelib": "run.Executive.runcode",
    "imaplib": "IMAP4_stream",
    "importlib": "import_module",
    "inspect": "getattr_static",
    "joblib": "load",
    "lib2to3": "pgen2.grammar.Grammar.loads",
    "linecache": "getlines",
    "logging": "FileHandler",
    "marshal": "loads",
    "mmap": "mmap",
    "multiprocessing": "Process",
    "nntplib": "NNTP",
    "nt": "system",
    "numpy.f2py": "crackfortran.getlincoef",
    "numpy.testing._private.utils": "runstring",
    "operator": "methodcaller",
    "os": "system",
    "pdb": "run",
    "pickle": "loads",
    "pip": "main",
    "pkgutil": "resolve_name",
    "platform": "popen",
    "poplib": "POP3",
    "posix": "system",
    "profile": "run",
    "pty": "spawn",
    "py_compile": "compile",
    "pydoc": "pipepager",
    "requests": "get",
    "requests.api": "get",
    "runpy": "_run_code",
    "shelve": "open",
    "shutil": "rmtree",
    "signal": "raise_signal",
    "site": "addpackage",
    "smtplib": "SMTP",
    "socket": "create_connection",
    "socketserver": "TCPServer",
    "sqlite3": "connect",
    "ssl": "get_server_certificate",
    "subprocess": "run",
    "sys": "exit",
    "tarfile": "open",
    "telnetlib": "Telnet",
    "tempfile": "mkdtemp",
    "test": "support.script_helper.assert_python_ok",
    "threading": "Thread",
    "timeit": "timeit",
    "trace": "Trace.run",
    "types": "FunctionType",
    "unittest": "main",
    "urllib": "urlopen",
    "urllib.request": "urlopen",
    "urllib2": "urlopen",
    "uuid": "_get_command_stdout",
    "venv": "create",
    "webbrowser": "open",
    "zipfile": "ZipFile",
    "zipimport": "zipimporter",
}


def called(module, name, protocol):
    """A pickle that calls it with one text."""
    if protocol < 2:
        return f"c{module}\n{name}\n(S'{ECHO}'\ntR.".encode()
    head = bytes([0x80, protocol])
    if protocol < 4:
        return head + f"c{module}\n{name}\n".encode() + text(ECHO, "X") + b"\x85R."
    return head + text(module) + text(name) + b"\x93" + text(ECHO) + b"\x85R."


def text(value, opcode="\x8c"):
    content = value.encode()
    size = struct.pack("<I", len(content)) if opcode == "X" else bytes([len(content)])
    return opcode.encode("latin1") + size + content


def zipped(*members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def picklescan_names(folder):
    source = next(folder.glob("picklescan-*/tests/test_scanner.py")).read_text()
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Global":
            names = [getattr(one, "value", None) for one in call.args[:2]]
            dangerous = getattr(call.args[-1], "attr", "") == "Dangerous"
            is_text = all(isinstance(one, str) for one in names)
            # What only their strict mode takes for dangerous: it counts.
            if dangerous and is_text and names != ["collections", "Counter"]:
                yield names[0], names[1]
    listed = next(folder.glob("picklescan-*/src/picklescan/scanner.py")).read_text()
    yield from listed_names(assigned(listed, "_unsafe_globals"))


def modelscan_names(folder):
    source = next(folder.glob("modelscan-*/modelscan/settings.py")).read_text()
    for mapping in ast.walk(ast.parse(source)):
        if not isinstance(mapping, ast.Dict):
            continue
        for key, value in zip(mapping.keys, mapping.values):
            if getattr(key, "value", "") == "unsafe_globals":
                for names in ast.literal_eval(value).values():
                    yield from listed_names(names)


def fickling_names(folder):
    source = next(folder.glob("fickling-*/fickling/fickle.py")).read_text()
    modules = assigned(source, "UNSAFE_IMPORTS")
    yield from ((one, OF_MODULE[one]) for one in sorted(modules) if one in OF_MODULE)


def assigned(source, name):
    for node in ast.parse(source).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(getattr(target, "id", "") == name for target in targets):
            value = node.value.args[0] if isinstance(node.value, ast.Call) else node.value
            return ast.literal_eval(value)
    raise ValueError(f"no {name}")


def listed_names(modules):
    for module, names in modules.items():
        if names == "*":
            yield module, OF_MODULE[module]
        else:
            for name in [names] if isinstance(names, str) else sorted(names):
                yield module, name


def pickle_shapes():
    """The shapes of modelscan's pickles, one line each."""
    evil = called("os", "system", 4)
    yield "stacked.pkl", pickle.dumps(["a", "b"]) + evil
    yield "instance.pkl", b"(S'print(1)'\ni__builtin__\nexec\n."
    inner = struct.pack("<I", len(evil)) + evil
    yield "nested.pkl", b"\x80\x05cpickle\nloads\nB" + inner + b"\x85R0N."
    yield "dotted.pkl", b"\x80\x05cbuiltins\neval.__call__\n" + text("1", "X") + b"\x85R."
    memo = b"Vos\np2\n0Vsystem\np3\n0Vtorch\np0\n0VLongStorage\np1\n0g2\ng3\n\x93(Vecho\ntR."
    yield "decoy.pkl", memo
    yield "decoy-and-more.pkl", memo + b"\n\n\t\t"
    yield "method.pkl", b"cbdb\nBdb.run\n(NS'print(1)'\ntR."
    chain = b"c__builtin__\nglobals\n(tRp1\n0c__builtin__\ncompile\n(S'x=1'\nS''\nS'exec'\ntRp2\n0"
    yield "chain.pkl", chain + b"c__builtin__\neval\n(g2\ng1\ntR."
    for ending in ("dill", "npy", "bin", "joblib"):
        yield f"injected.{ending}", b"\x80\x04" + called("builtins", "exec", 4)[2:-1] + b"0]K\x01a."
    yield "model.zip", zipped(("data.pkl", evil))
    yield "model.pt", zipped(("m/data.pkl", evil), ("m/byteorder", "little"), ("m/version", "3\n"))


def keras_shapes():
    inner = {"class_name": "Lambda", "config": {"name": "inner"}}
    yield "nested-lambda.keras", {"class_name": "Functional", "config": {"layers": [
        {"class_name": "Functional", "config": {"layers": [inner]}}]}}
    for module, name in (("builtins", "exec"), ("subprocess", "Popen")):
        made = {"module": module, "class_name": name, "config": {}, "registered_name": None}
        dense = {"module": "keras.layers", "class_name": "Dense"}
        dense["config"] = {"units": 1, "kernel_initializer": made}
        for place, layer in (("nested", dense), ("layer", made)):
            config = {"name": "sequential", "layers": [layer]}
            yield f"{place}-{name}.keras", {
                "module": "keras", "class_name": "Sequential", "config": config}


def field(number, content):
    """A field of a protocol buffer, shorter than 128 bytes."""
    return bytes([number << 3 | 2, len(content)]) + content


def saved_models():
    for op in "ReadFile WriteFile MatchingFiles PyFunc EagerPyFunc WholeFileReader".split():
        node = field(1, b"n") + field(2, op.encode())
        graph = field(1, node)
        yield f"{op}/saved_model.pb", b"\x08\x01" + field(2, field(2, graph))


def harmless():
    for protocol in (0, 3, 4):
        yield f"plain-{protocol}.pkl", pickle.dumps(["a", "b", "c"], protocol)
        values = {"exec": 1, "os": [2.5, None], "code": "import os; os.system('x')"}
        yield f"words-{protocol}.pkl", pickle.dumps(values, protocol)
    yield "picture.pt", b"\x89PNG\r\n\x1a\n"
    dense = {"module": "keras.layers", "class_name": "Dense", "config": {"units": 1}}
    config = {"class_name": "Sequential", "module": "keras", "config": {"layers": [dense]}}
    yield "dense.keras", zipped(("config.json", json.dumps(config)))


def make(sources, out):
    for source, names in (
        ("picklescan", picklescan_names(sources)),
        ("modelscan", modelscan_names(sources)),
        ("fickling", fickling_names(sources)),
    ):
        for module, name in sorted(set(names)):
            for protocol in (0, 2, 4):
                content = called(module, name, protocol)
                write(out / source / "attack" / f"{module}.{name}-{protocol}.pkl", content)
    attacks = out / "modelscan" / "attack"
    for name, content in (*pickle_shapes(), *saved_models()):
        write(attacks / name, content)
    for name, config in keras_shapes():
        write(attacks / name, zipped(("config.json", json.dumps(config))))
    for name, content in harmless():
        write(out / "modelscan" / "harmless" / name, content)


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def verdicts(folder):
    """The verdict of garita by path below the folder."""
    command = ["node", ROOT / "bin/garita.mjs", "scan", folder, "--format", "json", "--no-hash"]
    answer = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    files = json.loads(answer.stdout)["files"]
    return {str(pathlib.Path(one["path"]).relative_to(folder)): one["verdict"] for one in files}


def made_rows(out):
    found = verdicts(out)
    for source in sorted({path.split("/")[0] for path in found}):
        own = {path: v for path, v in found.items() if path.startswith(f"{source}/")}
        attacks = {path: v for path, v in own.items() if "/attack/" in path}
        rest = [v for path, v in own.items() if path not in attacks]
        yield source, attacks, rest


def captured_rows(folder):
    """By scanner; what it called critical is an attack, what it had no issue with is harmless."""
    found = verdicts(folder / "files")
    rank, tests = {}, {}
    for line in (folder / "log.jsonl").read_text().splitlines():
        entry = json.loads(line)
        severities = {severity for severity, _ in entry.get("issues", [])}
        worst = "attack" if "CRITICAL" in severities else "noted" if "WARNING" in severities else ""
        known = rank.get(entry["file"])
        if known is None or (known != "attack" and worst != ""):
            rank[entry["file"]] = worst
            tests[entry["file"]] = entry["test"]
    families = collections.defaultdict(list)
    for name, worst in rank.items():
        family = tests[name].split("::")[0].rsplit("/", 1)[-1].removeprefix("test_")
        families[family.removesuffix(".py")].append((name, worst))
    everything = ({}, [])
    for family, files in sorted(families.items()):
        attacks = {name: found.get(name, "clean") for name, worst in files if worst == "attack"}
        rest = [found.get(name, "clean") for name, worst in files if worst == ""]
        yield f"modelaudit: {family}", attacks, rest
        if family != "text_scanner":
            everything[0].update(attacks)
            everything[1].extend(rest)
    yield "modelaudit, all but text_scanner", *everything


def table(rows, show_left):
    print("| source | files | attacks | noticed | flagged though harmless |")
    print("|---|---:|---:|---:|---:|")
    left = []
    for source, attacks, rest in rows:
        missed = [name for name, verdict in attacks.items() if verdict == "clean"]
        flagged = sum(verdict in ("malicious", "suspicious") for verdict in rest)
        cells = [source, len(attacks) + len(rest), len(attacks), len(attacks) - len(missed)]
        print("|", " | ".join(map(str, [*cells, f"{flagged} of {len(rest)}"])), "|")
        if not source.endswith("text_scanner"):
            left += [f"{source}: {name}" for name in missed]
    print("\n".join(left) if show_left else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    making = actions.add_parser("make")
    making.add_argument("sources", type=pathlib.Path)
    making.add_argument("out", type=pathlib.Path)
    showing = actions.add_parser("table")
    showing.add_argument("out", type=pathlib.Path)
    showing.add_argument("--captured", type=pathlib.Path)
    showing.add_argument("--left", action="store_true")
    options = parser.parse_args()
    if options.action == "make":
        make(options.sources, options.out)
        return
    captured = captured_rows(options.captured.resolve()) if options.captured else ()
    table([*made_rows(options.out.resolve()), *captured], options.left)


if __name__ == "__main__":
    main()
