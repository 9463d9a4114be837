"""dill and cloudpickle: of importable things (clean), and of code itself (suspicious by nature)."""
import collections

import cloudpickle
import dill
import numpy as np

from .sink import write_bytes
from .sklearn_files import TEXTS, tables


def ordinary():
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer, StandardScaler
    import pandas as pd

    x, y = tables()[0]
    return {
        "model": LogisticRegression().fit(x, y),
        "pipeline": make_pipeline(StandardScaler(), FunctionTransformer(np.log1p)).fit(x),
        "array": np.arange(5),
        "frame": pd.DataFrame({"a": [1, 2]}),
        "dict": {"a": [1, (2, 3)], "b": {4}},
        "counter": collections.Counter("gate"),
        "words": TEXTS,
        "ufunc": np.sin,
        "type": collections.OrderedDict,
        "slice": slice(1, 2),
        "keys": {"a": 1}.keys(),
        "memory": bytearray(b"abc"),
        "range": range(3),
        "type-of-array": np.ndarray,
        "dtype": np.dtype("f4"),
    }


def code():
    factor = 3
    Point = collections.namedtuple("Point", "x y")

    class Local(object):

        def __init__(self, size):
            self.size = size

        def double(self):
            return self.size * 2

    def scale(value):
        return value * factor

    from sklearn.preprocessing import FunctionTransformer

    return {
        "lambda": lambda value: value + 1,
        "closure": scale,
        "class": Local,
        "instance": Local(3),
        "named-tuple": Point(1, 2),
        "transformer": FunctionTransformer(lambda value: value * 2),
    }


def make(sink):
    savers = [("dill", dill.dumps), ("cloudpickle", cloudpickle.dumps)]
    for values, expected in ((ordinary(), "clean"), (code(), "suspicious")):
        for name, value in sorted(values.items()):
            for saver, dumps in savers:
                source = saver + ":" + name
                for protocol in (2, 4, 5):

                    def write(path, value=value, protocol=protocol, dumps=dumps):
                        write_bytes(dumps(value, protocol=protocol))(path)

                    sink.add(saver, source, "p%d.pkl" % protocol, write, expected)
