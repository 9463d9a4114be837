#!/usr/bin/env python3
"""Lists the operators of ONNX and of ONNX Runtime, by their domains.

    onnx-operators.py [EARLIER.json ...] > src/supply/artifact/policy/onnx-names.json

Asks whichever of onnx and onnxruntime are installed. What EARLIER answers hold is added: runtimes
of other versions.
"""
import collections
import importlib
import json
import re
import sys

# Runtimes make these while they optimize; nobody takes them away from each other.
INTERNAL = re.compile(r"^com\.ms\.internal|^com\.microsoft\.nchwc$")


def of_onnx():
    from onnx import defs

    for schema in defs.get_all_schemas_with_history():
        yield schema.domain, schema.name


def of_runtime():
    state = importlib.import_module("onnxruntime.capi.onnxruntime_pybind11_state")
    for schema in state.get_all_operator_schema():
        yield schema.domain, schema.name
    for kernel in state.get_all_opkernel_def():
        yield kernel.domain, kernel.op_name


def main():
    domains = collections.defaultdict(set)
    for earlier in sys.argv[1:]:
        with open(earlier, encoding="utf-8") as text:
            for domain, listed in json.load(text).items():
                domains[domain].update(listed.split(" "))
    for asked in (of_onnx, of_runtime):
        try:
            for domain, name in asked():
                domains["" if domain == "ai.onnx" else domain].add(name)
        except ImportError as error:
            print(f"left out: {error}", file=sys.stderr)
    table = {
        domain: " ".join(sorted(names))
        for domain, names in sorted(domains.items())
        if not INTERNAL.search(domain)
    }
    json.dump(table, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
