#!/usr/bin/env python
"""Makes a folder of real, harmless model artifacts with the frameworks themselves.

    python bench/scan/make-files.py OUT --era NAME [--thin] [--only FAMILY ...]

Runs on Python 2.7 and later; families whose packages are missing are left out and said so.
"""
from __future__ import print_function

import argparse
import importlib
import os
import sys
import warnings

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from files.sink import Sink  # noqa: E402

FAMILIES = [
    ("python", "array_files", "make_standard"),
    ("numpy", "array_files", "make_numpy"),
    ("scipy", "array_files", "make_scipy"),
    ("pandas", "array_files", "make_pandas"),
    ("sklearn", "sklearn_files", "make"),
    ("neighbours", "neighbour_files", "make"),
    ("xgboost", "boosting_files", "make_xgboost"),
    ("lightgbm", "boosting_files", "make_lightgbm"),
    ("catboost", "boosting_files", "make_catboost"),
    ("torch", "torch_files", "make"),
    ("onnx", "onnx_files", "make"),
    ("hdf5", "keras_files", "make_hdf5"),
    ("keras", "keras_files", "make_keras"),
    ("tensorflow", "tensorflow_files", "make"),
    ("programs", "tensorflow_programs", "make"),
    ("paddle", "tensorflow_files", "make_paddle"),
    ("coreml", "tensorflow_files", "make_coreml"),
    ("openvino", "tensorflow_files", "make_openvino"),
    ("safetensors", "tensor_files", "make_safetensors"),
    ("gguf", "tensor_files", "make_gguf"),
    ("flax", "tensor_files", "make_flax"),
    ("templates", "tensor_files", "make_templates"),
    ("functions", "function_files", "make"),
    ("layouts", "layout_files", "make"),
    ("popular", "popular_files", "make"),
]
TAKES_THIN = {"python", "numpy", "pandas", "sklearn"}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out")
    parser.add_argument("--era", required=True)
    parser.add_argument(
        "--thin", action="store_true", help="an old era: half of the estimators, one protocol each"
    )
    parser.add_argument("--only", nargs="*", default=[], metavar="FAMILY")
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    sink = Sink(os.path.abspath(asked.out), asked.era)
    for family, module, function in FAMILIES:
        if asked.only and family not in asked.only:
            continue
        try:
            make = getattr(importlib.import_module("files." + module), function)
            make(sink, asked.thin) if family in TAKES_THIN else make(sink)
        except Exception as error:
            sink.fail("family " + family, error)
        print("%-12s %5d files, %d not made" % ((family, ) + sink.close(family)))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
