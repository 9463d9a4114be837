#!/usr/bin/env python
"""Lists the classes of machine-learning packages that a pickle may make. Python 2.7 and later.

    framework-classes.py collect PART [--files FOLDER --era NAME]   in each environment
    framework-classes.py read PART --from FOLDER ...                Python 3.10 on
    framework-classes.py join [--kept] PART ...                     once, Python 3.9 on

`collect` imports the packages of the environment that runs it and writes what it found, with the
reason for every class that is left out; with --files it also reads (never loads) the names in the
"tune" files of one era. `read` imports nothing: it reads the source of the packages in folders,
old versions and those whose import costs too much. `join` merges the parts into the tables that the
policy reads; with --kept it adds to what the tables hold.
"""
from __future__ import print_function

import argparse
import ast
import importlib
import inspect
import io
import json
import os
import pkgutil
import sys
import textwrap
import time
import warnings

from class_rules import (
    ALSO_NAMED, ARROW_VALUES, BARE_BY_HAND, CALLS_BACK, COMPILED, DEPTH, GROWERS, GUARDED,
    HARMLESS_CALLS, KEPT_MODULES, LEFT_OUT_BY_HAND, MODEL_FAMILIES, PACKAGES,
    PATH_PARAMETERS, PLAIN_BY_HAND, QUIET_METHODS, READ_PACKAGES, READS_A_PATH, RISKY_BASES,
    RISKY_NAMES, RISKY_OS, RISKY_ROOTS,
    SKIPPED_PARTS)

HERE = os.path.dirname(os.path.abspath(__file__))
TABLE = os.path.join(HERE, "..", "src", "supply", "artifact", "policy", "framework-classes.json")
GUARDED_TABLE = TABLE.replace("framework-classes", "guarded-classes")
LEFT_OUT = os.path.join(HERE, "framework-classes-left-out.json")


def parts_of(name):
    return name.split(".")


def module_reason(name):
    """Why a module is not walked, or None."""
    if name in KEPT_MODULES:
        return None
    for part in parts_of(name)[1:]:
        if part in SKIPPED_PARTS:
            return SKIPPED_PARTS[part]
        if part.startswith("test_") or part.startswith("_test_"):
            return "is for tests"
    return None


def modules_below(prefix):
    """The module, and those below it, imported; what does not import is passed over."""
    module = imported(prefix)
    if module is None:
        return
    yield module
    for _, name, _ in pkgutil.walk_packages(
        getattr(module, "__path__", []), prefix + ".", onerror=lambda _: None
    ):
        if module_reason(name) is None and not below_skipped(name):
            found = imported(name)
            if found is not None:
                yield found


def below_skipped(name):
    """Of the hundreds of model families only those whose whole modules people pickle."""
    if not name.startswith("transformers.models."):
        return False
    parts = parts_of(name)
    return parts[2] not in MODEL_FAMILIES or (
        len(parts) > 3 and parts[3].split("_")[0] not in ("modeling", "configuration")
    )


def imported(name):
    try:
        return importlib.import_module(name)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return None


def base_reason(kind):
    for base in inspect.getmro(kind):
        module = getattr(base, "__module__", "") or ""
        for risky, reason in RISKY_BASES.items():
            if module == risky or module.startswith(risky + "."):
                return reason + " (is a %s.%s)" % (module, base.__name__)
        if base in (BaseException, property, type, classmethod, staticmethod):
            return "is no value (is a %s)" % base.__name__
    return None


def runs_by_itself(name):
    """Methods that making, filling, comparing or dropping an instance calls."""
    is_special = name.startswith("__") and name.endswith("__") and name not in QUIET_METHODS
    return is_special or name in GROWERS


TREES = {}


def tree_of(function):
    code = getattr(function, "__code__", None)
    if code not in TREES:
        try:
            TREES[code] = ast.parse(textwrap.dedent(inspect.getsource(function)))
        except Exception:
            TREES[code] = None
    return TREES[code]


def spelled(node):
    """`a.b.c` of an attribute chain; "" for anything else."""
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join([node.id] + names[::-1])


def call_reason(callee, function, tree):
    """Why a call is risky, by how its callee is written."""
    text = spelled(callee)
    last = callee.attr if isinstance(callee, ast.Attribute) else text
    root = text.split(".")[0] if text else ""
    if any(text == known or text.startswith(known + ".") for known in HARMLESS_CALLS):
        return None
    if root == "os" and last in RISKY_OS:
        return "touches files or programs"
    if "." in text and root in RISKY_ROOTS and is_module(root, function, tree):
        return RISKY_ROOTS[root]
    if last in ("eval", "exec", "compile", "open") and isinstance(
        callee, ast.Attribute
    ) and root not in ("io", "codecs", "gzip", "bz2", "lzma"):
        return None
    return RISKY_NAMES.get(last)


CONSTANTS = tuple(getattr(ast, name) for name in ("Constant", "Str", "Num") if name in vars(ast))


def is_constant(node):
    return isinstance(node, CONSTANTS)


def is_module(name, function, tree):
    """Whether a name is a module where the function stands, and not a variable called like one."""
    if inspect.ismodule(getattr(function, "__globals__", {}).get(name)):
        return True
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    return any(
        (one.asname or one.name.split(".")[0]) == name for node in imports for one in node.names
    )


def function_reason(function, kind, depth, seen):
    """Why running a function is risky: its own calls, and those of what it calls nearby."""
    function = inspect.unwrap(function) if hasattr(inspect, "unwrap") else function
    function = getattr(function, "__func__", function)
    code = getattr(function, "__code__", None)
    if code is None or code in seen:
        return None
    seen.add(code)
    tree = tree_of(function)
    if tree is None:
        return None
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        reason = call_reason(node.func, function, tree)
        if reason == "imports by name" and node.args and all(is_constant(one) for one in node.args):
            continue
        if reason is not None:
            return "%s (%s calls %s)" % (reason, function.__name__, spelled(node.func) or "it")
        nearby = called_nearby(node.func, function, kind) if depth > 0 else None
        if nearby is not None:
            reason = function_reason(nearby, kind, depth - 1, seen)
            if reason is not None:
                return reason
    return None


def called_nearby(callee, function, kind):
    text = spelled(callee)
    if text.startswith("self.") and text.count(".") == 1:
        found = inspect.getattr_static(kind, text[5:], None) if hasattr(
            inspect, "getattr_static"
        ) else getattr(kind, text[5:], None)
        return found if inspect.isfunction(found) or inspect.ismethod(found) else None
    found = getattr(function, "__globals__", {}).get(text) if text else None
    if inspect.isfunction(found
                          ) and found.__module__.split(".")[0] == function.__module__.split(".")[0]:
        return found
    return None


def method_reasons(kind):
    """(method, reason) for each method that runs by itself and is risky."""
    for base in inspect.getmro(kind):
        if base is object:
            continue
        for name, method in sorted(vars(base).items(), key=lambda pair: pair[0]):
            if isinstance(method, (staticmethod, classmethod)):
                method = method.__func__
            if runs_by_itself(name) and inspect.isroutine(method):
                reason = function_reason(method, kind, DEPTH, set())
                if reason is not None:
                    yield name, reason


def compiled_reason(kind):
    """A compiled class is only taken from places that are known."""
    if any(inspect.isfunction(member)
           for member in vars(kind).values()) or sys.version_info < (3, ):
        return None
    path = getattr(sys.modules.get(kind.__module__), "__file__", None) or ""
    if not path.endswith((".so", ".pyd")):
        return None
    name = "%s.%s" % (kind.__module__, kind.__name__)
    if name.startswith(COMPILED
                       ) or (name.startswith("pyarrow.lib.") and name.endswith(ARROW_VALUES)):
        return None
    return "is compiled, so that nothing tells what making one does"


def takes_a_path(kind):
    try:
        return bool(PATH_PARAMETERS & set(inspect.signature(kind).parameters))
    except Exception:
        return False


def judged(kind):
    """(group, reason): `plain`, `bare` (made, never called), a guarded group, or `left out`."""
    if "%s.%s" % (kind.__module__, kind.__name__) in READS_A_PATH:
        return "left out", "opens files (reads a path)"
    if kind.__name__.startswith(CALLS_BACK):
        return "left out", "calls a function that it is given"
    reason = module_reason(kind.__module__) or base_reason(kind) or compiled_reason(kind)
    if reason is not None:
        return "left out", reason
    group, why = ("bare", "takes a path") if takes_a_path(kind) else ("plain", None)
    for method, reason in method_reasons(kind):
        guard = guard_of(kind, method, reason)
        if guard is not None:
            group = guard
        elif method in ("__init__", "__post_init__"):
            group, why = (group, why) if group not in ("plain", "bare") else ("bare", reason)
        else:
            return "left out", reason
    return group, why


def guard_of(kind, method, reason):
    for prefix, name, start, guard in GUARDED:
        if kind.__module__.startswith(prefix) and method == name and reason.startswith(start):
            return guard
    return None


def is_listed_kind(kind, package):
    """A class that the package itself defines, and that an instance can be of."""
    if not inspect.isclass(kind) or not isinstance(getattr(kind, "__module__", None), str):
        return False
    if kind.__module__.split(".")[0].lstrip("_") != package or "." in getattr(
        kind, "__qualname__", kind.__name__
    ):
        return False
    if issubclass(kind, (BaseException,
                         )) or inspect.isabstract(kind) or kind.__name__.endswith("Mixin"):
        return False
    named = getattr(sys.modules.get(kind.__module__), kind.__name__, None)
    return named is kind


def is_below(kind, prefixes):
    if kind.__module__ in ("numpy", "pandas"):
        return True
    return any(
        kind.__module__ == prefix or kind.__module__.startswith(prefix + ".") for prefix in prefixes
    )


UNTOLD_REASONS = ("has a base that is not known", "is no value")


class Part(object):

    def __init__(self):
        self.is_read = False
        self.groups = {}
        self.left_out = {}
        self.functions = set()
        self.unknown = set()

    def take(self, kind, module=None):
        self.add(judged(kind), module or kind.__module__, kind.__name__)

    def add(self, judgement, module, name):
        group, reason = judgement
        if group == "left out":
            # Another version may tell more: this is no reason to leave a class out of all.
            if not reason.startswith(UNTOLD_REASONS):
                self.left_out["%s.%s" % (module, name)] = reason
        else:
            self.groups.setdefault(group, {}).setdefault(module, set()).add(name)

    def written(self):
        groups = dict(
            (g, dict((m, sorted(n)) for m, n in mods.items())) for g, mods in self.groups.items()
        )
        return {
            "python": sys.version.split()[0], "isRead": self.is_read,
            "groups": groups, "leftOut": self.left_out,
            "functions": sorted(self.functions), "unknown": sorted(self.unknown)
        }


def collect(part, only):
    for package in sorted(only or PACKAGES):
        if imported(package) is None:
            continue
        seen = set()
        started = time.time()
        for prefix in PACKAGES[package]:
            for module in modules_below(prefix):
                for kind in list(vars(module).values()):
                    try:
                        if id(kind) in seen or not is_listed_kind(kind, package) or not is_below(
                            kind, PACKAGES[package]
                        ):
                            continue
                    except Exception:
                        continue
                    seen.add(id(kind))
                    part.take(kind)
        print(
            "%s: %d classes in %d s" % (package, len(seen), time.time() - started), file=sys.stderr
        )


def collect_seen(part, names):
    """Names of real files: what is a class goes by the same rules, a function is only reported."""
    for module, name in sorted(names):
        package = module.split(".")[0]
        if package not in PACKAGES:
            continue
        value = getattr(imported(module), name, None)
        if inspect.isclass(value) and value.__name__ == name:
            part.take(value, module)
        elif value is not None:
            part.functions.add("%s %s %s" % (module, name, type(value).__name__))
        else:
            part.unknown.add("%s %s" % (module, name))


def main():
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=["collect", "read", "join"])
    parser.add_argument("parts", nargs="+")
    parser.add_argument("--files")
    parser.add_argument("--from", nargs="*", default=[], dest="folders", metavar="FOLDER")
    parser.add_argument("--era")
    parser.add_argument("--only", nargs="*", default=[], metavar="PACKAGE")
    parser.add_argument("--kept", action="store_true")
    asked = parser.parse_args()
    if asked.step == "join":
        join([read_part(path) for path in asked.parts] + ([kept_part()] if asked.kept else []))
        return
    part = Part()
    if asked.step == "read":
        part.is_read = True
        read_sources(part, asked.folders, asked.only)
        write_part(asked.parts[0], part)
        return
    if asked.files:
        sys.path.insert(0, HERE)
        collect_seen(part, names_in(asked.files, asked.era))
    collect(part, asked.only)
    write_part(asked.parts[0], part)


def read_sources(part, folders, only):
    sys.path.insert(0, HERE)
    reader = importlib.import_module("source_classes")
    prefixes = dict(PACKAGES, **READ_PACKAGES)
    chosen = [name for name in prefixes if name in only or not only]
    reader.collect_sources(part, folders, dict((name, prefixes[name]) for name in chosen))


def write_part(path, part):
    with io.open(path, "wb") as stream:
        stream.write(json.dumps(part.written(), indent=1, sort_keys=True).encode("utf-8"))


def names_in(folder, era):
    pickles = importlib.import_module("pickle_names")
    names = set()
    with io.open(os.path.join(folder, "manifest.jsonl"), encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            if row["era"] == era and row["split"] == "tune" and row["expected"] == "clean":
                names |= pickles.names_of(os.path.join(folder, row["path"]))
    return names


def read_part(path):
    with io.open(path, encoding="utf-8") as stream:
        return json.load(stream)


def kept_part():
    """The committed tables as a part, so that one package can be added to them."""
    groups = {"plain": {}}
    for modules in read_part(TABLE).values():
        groups["plain"].update((module, names.split()) for module, names in modules.items())
    for group, modules in read_part(GUARDED_TABLE).items():
        groups[group] = dict((module, names.split()) for module, names in modules.items())
    left_out = {}
    for names in read_part(LEFT_OUT).values():
        left_out.update(names)
    return {"groups": groups, "leftOut": left_out, "functions": [], "unknown": []}


def join(parts):
    groups, left_out = {}, {}
    functions, unknown = set(), set()
    judged_before = set()
    for part in sorted(parts, key=lambda part: part.get("isRead", False)):
        # What was imported is known better than what is only read, and of an older version.
        is_read = part.get("isRead", False)
        if not is_read:
            judged_before.update(names_of_part(part))
        for group, modules in part["groups"].items():
            for module, names in modules.items():
                new = set(n for n in names if not is_read or module + "." + n not in judged_before)
                groups.setdefault(group, {}).setdefault(module, set()).update(new)
        left_out.update(
            (n, why) for n, why in part["leftOut"].items() if not is_read or n not in judged_before
        )
        functions.update(part["functions"])
        unknown.update(part["unknown"])
    left_out.update(LEFT_OUT_BY_HAND)
    for group, table in (("bare", BARE_BY_HAND), ("plain", PLAIN_BY_HAND)):
        for module, names in table.items():
            groups[group].setdefault(module, set()).update(names)
            for name in names:
                left_out.pop(module + "." + name, None)
    for module, alias in ALSO_NAMED.items():
        groups["plain"][alias] = set(groups["plain"].get(module, ()))
    keep_strictest(groups, left_out)
    write_tables(groups)
    write_reasons(LEFT_OUT, left_out)
    for group in sorted(groups):
        print("%s: %d classes" % (group, sum(map(len, groups[group].values()))))
    print("left out: %d" % len(left_out))
    for title, rows in (
        ("functions that real files name", functions), ("names not found", unknown)
    ):
        print("\n%s:" % title)
        for row in sorted(rows):
            print("  " + row)


def names_of_part(part):
    for modules in part["groups"].values():
        for module, names in modules.items():
            for name in names:
                yield module + "." + name
    for name in part["leftOut"]:
        yield name


def keep_strictest(groups, left_out):
    """A class that is risky in one version is risky in all."""
    for group in sorted(groups, key=lambda name: name == "plain"):
        stricter = [
            modules for other, modules in groups.items() if group == "plain" and other != "plain"
        ]
        stricter += [
            modules for other, modules in groups.items()
            if group == "bare" and other not in ("plain", "bare")
        ]
        for module in list(groups[group]):
            names = set(n for n in groups[group][module] if module + "." + n not in left_out)
            for modules in stricter:
                names -= modules.get(module, set())
            groups[group][module] = names
            if not names:
                del groups[group][module]


def write_tables(groups):
    by_package = {}
    for module, names in groups["plain"].items():
        by_package.setdefault(module.split(".")[0], {})[module] = names
    write_table(TABLE, by_package)
    write_table(
        GUARDED_TABLE,
        dict((group, modules) for group, modules in groups.items() if group != "plain")
    )


def write_table(path, sections):
    rows = []
    for section in sorted(sections):
        modules = sections[section]
        lines = [
            "    %s: %s" % (json.dumps(m), json.dumps(" ".join(sorted(modules[m]))))
            for m in sorted(modules)
        ]
        rows.append("  %s: {\n%s\n  }" % (json.dumps(section), ",\n".join(lines)))
    write(path, "{\n%s\n}\n" % ",\n".join(rows))


def write_reasons(path, left_out):
    by_reason = {}
    for name, reason in left_out.items():
        by_reason.setdefault(reason.split(" (")[0], {}).setdefault(name, reason)
    rows = []
    for reason in sorted(by_reason):
        lines = [
            "    %s: %s" % (json.dumps(n), json.dumps(by_reason[reason][n]))
            for n in sorted(by_reason[reason])
        ]
        rows.append("  %s: {\n%s\n  }" % (json.dumps(reason), ",\n".join(lines)))
    write(path, "{\n%s\n}\n" % ",\n".join(rows))


def write(path, text):
    with io.open(path, "w", encoding="utf-8") as stream:
        stream.write(text if isinstance(text, type(u"")) else text.decode("utf-8"))


if __name__ == "__main__":
    main()
