#!/usr/bin/env python3
"""Lists the operators that TensorFlow and well-known libraries of operators bring along.

    tensorflow-operators.py WHEEL ... > src/supply/artifact/policy/tensorflow-names.json

Nothing of the WHEELs is run: names are read from the Python that TensorFlow generates for its
operators and, for libraries that generate it only when they are imported, from the texts of their
compiled files that their Python calls too. Where TensorFlow is installed, the operators that it
keeps to itself (`_FusedConv2D`) are asked of it.
"""
import json
import os
import re
import sys
import zipfile

CORE = re.compile(r"(?:intel_)?tensorflow(?:_cpu)?-")
GENERATED = re.compile(r"(?:^|/)gen_\w*\.py$|_ops?_gen\.py$")
CALLED = re.compile(r"""_apply_op_helper\(\s*["']([\w>]+)["']|apply_op\(\s*["']([\w>]+)["']""")
# Words of two parts at least: single ones are mostly of other kinds.
TEXT = re.compile(rb"\0((?:[A-Z]\w+>)?[A-Z]+[a-z0-9]+[A-Z][A-Za-z0-9]{1,63})(?=\0)")
USED = re.compile(r"[.\"']([A-Za-z]\w{3,})")


def snake(name):
    """As TensorFlow calls the function of an operator."""
    name = name.replace(">", "_>").lower() if name.isupper() else name
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name.replace(">", "_"))
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower().replace("__", "_")


def members(wheel, pattern):
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if re.search(pattern, name) and "pybind" not in name and "/tests/" not in name:
                yield name, archive.read(name)


def generated_in(wheel):
    for name, content in members(wheel, GENERATED):
        for first, second in CALLED.findall(content.decode("utf-8", "replace")):
            yield first or second


def compiled_in(wheel):
    used = set()
    for _, content in members(wheel, r"\.py$"):
        used.update(USED.findall(content.decode("utf-8", "replace")))
    plain = {name.replace("_", "").lower() for name in used if "_" in name or name[0].isupper()}
    for _, content in members(wheel, r"\.so(?:\.\d+)*$"):
        for text in set(TEXT.findall(content)):
            name = text.decode()
            if name in used or snake(name) in used or name.replace(">", "").lower() in plain:
                yield name


def installed():
    try:
        from tensorflow.core.framework import op_def_pb2
        from tensorflow.python.client import pywrap_tf_session
    except ImportError:
        print("TensorFlow is not installed: its own operators are left out", file=sys.stderr)
        return
    listed = op_def_pb2.OpList()
    listed.ParseFromString(pywrap_tf_session.TF_GetBuffer(pywrap_tf_session.TF_GetAllOpList()))
    yield from (operator.name for operator in listed.op)


def main():
    core = set(installed())
    libraries = {}
    for wheel in sys.argv[1:]:
        file = os.path.basename(wheel)
        if CORE.match(file):
            core.update(generated_in(wheel))
        else:
            names = libraries.setdefault(file.split("-")[0], set())
            names.update(generated_in(wheel), compiled_in(wheel))
    table = {"core": " ".join(sorted(core))}
    table["libraries"] = {
        library: " ".join(sorted(names - core))
        for library, names in sorted(libraries.items())
        if names - core
    }
    json.dump(table, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
