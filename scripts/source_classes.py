"""Reads classes from the source of packages, with ast: nothing is imported. Python 3.9 and later.

A folder of packages is enough: dependencies that are missing are bases that are not known, and a
class with one of those is left out.
"""
import ast
import functools
import os
import sys
import warnings

from class_rules import (
    CALLS_BACK, COMPILED, DEPTH, GROWERS, GUARDED, HARMLESS_CALLS, KEPT_MODULES, MODEL_FAMILIES, NOT_READ, PACKAGES,
    PATH_PARAMETERS, QUIET_METHODS, READS_A_PATH, RISKY_BASES, RISKY_NAMES, RISKY_OS, RISKY_ROOTS,
    SKIPPED_PARTS)

STANDARD = set(sys.stdlib_module_names) | {"__builtin__", "typing_extensions"}
HARMLESS_BASES = {"object", "dict", "list", "tuple", "set", "frozenset", "int", "float", "str",
                  "bytes", "complex", "bool", "bytearray", "unicode", "long", "basestring"}
STEPS_MAX = 12


class Module:
    """Names of a module: what each is defined as, and whose names it takes over."""

    def __init__(self, name, path):
        self.name = name
        self.is_package = os.path.basename(path) == "__init__.py"
        self.names = {}
        self.stars = []
        with open(path, "rb") as stream:
            self.read(ast.parse(stream.read()).body)

    def read(self, body):
        for node in body:
            if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
                self.names[node.name] = node
            elif isinstance(node, (ast.Import, ast.ImportFrom)):
                self.read_import(node)
            elif isinstance(node, ast.Assign) and len(node.targets) == 1:
                if isinstance(node.targets[0], ast.Name):
                    self.names.setdefault(node.targets[0].id, node.value)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                if node.value is not None:
                    self.names.setdefault(node.target.id, node.value)
            elif isinstance(node, (ast.If, ast.Try, ast.With)):
                for part in (getattr(node, "orelse", []), getattr(node, "finalbody", [])):
                    self.read(part)
                for handler in getattr(node, "handlers", []):
                    self.read(handler.body)
                self.read(node.body)

    def read_import(self, node):
        for name, target in imported_names(node, self):
            if name == "*":
                self.stars.append(target[0])
            elif not isinstance(self.names.get(name), ast.ClassDef):
                # Programs import their own classes, `if __name__ == "__main__"`.
                self.names[name] = target


def imported_names(node, module):
    """(name, (module, name in it or None)) for each that an import statement defines."""
    if isinstance(node, ast.Import):
        for one in node.names:
            top = one.name.split(".")[0]
            yield one.asname or top, (one.name if one.asname else top, None)
        return
    source = node.module or ""
    if node.level:
        steps = module.name.split(".")
        kept = len(steps) - node.level + (1 if module.is_package else 0)
        source = ".".join(steps[:max(kept, 0)] + ([source] if source else []))
    for one in node.names:
        yield (one.asname or one.name), (source, one.name)


class Sources:
    """Packages in folders; the first folder that has a module is where it is read."""

    def __init__(self, folders):
        self.folders = folders
        self.modules = {}
        self.paths = {}
        self.found = {}
        self.seen = {}

    def module(self, name):
        if name not in self.modules:
            self.modules[name] = self.read(name)
        return self.modules[name]

    def read(self, name):
        path = self.path(name)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return Module(name, path) if path else None
        except (SyntaxError, ValueError, RecursionError, UnicodeDecodeError, OSError):
            return None

    def path(self, name):
        if name not in self.paths:
            self.paths[name] = self.find(name)
        return self.paths[name]

    def find(self, name):
        below = os.path.join(*name.split("."))
        for folder in self.folders:
            for tail in (os.path.join(below, "__init__.py"), below + ".py"):
                path = os.path.join(folder, tail)
                if os.path.isfile(path):
                    return path
        return None

    def resolve(self, module, text, steps=0):
        """What a dotted name is: ("node", Module, node), ("module", name) or ("else", name)."""
        first, _, rest = text.partition(".")
        found = self.look_up(module, first, steps)
        while rest and found[0] == "module":
            first, _, rest = rest.partition(".")
            found = self.member(found[1], first, steps)
        if not rest:
            return found
        return ("else", "%s.%s" % (found[1], rest)) if found[0] == "else" else ("else", text)

    def member(self, name, member, steps):
        module = self.module(name)
        if module is not None and member in module.names:
            return self.look_up(module, member, steps + 1)
        if self.path("%s.%s" % (name, member)):
            return "module", "%s.%s" % (name, member)
        if module is not None:
            found = self.look_up(module, member, steps + 1)
            if found[0] != "else" or "." in found[1]:
                return found
        return "else", "%s.%s" % (name, member)

    def look_up(self, module, name, steps):
        """Modules take over each other's names in circles: within one search, each counts once."""
        key = module.name, name
        if key in self.found or key in self.seen:
            return self.found.get(key) or self.seen[key]
        is_first = not self.seen
        # A package takes its own parts over: `from torch import nn` stands in torch itself.
        below = "%s.%s" % key
        self.seen[key] = ("module", below) if self.path(below) else ("else", name)
        self.seen[key] = found = self.look_into(module, name, steps)
        if is_first or found[0] == "node":
            self.found[key] = found
        if is_first:
            self.seen.clear()
        return found

    def look_into(self, module, name, steps):
        found = module.names.get(name)
        if steps > STEPS_MAX:
            return "else", "%s.%s" % (module.name, name)
        if isinstance(found, tuple):
            source, member = found
            if member is not None:
                return self.member(source, member, steps)
            return ("module", source)
        if isinstance(found, (ast.Name, ast.Attribute)):
            return self.resolve(module, spelled(found), steps + 1)
        if found is not None:
            return "node", module, found
        for star in module.stars:
            source = self.module(star)
            if source is not None and source is not module:
                found = self.look_up(source, name, steps + 1)
                if found[0] != "else":
                    return found
        return "else", name


def spelled(node):
    """`a.b.c` of an attribute chain; "" for anything else."""
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return ".".join([node.id] + names[::-1]) if isinstance(node, ast.Name) else ""


class Kind:
    """A class with its bases, nearest first; `strange` are names of bases without a source."""

    def __init__(self, sources, module, node):
        self.sources, self.module, self.node = sources, module, node
        self.lineage, self.strange = [], []
        self.climb(module, node, 0)

    def climb(self, module, node, depth):
        if any(node is known for _, known in self.lineage) or depth > STEPS_MAX:
            return
        self.lineage.append((module, node))
        for base in node.bases:
            for one in bases_of(base):
                self.climb_to(module, one, depth)

    def climb_to(self, module, base, depth):
        text = spelled(base)
        if not text:
            self.strange.append("?")
            return
        found = self.sources.resolve(module, text)
        if found[0] == "node" and isinstance(found[2], ast.ClassDef):
            if found[1].name.split(".")[0] in STANDARD:
                self.strange.append("%s.%s" % (found[1].name, found[2].name))
            else:
                self.climb(found[1], found[2], depth + 1)
        elif found[0] == "node" and is_tuple_maker(found[2]):
            return
        elif found[0] == "node" and isinstance(found[2], ast.Subscript) and depth < STEPS_MAX:
            for one in bases_of(found[2]):
                self.climb_to(found[1], one, depth + 1)
        else:
            self.strange.append(found[1] if found[0] == "else" else "?" + text)

    def method(self, name):
        for module, node in self.lineage:
            for member in node.body:
                if isinstance(member, ast.FunctionDef) and member.name == name:
                    return module, member
        return None

    def name(self):
        return "%s.%s" % (self.module.name, self.node.name)


def bases_of(base):
    """What a class is based on where it is written in another way than by its name."""
    if isinstance(base, ast.Subscript):
        return bases_of(base.value)
    if isinstance(base, ast.IfExp):
        return bases_of(base.body) + bases_of(base.orelse)
    if isinstance(base, ast.Call):
        if is_tuple_maker(base):
            return []
        if spelled(base.func).split(".")[-1] in ("with_metaclass", "add_metaclass"):
            return [one for arg in base.args[1:] for one in bases_of(arg)]
    return [base]


def is_tuple_maker(node):
    return isinstance(node, ast.Call) and spelled(node.func).split(".")[-1] in (
        "namedtuple", "NamedTuple", "TypedDict", "NewType", "TypeVar", "Enum", "IntEnum",
        "_make_tuple_bunch"
    )


def base_reason(kind):
    names = kind.strange + ["%s.%s" % (m.name, n.name) for m, n in kind.lineage[1:]]
    for name in names:
        for risky, reason in RISKY_BASES.items():
            if name == risky or name.startswith(risky + "."):
                return "%s (is a %s)" % (reason, name)
    for name in kind.strange:
        last = name.split(".")[-1]
        if last in ("property", "type", "classmethod", "staticmethod", "ModuleType"):
            return "is no value (is a %s)" % name
        if last.endswith(("Error", "Exception", "Warning")) or last == "KeyboardInterrupt":
            return "is no value (is a %s)" % name
        is_known = name in HARMLESS_BASES or name.split(".")[0] in STANDARD
        if not is_known and not name.startswith(COMPILED):
            return "has a base that is not known (is a %s)" % name.lstrip("?")
    return None


def runs_by_itself(name):
    is_special = name.startswith("__") and name.endswith("__") and name not in QUIET_METHODS
    return is_special or name in GROWERS


def call_reason(callee, module, function):
    """Why a call is risky, by how its callee is written."""
    text = spelled(callee)
    last = callee.attr if isinstance(callee, ast.Attribute) else text
    root = text.split(".")[0]
    if any(text == known or text.startswith(known + ".") for known in HARMLESS_CALLS):
        return None
    if root == "os" and last in RISKY_OS:
        return "touches files or programs"
    if "." in text and root in RISKY_ROOTS and is_module(root, module, function):
        return RISKY_ROOTS[root]
    if last in ("eval", "exec", "compile", "open") and isinstance(
        callee, ast.Attribute
    ) and root not in ("io", "codecs", "gzip", "bz2", "lzma"):
        return None
    return RISKY_NAMES.get(last)


def is_module(name, module, function):
    """Whether a name is a module where the function stands, and not a variable called like one."""
    if isinstance(module.names.get(name), tuple):
        return True
    imports = [node for node in parts_of(function) if not isinstance(node, ast.Call)]
    return any(name == bound for node in imports for bound, _ in imported_names(node, module))


@functools.lru_cache(maxsize=None)
def parts_of(function):
    """Its calls and imports: inherited functions are looked at for each class."""
    kinds = (ast.Call, ast.Import, ast.ImportFrom)
    return [node for node in ast.walk(function) if isinstance(node, kinds)]


def function_reason(module, function, kind, depth, seen):
    """Why running a function is risky: its own calls, and those of what it calls nearby."""
    if id(function) in seen:
        return None
    seen.add(id(function))
    for node in parts_of(function):
        if not isinstance(node, ast.Call):
            continue
        reason = call_reason(node.func, module, function)
        if reason == "imports by name" and node.args and all(
            isinstance(one, ast.Constant) for one in node.args
        ):
            continue
        if reason is not None:
            return "%s (%s calls %s)" % (reason, function.name, spelled(node.func) or "it")
        nearby = called_nearby(node.func, module, kind) if depth > 0 else None
        if nearby is not None:
            reason = function_reason(nearby[0], nearby[1], kind, depth - 1, seen)
            if reason is not None:
                return reason
    return None


def called_nearby(callee, module, kind):
    text = spelled(callee)
    if text.startswith("self.") and text.count(".") == 1:
        return kind.method(text[5:])
    found = kind.sources.resolve(module, text) if text else ("else", "")
    is_function = found[0] == "node" and isinstance(found[2], ast.FunctionDef)
    if is_function and found[1].name.split(".")[0] == module.name.split(".")[0]:
        return found[1], found[2]
    return None


def method_reasons(kind):
    for module, node in kind.lineage:
        for member in node.body:
            if isinstance(member, ast.FunctionDef) and runs_by_itself(member.name):
                reason = function_reason(module, member, kind, DEPTH, set())
                if reason is not None:
                    yield member.name, reason


def takes_a_path(kind):
    found = kind.method("__init__")
    fields = {
        member.target.id for _, node in kind.lineage if node.decorator_list
        for member in node.body
        if isinstance(member, ast.AnnAssign) and isinstance(member.target, ast.Name)
    }
    arguments = found[1].args if found else None
    names = [one.arg for one in arguments.args + arguments.kwonlyargs] if arguments else []
    return bool(PATH_PARAMETERS & (fields | set(names)))


def judged(kind):
    """(group, reason), as framework-classes.py has it for classes that it imports."""
    if kind.name() in READS_A_PATH:
        return "left out", "opens files (reads a path)"
    if kind.node.name.startswith(CALLS_BACK):
        return "left out", "calls a function that it is given"
    reason = base_reason(kind)
    if reason is not None:
        return "left out", reason
    group, why = ("bare", "takes a path") if takes_a_path(kind) else ("plain", None)
    for method, reason in method_reasons(kind):
        guards = [
            guard for prefix, name, start, guard in GUARDED
            if kind.module.name.startswith(prefix) and method == name and reason.startswith(start)
        ]
        if guards:
            group = guards[0]
        elif method in ("__init__", "__post_init__"):
            group, why = (group, why) if group not in ("plain", "bare") else ("bare", reason)
        else:
            return "left out", reason
    return group, why


def is_walked(name):
    """Of packages that are only read, parts are left out for being tests and the like alone."""
    if name in KEPT_MODULES:
        return True
    parts = name.split(".")
    if name.startswith("transformers.models.") and len(parts) > 3:
        kinds = ("modeling", "configuration") if parts[2] in MODEL_FAMILIES else ("configuration", )
        return parts[3].split("_")[0] in kinds
    skipped = SKIPPED_PARTS if parts[0] in PACKAGES else NOT_READ
    return not any(part in skipped or part.startswith(("test_", "_test_")) for part in parts[1:])


def modules_in(sources, package):
    """Names of the modules of a package, those that are not walked left out."""
    path = sources.path(package)
    if path is None:
        return
    yield package
    if os.path.basename(path) != "__init__.py":
        return
    top = os.path.dirname(path)
    for folder, folders, files in os.walk(top):
        below = os.path.relpath(folder, os.path.dirname(top)).split(os.sep)
        folders[:] = sorted(one for one in folders if one.isidentifier())
        for file in sorted(files):
            if not file.endswith(".py") or not (file == "__init__.py" or file[:-3].isidentifier()):
                continue
            name = ".".join(below + ([] if file == "__init__.py" else [file[:-3]]))
            if name != package and is_walked(name):
                yield name


def classes_in(module):
    """(name, definition) of classes, with those inside of them and named tuples."""
    for name, node in list(module.names.items()):
        if isinstance(node, ast.ClassDef) and not name.endswith(("Mixin", "Error", "Warning")):
            yield node.name, node
            for inner in node.body:
                if isinstance(inner, ast.ClassDef) and inner.name not in ("Meta", "Config"):
                    yield "%s.%s" % (node.name, inner.name), inner
        elif is_tuple_maker(node) and spelled(node.func).split(".")[-1] not in NO_CLASSES:
            yield name, node


NO_CLASSES = ("TypeVar", "NewType", "TypedDict")


def collect_sources(part, folders, packages):
    """Adds the classes of packages, of each those below its prefixes."""
    sources = Sources(folders)
    for package, prefixes in sorted(packages.items()):
        count = 0
        for name in modules_in(sources, package):
            if not any(name == one or name.startswith(one + ".") for one in prefixes):
                continue
            module = sources.module(name)
            for title, node in classes_in(module) if module else []:
                count += 1
                is_tuple = not isinstance(node, ast.ClassDef)
                judgement = ("plain", None) if is_tuple else judged(Kind(sources, module, node))
                part.add(judgement, name, title)
        if count:
            print("%s: %d classes" % (package, count), file=sys.stderr)
