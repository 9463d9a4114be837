"""ONNX models: converted, built by hand, with subgraphs, functions and external data."""
import os

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .sklearn_files import TEXTS, tables


def constant(name, value):
    return numpy_helper.from_array(np.asarray(value), name)


def value(name, shape, kind=TensorProto.FLOAT):
    return helper.make_tensor_value_info(name, kind, shape)


def model_of(nodes, inputs, outputs, weights=(), **more):
    graph = helper.make_graph(nodes, "gate", inputs, outputs, list(weights))
    opset = more.pop("opset", 18)
    imports = [helper.make_opsetid("", opset)] + more.pop("imports", [])
    return helper.make_model(graph, opset_imports=imports, producer_name="garita", **more)


def linear():
    nodes = [
        helper.make_node("MatMul", ["x", "w"], ["m"]),
        helper.make_node("Add", ["m", "b"], ["y"])
    ]
    weights = [constant("w", np.ones((4, 2), "f4")), constant("b", np.zeros(2, "f4"))]
    return model_of(nodes, [value("x", ["n", 4])], [value("y", ["n", 2])], weights)


def branches():

    def branch(name, scale):
        nodes = [
            helper.make_node("Constant", [], ["k"], value=constant("k", np.float32(scale))),
            helper.make_node("Mul", ["x", "k"], ["z"])
        ]
        return helper.make_graph(nodes, name, [], [value("z", [2])])

    node = helper.make_node(
        "If", ["c"], ["y"], then_branch=branch("yes", 2), else_branch=branch("no", 3)
    )
    return model_of([node], [value("c", [], TensorProto.BOOL), value("x", [2])], [value("y", [2])])


def loop():
    body = helper.make_graph(
        [
            helper.make_node("Identity", ["go"], ["again"]),
            helper.make_node("Add", ["s", "one"], ["t"])
        ], "body",
        [value("i", [], TensorProto.INT64),
         value("go", [], TensorProto.BOOL),
         value("s", [1])], [value("again", [], TensorProto.BOOL),
                            value("t", [1])], [constant("one", np.ones(1, "f4"))]
    )
    node = helper.make_node("Loop", ["n", "", "x"], ["y"], body=body)
    return model_of([node], [value("n", [], TensorProto.INT64), value("x", [1])], [value("y", [1])])


def function():
    twice = helper.make_function(
        "local", "Twice", ["a"], ["b"], [helper.make_node("Add", ["a", "a"], ["b"])],
        [helper.make_opsetid("", 18)]
    )
    node = helper.make_node("Twice", ["x"], ["y"], domain="local")
    return model_of(
        [node], [value("x", [2])], [value("y", [2])],
        imports=[helper.make_opsetid("local", 1)],
        functions=[twice]
    )


def convolution():
    nodes = [
        helper.make_node("Conv", ["x", "w"], ["c"], kernel_shape=[3, 3], pads=[1, 1, 1, 1]),
        helper.make_node("Relu", ["c"], ["r"]),
        helper.make_node("GlobalAveragePool", ["r"], ["p"]),
        helper.make_node("Flatten", ["p"], ["y"])
    ]
    return model_of(
        nodes, [value("x", ["n", 1, 8, 8])], [value("y", ["n", 4])],
        [constant("w", np.ones((4, 1, 3, 3), "f4"))]
    )


def quantized():
    nodes = [
        helper.make_node("DequantizeLinear", ["q", "s", "z"], ["w"]),
        helper.make_node("MatMul", ["x", "w"], ["y"])
    ]
    weights = [
        constant("q", np.ones((4, 2), "u1")),
        constant("s", np.float32(0.1)),
        constant("z", np.uint8(1))
    ]
    return model_of(nodes, [value("x", ["n", 4])], [value("y", ["n", 2])], weights)


def typed():
    kinds = ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "?", "c8"]
    weights = [constant("t%d" % i, np.ones((2, 3), kind)) for i, kind in enumerate(kinds)]
    weights.append(helper.make_tensor("floats", TensorProto.FLOAT, [3], [1.0, 2.0, 3.0]))
    weights.append(helper.make_tensor("words", TensorProto.STRING, [2], [b"a", b"b"]))
    weights.append(helper.make_tensor("half", TensorProto.BFLOAT16, [2], [1.0, 2.0]))
    return model_of(
        [helper.make_node("Identity", ["t1"], ["y"])], [], [value("y", [2, 3])], weights
    )


def sparse():
    values, indices = constant("s", np.ones(2, "f4")), constant("", np.array([0, 3], "i8"))
    node = helper.make_node(
        "Constant", [], ["y"], sparse_value=helper.make_sparse_tensor(values, indices, [4])
    )
    return model_of([node], [], [value("y", [4])])


def described():
    model = linear()
    model.doc_string = "Adds two numbers. See https://example.org/model for how it was made."
    helper.set_model_props(
        model, {"author": "the gate", "license": "Apache-2.0", "names": '{"0": "cat"}'}
    )
    return model


def large():
    weights = [constant("w", np.random.RandomState(1).rand(300, 300).astype("f4"))]
    return model_of(
        [helper.make_node("MatMul", ["x", "w"], ["y"])], [value("x", ["n", 300])],
        [value("y", ["n", 300])], weights
    )


HAND = [linear, branches, loop, function, convolution, quantized, typed, sparse, described, large]


def make(sink):
    for maker in HAND:
        source = "onnx:" + maker.__name__
        try:
            model = maker()
        except Exception as error:
            sink.fail(source, error)
            continue
        sink.add("onnx", source, "model.onnx", lambda path: onnx.save(model, path))
        for name in ("textproto", "json"):
            sink.add(
                "onnx", source, "model." + name, lambda path: onnx.save(model, path, format=name)
            )
    for opset in (9, 11, 13, 15, 17):
        node = helper.make_node("Relu", ["x"], ["y"])
        model = model_of(
            [node], [value("x", [2])], [value("y", [2])], opset=opset, ir_version=min(8, opset - 4)
        )
        sink.add("onnx", "onnx:opset", "opset%d.onnx" % opset, lambda path: onnx.save(model, path))
    make_external(sink)
    make_converted(sink)
    make_from_torch(sink)


def make_external(sink):
    for name, together in (("one-file", True), ("many-files", False)):
        source = "onnx:external-" + name
        folder = sink.folder("onnx", source)
        model = large()
        more = {"location": "model.onnx.data"} if together else {}
        try:
            onnx.save_model(
                model,
                os.path.join(folder, "model.onnx"),
                save_as_external_data=True,
                all_tensors_to_one_file=together,
                size_threshold=16,
                **more
            )
            sink.list_tree("onnx", source, folder)
        except Exception as error:
            sink.fail(source, error)


def make_converted(sink):
    from skl2onnx import to_onnx
    from skl2onnx.common.data_types import StringTensorType
    from sklearn import cluster, decomposition, ensemble, linear_model, naive_bayes, neighbors, neural_network, preprocessing, svm, tree
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline

    x, y = tables()[0]
    x = x.astype("f4")
    models = [
        linear_model.LogisticRegression(),
        linear_model.LinearRegression(),
        ensemble.RandomForestClassifier(n_estimators=3),
        ensemble.GradientBoostingRegressor(n_estimators=3),
        ensemble.IsolationForest(n_estimators=3),
        tree.DecisionTreeClassifier(),
        svm.SVC(),
        svm.LinearSVR(),
        naive_bayes.GaussianNB(),
        neighbors.KNeighborsClassifier(),
        neural_network.MLPClassifier((4, ), max_iter=5),
        cluster.KMeans(2),
        decomposition.PCA(2),
        preprocessing.StandardScaler(),
        preprocessing.PolynomialFeatures(),
        linear_model.Lasso(),
        preprocessing.OneHotEncoder(handle_unknown="ignore"),
        preprocessing.KBinsDiscretizer(2, encode="onehot-dense"),
        linear_model.Ridge(),
        ensemble.ExtraTreesRegressor(n_estimators=2),
        ensemble.HistGradientBoostingClassifier(max_iter=2),
        ensemble.AdaBoostClassifier(n_estimators=2),
        make_pipeline(preprocessing.MinMaxScaler(), linear_model.SGDClassifier()),
    ]
    for model in models:
        source = "onnx:sklearn-" + type(model).__name__
        sink.add(
            "onnx", source, "model.onnx",
            lambda path: onnx.save(to_onnx(model.fit(x, y), x[:1]), path)
        )
    text = make_pipeline(TfidfVectorizer(),
                         linear_model.LogisticRegression()).fit(TEXTS, [0, 1] * 4)
    sink.add(
        "onnx", "onnx:sklearn-text", "model.onnx", lambda path: onnx.
        save(to_onnx(text, initial_types=[("x", StringTensorType([None, 1]))]), path)
    )


def make_from_torch(sink):
    import torch
    from torch import nn

    parts = {
        "mlp": (nn.Sequential(nn.Linear(4, 4), nn.Tanh()), torch.ones(1, 4)), "lstm":
        (nn.LSTM(4, 4), torch.ones(2, 1, 4)), "conv": (nn.Conv2d(1, 2, 3), torch.ones(1, 1, 6, 6))
    }
    for name, (model, example) in sorted(parts.items()):
        for newer in (False, True):
            source = "onnx:torch-" + name
            sink.add(
                "onnx", source, "dynamo%d.onnx" % newer, lambda path: torch.onnx.
                export(model.eval(), (example, ), path, dynamo=newer, verbose=False)
            )
