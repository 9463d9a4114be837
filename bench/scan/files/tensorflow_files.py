"""TensorFlow, PaddlePaddle, CoreML and OpenVINO models."""
import os

import numpy as np

from .sink import write_bytes


def folder_of(sink, family, source, write):
    folder = sink.folder(family, source)
    try:
        write(folder)
        sink.list_tree(family, source, folder)
    except Exception as error:
        sink.fail(source, error)


def make(sink):
    import tensorflow as tf
    from tensorflow import keras

    class Scale(tf.Module):

        def __init__(self):
            super(Scale, self).__init__()
            self.factor = tf.Variable([1.0, 2.0, 3.0], name="factor")
            self.words = tf.lookup.StaticHashTable(
                tf.lookup.KeyValueTensorInitializer(["a", "b"], tf.constant([1, 2], tf.int64)), -1
            )

        @tf.function(input_signature=[tf.TensorSpec([None, 3], tf.float32)])
        def __call__(self, x):
            if tf.reduce_sum(x) > 0:
                return x * self.factor
            return tf.map_fn(lambda row: row + 1.0, x)

    def dense():
        return keras.Sequential(
            [keras.Input((4, )),
             keras.layers.Dense(3, activation="relu"),
             keras.layers.Dense(1)]
        )

    def recurrent():
        return keras.Sequential([keras.Input((5, 3)), keras.layers.LSTM(4), keras.layers.Dense(1)])

    def picture():
        return keras.Sequential(
            [
                keras.Input((8, 8, 1)),
                keras.layers.Conv2D(2, 3),
                keras.layers.Flatten(),
                keras.layers.Dense(2)
            ]
        )

    folder_of(
        sink, "tensorflow", "tensorflow:module",
        lambda folder: tf.saved_model.save(Scale(), folder)
    )
    for name, maker in (("dense", dense), ("recurrent", recurrent), ("picture", picture)):
        model = maker()
        source = "tensorflow:" + name
        folder_of(
            sink, "tensorflow", source,
            lambda folder: model.export(os.path.join(folder, "saved"), verbose=False)
        )
        make_lite(sink, tf, source, model)
        make_graph(sink, tf, source, model)
        folder_of(
            sink, "tensorflow", "tensorflow:checkpoint-" + name,
            lambda folder: tf.train.Checkpoint(model=model).save(os.path.join(folder, "ckpt"))
        )
    make_records(sink, tf)
    make_first_version(sink, tf)
    try:
        make_former_keras(sink)
    except Exception as error:
        sink.fail("tensorflow:former-keras", error)


def make_lite(sink, tf, source, model):
    for name, options in (("plain", []), ("small", [tf.lite.Optimize.DEFAULT])):

        def write(path, options=options):
            converter = tf.lite.TFLiteConverter.from_keras_model(model)
            converter.optimizations = options
            converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS]
            write_bytes(converter.convert())(path)

        sink.add("tflite", source.replace("tensorflow", "tflite"), name + ".tflite", write)


def make_graph(sink, tf, source, model):
    from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

    shape = tf.TensorSpec([1] + list(model.input_shape[1:]), tf.float32)
    concrete = tf.function(lambda x: model(x)).get_concrete_function(shape)
    frozen = convert_variables_to_constants_v2(concrete).graph.as_graph_def()
    sink.add("tensorflow", source + "-frozen", "frozen.pb", write_bytes(frozen.SerializeToString()))
    sink.add(
        "tensorflow", source + "-frozen", "frozen.pbtxt", write_bytes(str(frozen).encode("utf-8"))
    )


def make_records(sink, tf):

    def write(path):
        with tf.io.TFRecordWriter(path) as out:
            for index in range(5):
                feature = {"x": tf.train.Feature(int64_list=tf.train.Int64List(value=[index]))}
                out.write(
                    tf.train.Example(features=tf.train.Features(feature=feature)
                                     ).SerializeToString()
                )

    sink.add("tensorflow", "tensorflow:records", "data.tfrecord", write)


def make_first_version(sink, tf):
    v1 = tf.compat.v1

    def write(folder):
        with v1.Graph().as_default(), v1.Session() as session:
            x = v1.placeholder(tf.float32, [None, 2], name="x")
            w = v1.get_variable("w", [2, 1], use_resource=False)
            y = tf.identity(v1.matmul(x, w), name="y")
            session.run(v1.global_variables_initializer())
            v1.saved_model.simple_save(session, os.path.join(folder, "saved"), {"x": x}, {"y": y})
            v1.train.Saver().save(session, os.path.join(folder, "model.ckpt"))
            v1.train.write_graph(session.graph_def, folder, "graph.pb", as_text=False)

    folder_of(sink, "tensorflow", "tensorflow:first-version", write)


def make_former_keras(sink):
    import tf_keras as keras

    layers = keras.layers
    models = {
        "dense": [layers.Dense(3, input_shape=(4, )),
                  layers.Dense(1)],
        "recurrent": [layers.LSTM(3, input_shape=(5, 2)),
                      layers.Dense(1)],
        "picture": [
            layers.Conv2D(2, 3, input_shape=(8, 8, 1)),
            layers.BatchNormalization(),
            layers.Flatten(),
            layers.Dense(1)
        ],
        "embedding": [layers.Embedding(9, 3, input_length=4),
                      layers.Bidirectional(layers.GRU(2))],
    }
    for name, parts in sorted(models.items()):
        model = keras.Sequential(parts)
        model.compile("adam", "mse")
        source = "tf-keras:" + name
        sink.add("keras", source, "model.h5", lambda path: model.save(path, save_format="h5"))
        sink.add("keras", source, "model.keras", model.save)
        sink.add("keras", source, "weights.h5", model.save_weights)
        folder_of(
            sink, "tensorflow", source + "-folder",
            lambda folder: model.save(os.path.join(folder, "m"), save_format="tf")
        )


def make_paddle(sink):
    import paddle

    layer = paddle.nn.Sequential(paddle.nn.Linear(4, 3), paddle.nn.ReLU(), paddle.nn.Linear(3, 1))
    optimizer = paddle.optimizer.Adam(parameters=layer.parameters())
    layer(paddle.ones([2, 4])).sum().backward()
    optimizer.step()
    for protocol in (2, 4):
        sink.add(
            "paddle", "paddle:state", "p%d.pdparams" % protocol,
            lambda path: paddle.save(layer.state_dict(), path, protocol=protocol)
        )
    sink.add(
        "paddle", "paddle:optimizer", "model.pdopt",
        lambda path: paddle.save(optimizer.state_dict(), path)
    )
    sink.add(
        "paddle", "paddle:nested", "all.pdparams",
        lambda path: paddle.save({"m": layer.state_dict(), "epoch": 3}, path)
    )
    folder_of(
        sink, "paddle", "paddle:static", lambda folder: paddle.jit.save(
            layer,
            os.path.join(folder, "model"),
            input_spec=[paddle.static.InputSpec([None, 4], "float32")]
        )
    )


def make_coreml(sink):
    import coremltools as ct
    from coremltools.models import datatypes
    from coremltools.models.neural_network import NeuralNetworkBuilder

    builder = NeuralNetworkBuilder([("x", datatypes.Array(4))], [("y", datatypes.Array(2))])
    builder.add_inner_product("line", np.ones((2, 4)), np.zeros(2), 4, 2, True, "x", "m")
    builder.add_activation("act", "RELU", "m", "y")
    sink.add(
        "coreml", "coreml:network", "model.mlmodel",
        lambda path: ct.utils.save_spec(builder.spec, path)
    )
    program(sink, ct)


def program(sink, ct):
    from coremltools.converters.mil import Builder as mb

    @mb.program(input_specs=[mb.TensorSpec(shape=(1, 4))])
    def twice(x):
        return mb.add(x=x, y=np.ones((1, 4), "f4"), name="y")

    folder_of(
        sink, "coreml", "coreml:package",
        lambda folder: ct.convert(twice, convert_to="mlprogram", skip_model_load=True
                                  ).save(os.path.join(folder, "m.mlpackage"))
    )


def make_openvino(sink):
    import openvino as ov
    from openvino import opset13 as ops

    x = ops.parameter([1, 4], np.float32, name="x")
    model = ov.Model(
        [ops.relu(ops.matmul(x, ops.constant(np.ones((4, 2), "f4")), False, False))], [x], "gate"
    )
    folder_of(
        sink, "openvino", "openvino:line",
        lambda folder: ov.save_model(model, os.path.join(folder, "model.xml"))
    )
