"""HDF5 files and Keras models (Keras 3 with any backend)."""
import os

import h5py
import numpy as np


def make_hdf5(sink):
    for name, maker in sorted(HDF5.items()):
        for version in ("earliest", "latest"):

            def write(path, maker=maker, version=version):
                with h5py.File(path, "w", libver=version) as out:
                    maker(out)

            sink.add("hdf5", "hdf5:" + name, version + ".h5", write)

    def described(path):
        with h5py.File(path, "w", userblock_size=512) as out:
            out["x"] = np.arange(4)

    sink.add("hdf5", "hdf5:userblock", "u.h5", described)
    try:
        import pandas as pd

        frame = pd.DataFrame({"a": [1, 2], "b": [1.5, 2.5]})
        sink.add("hdf5", "hdf5:pandas", "f.h5", lambda path: frame.to_hdf(path, key="frame"))
    except Exception as error:
        sink.fail("hdf5:pandas", error)


def kinds(out):
    for kind in ("f2", "f4", "f8", "i1", "i8", "u4", ">f4", "c8", "?", "S5"):
        out["t" + kind.replace(">", "big-")] = np.zeros((2, 3), kind)
    out["compound"] = np.zeros(3, dtype=[("a", "f4"), ("b", "i2", (2, ))])
    out["words"] = np.array(["a", "bc"], dtype=h5py.string_dtype())
    ragged = out.create_dataset("ragged", (2, ), dtype=h5py.vlen_dtype(np.int32))
    ragged[0], ragged[1] = [1, 2], [3]
    out["enum"] = np.array([0, 1], dtype=h5py.enum_dtype({"RED": 0, "BLUE": 1}, basetype="i4"))
    out["opaque"] = np.zeros(2, "V8")


def storage(out):
    data = np.random.RandomState(1).rand(64, 64)
    out.create_dataset("chunked", data=data, chunks=(16, 16))
    out.create_dataset("gzip", data=data, compression="gzip", shuffle=True, fletcher32=True)
    out.create_dataset("lzf", data=data, compression="lzf")
    out.create_dataset("growing", data=data, maxshape=(None, 64), chunks=True)
    out.create_dataset("scaled", data=np.arange(60), scaleoffset=0, chunks=(20, ))
    out.create_dataset("filled", shape=(10, ), fillvalue=3.0)
    out.create_dataset("scalar", data=2.5)
    out.create_dataset("empty", data=h5py.Empty("f4"))


def links(out):
    group = out.create_group("a/b/c")
    group["x"] = np.arange(3)
    out["hard"] = group["x"]
    out["soft"] = h5py.SoftLink("/a/b/c/x")
    out.attrs["reference"] = group.ref
    out["named-type"] = np.dtype("f4")


def attributes(out):
    out.attrs["text"] = "the gate"
    out.attrs["bytes"] = np.bytes_(b"abc")
    out.attrs["numbers"] = np.arange(5)
    out.attrs["words"] = ["a", "bc"]
    out.attrs["long"] = "x" * 30000
    for index in range(40):
        out.attrs["k%d" % index] = index


def many(out):
    for index in range(300):
        out.create_group("layer_%03d" % index).create_dataset("kernel", data=np.ones(2))


def weights(out):
    out.attrs["layer_names"] = np.array([b"dense", b"dense_1"])
    out.attrs["backend"] = b"tensorflow"
    out.attrs["keras_version"] = b"2.4.0"
    for name in ("dense", "dense_1"):
        group = out.create_group(name)
        group.attrs["weight_names"] = np.array(
            [(name + "/kernel:0").encode(), (name + "/bias:0").encode()]
        )
        group.create_dataset(name + "/kernel:0", data=np.ones((4, 2), "f4"))
        group.create_dataset(name + "/bias:0", data=np.zeros(2, "f4"))


HDF5 = {
    "kinds": kinds, "storage": storage, "links": links, "attributes": attributes, "many": many,
    "weights": weights
}


def sequential(layers, shape):
    import keras

    return keras.Sequential([keras.Input(shape)] + layers)


def models():
    import keras
    from keras import layers as kl

    def functional():
        left, right = keras.Input((4, ), name="left"), keras.Input((3, ), name="right")
        joined = kl.Concatenate()([kl.Dense(4, activation="relu")(left), right])
        return keras.Model(
            [left, right], {
                "a": kl.Dense(1, name="a")(joined), "b":
                kl.Dense(2, activation="softmax", name="b")(joined)
            }
        )

    def residual():
        start = keras.Input((8, 8, 3))
        x = kl.Conv2D(3, 3, padding="same", kernel_regularizer="l2")(start)
        x = kl.Add()([kl.BatchNormalization()(x), start])
        return keras.Model(start, kl.Dense(2)(kl.GlobalAveragePooling2D()(x)))

    def nested():
        inner = sequential([kl.Dense(3)], (4, ))
        start = keras.Input((4, ))
        return keras.Model(start, kl.Dense(1)(inner(start)))

    def text():
        layer = kl.TextVectorization(max_tokens=10, output_sequence_length=4)
        layer.adapt(["the gate is open", "the gate is shut"])
        return keras.Sequential(
            [
                keras.Input((1, ), dtype="string"), layer,
                kl.Embedding(10, 4),
                kl.GlobalAveragePooling1D()
            ]
        )

    def normalised():
        layer = kl.Normalization()
        layer.adapt(np.random.rand(8, 4))
        return sequential([layer, kl.Dense(1)], (4, ))

    return {
        "mlp":
        lambda: sequential(
            [kl.Dense(8, activation="relu"),
             kl.Dropout(0.2),
             kl.Dense(2, activation="softmax")], (4, )
        ),
        "cnn":
        lambda:
        sequential([kl.Conv2D(4, 3), kl.MaxPooling2D(),
                    kl.Flatten(), kl.Dense(2)], (8, 8, 1)),
        "lstm":
        lambda: sequential(
            [kl.Embedding(20, 4),
             kl.Bidirectional(kl.LSTM(3, return_sequences=True)),
             kl.GRU(2)], (5, )
        ),
        "attention":
        attention,
        "functional":
        functional,
        "residual":
        residual,
        "nested":
        nested,
        "text":
        text,
        "normalised":
        normalised,
        "augment":
        lambda: sequential(
            [kl.Rescaling(1 / 255.0),
             kl.RandomFlip(),
             kl.RandomRotation(0.1),
             kl.Flatten()], (8, 8, 3)
        ),
        "time":
        lambda: sequential(
            [kl.TimeDistributed(kl.Dense(2)),
             kl.Conv1D(2, 2),
             kl.LayerNormalization()], (5, 3)
        ),
        "depthwise":
        lambda:
        sequential([kl.DepthwiseConv2D(3),
                    kl.SeparableConv2D(2, 3),
                    kl.UpSampling2D()], (8, 8, 2)),
        "activations":
        lambda: sequential(
            [
                kl.Dense(3),
                kl.LeakyReLU(),
                kl.Dense(3, activation="swish"),
                kl.PReLU(),
                kl.Activation("gelu")
            ], (4, )
        ),
        "mobilenet":
        lambda: keras.applications.MobileNetV2((32, 32, 3), alpha=0.35, weights=None, classes=2),
        "category":
        lambda: sequential([kl.CategoryEncoding(4), kl.Dense(1)], (1, )),
        "regularised":
        lambda: sequential(
            [
                kl.Dense(3, kernel_initializer="he_normal", bias_constraint="max_norm"),
                kl.GaussianNoise(0.1)
            ], (4, )
        ),
    }


def attention():
    import keras
    from keras import layers as kl

    start = keras.Input((6, 8))
    x = kl.LayerNormalization()(kl.MultiHeadAttention(2, 4)(start, start))
    return keras.Model(start, kl.Dense(1)(kl.GlobalMaxPooling1D()(x)))


def compiled(model):
    try:
        model.compile(
            "adam",
            loss=["mse"] * len(model.outputs) if len(model.outputs) > 1 else "mse",
            metrics=None
        )
    except Exception:
        pass
    return model


def make_keras(sink):
    os.environ.setdefault("KERAS_BACKEND", "torch" if sink.era == "now" else "tensorflow")
    for name, maker in sorted(models().items()):
        source = "keras:" + name
        try:
            model = compiled(maker())
        except Exception as error:
            sink.fail(source, error)
            continue
        sink.add("keras", source, "model.keras", model.save)
        sink.add("keras", source, "model.h5", model.save)
        sink.add("keras", source, "model.weights.h5", model.save_weights)
        sink.add("keras", source, "model.json", lambda path: write(path, model.to_json()))


def write(path, text):
    with open(path, "w") as stream:
        stream.write(text)
