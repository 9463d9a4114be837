#!/usr/bin/env python3
"""Lists what a Keras model may name: classes, functions and TensorFlow operators that only compute.
Also the modules of Python itself, none of which a model has a use for.

    keras-names.py [FOLDER ...] > src/supply/artifact/policy/keras-names.json

Runs where keras 3, tf_keras and tensorflow are installed. FOLDERs are packages such as keras_hub,
keras_cv and tensorflow_addons, of which the text is read for the classes that they register.
"""
import ast
import importlib
import inspect
import json
import os
import pkgutil
import re
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

# Call what they are given, load files or hold code: `checks/keras.ts` looks at each use of them.
LEFT_OUT = set(
    """Lambda TorchModuleWrapper TFSMLayer JaxLayer FlaxLayer TFOpLambda SlicingOpLambda ClassMethod
    InstanceMethod InstanceProperty Operation KerasSaveable PyDataset Sequence Experimental""".split()
)
# Registered by add-ons, too, and write files while a model is trained.
CALLBACKS = re.compile("Callback|Checkpoint|ProgressBar|Stopping|Tuner|Oracle")
KINDS = """layers.Layer optimizers.Optimizer losses.Loss metrics.Metric initializers.Initializer
    regularizers.Regularizer constraints.Constraint optimizers.schedules.LearningRateSchedule""".split()
FAMILIES = "activations losses metrics initializers regularizers constraints ops random".split()
# What computes with tensors, by the parts of TensorFlow's names.
OPERATORS = """math nn linalg signal strings ragged sparse bitwise random sets quantization dtypes image
    experimental.numpy compat.v1.math compat.v1.nn compat.v1.image""".split()
NO_OPERATORS = set(
    """py_function numpy_function print load_library load_op_library function custom_gradient
    while_loop cond case map_fn scan foldl foldr vectorized_map py_func Print switch_case
    init_scope grad_pass_through recompute_grad get_static_value get_logger device name_scope
    control_dependencies debugging Assert no_gradient register_tensor_conversion_function
    is_symbolic_tensor inside_function executing_eagerly type_spec_from_value nondifferentiable
    variable_creator_scope gradients hessians constant_initializer import_graph_def map_flat_values
    map_values nondifferentiable_batch_function make_template tensor_proto""".split()
)


def modules_of(package):
    for _, name, _ in pkgutil.walk_packages(package.__path__, package.__name__ + ".", lambda _: 0):
        if "test" in name or "__main__" in name or ".callbacks" in name:
            continue
        try:
            yield importlib.import_module(name)
        except Exception:
            continue


def classes_of(package, extra):
    kinds = []
    for dotted in KINDS + extra:
        thing = package
        for part in dotted.split("."):
            thing = getattr(thing, part, None)
        if inspect.isclass(thing):
            kinds.append(thing)
    names = set()
    for module in modules_of(package):
        for name, thing in vars(module).items():
            if inspect.isclass(thing) and issubclass(thing, tuple(kinds)) and name[:1].isalpha():
                names.update({name, thing.__name__})
    return names


def registered_in(folder):
    """Classes whose decorator exports or registers them, from the text of a package."""
    for root, _, files in os.walk(folder):
        for file in files:
            if not file.endswith(".py") or "test" in file:
                continue
            with open(os.path.join(root, file), encoding="utf-8") as text:
                tree = ast.parse(text.read())
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef) and any(
                    "export" in ast.dump(mark) or "register" in ast.dump(mark)
                    for mark in node.decorator_list
                ):
                    yield node.name


def functions_of(package, family):
    things = vars(getattr(package, family, object))
    return {
        name
        for name, thing in things.items()
        if inspect.isfunction(thing) and name[0] != "_"
        and name not in ("get", "serialize", "deserialize")
    }


def operators_of(tensorflow, part):
    module = tensorflow
    for step in filter(None, part.split(".")):
        module = getattr(module, step, None)
    names = dir(module) if module is not None else []
    return sorted(
        name for name in names
        if not name.startswith("_") and name not in NO_OPERATORS
        and callable(getattr(module, name)) and not inspect.isclass(getattr(module, name))
    )


def main():
    import keras
    import tensorflow
    import tf_keras

    classes = classes_of(keras, ["Operation", "DTypePolicy", "random.SeedGenerator", "Model"])
    classes |= classes_of(tf_keras, ["Model", "mixed_precision.Policy"])
    classes |= set(vars(keras.dtype_policies)) | {"KerasTensor", "Functional", "CompileMetrics"}
    for folder in sys.argv[1:]:
        classes |= set(registered_in(folder))
    functions = {}
    for family in FAMILIES:
        names = functions_of(keras, family) | functions_of(tf_keras, family)
        if names:
            functions[family] = " ".join(sorted(names))
    operators = {part: " ".join(operators_of(tensorflow, part)) for part in ["", *OPERATORS]}
    listed = sorted(
        name for name in classes - LEFT_OUT
        if name.isidentifier() and name[0].isupper() and not CALLBACKS.search(name)
    )
    standard = " ".join(sorted({*sys.stdlib_module_names, "asynchat", "asyncore", "distutils", "imp"}))
    table = {
        "classes": " ".join(listed),
        "functions": functions,
        "operators": operators,
        "standard": standard,
    }
    json.dump(table, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
