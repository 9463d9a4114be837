"""numpy, scipy and pandas files. Runs on Python 2.7 and later."""
import datetime
import decimal
import pickle
from collections import OrderedDict, defaultdict, deque

import numpy as np

from .sink import draw
from .sklearn_files import dump, joblib_dump


def arrays():
    rng = np.random.RandomState(5)
    table = np.array(
        [("ana", 31, 1.5), ("bea", 28, 2.5)], dtype=[("name", "U8"), ("age", "i4"), ("x", "f8")]
    )
    return OrderedDict(
        [
            ("float64", rng.randn(50, 7)),
            ("float32", rng.randn(3, 4, 5).astype("f4")),
            ("int8", np.arange(20, dtype="i1")),
            ("float16", np.ones(9, "f2")),
            ("big-endian", np.arange(12, dtype=">i4")),
            ("bool", np.eye(4) > 0),
            ("complex", np.ones(5) + 1j),
            ("fortran", np.asfortranarray(rng.randn(8, 5))),
            ("empty", np.zeros((0, 3))),
            ("scalar", np.array(3.5)),
            ("datetime", np.array(["2020-01-01", "NaT"], dtype="M8[D]")),
            ("timedelta", np.array([1, 2], dtype="m8[s]")),
            ("unicode", np.array([u"se\xf1al", u"b"])),
            ("bytes", np.array([b"ab", b"c"])),
            ("structured", table),
            ("records", table.view(np.recarray)),
            (
                "nested-dtype",
                np.zeros(2, dtype=[("p", [("x", "f4"), ("y", "f4")]), ("q", "i2", (2, 2))])
            ),
            ("object", np.array([1, "a", None, {"k": [1, 2]}], dtype=object)),
            ("masked", np.ma.array([1, 2, 3], mask=[0, 1, 0])),
            ("object-grid", np.array([[1, "a"], [None, 2.5]], dtype=object)),
            ("large", rng.rand(300, 200)),
            ("matrix", np.matrix([[1, 2], [3, 4]])),
            ("void", np.zeros(2, "V4")),
            ("strided", np.arange(20)[::2]),
            ("int64-scalar", np.int64(5)),
            ("float32-scalar", np.float32(1.25)),
            ("dtype", np.dtype([("a", "f4")])),
            ("random-state", np.random.RandomState(3)),
            ("polynomial", np.poly1d([1, 2, 3])),
        ]
    )


def protocols(sink, source, thin):
    """All of them; in an old era one, drawn by name."""
    every = list(range(pickle.HIGHEST_PROTOCOL + 1))
    return [every[draw(sink.era + source, len(every))]] if thin else every


def make_numpy(sink, thin):
    for name, value in arrays().items():
        source = "numpy:" + name
        for protocol in protocols(sink, source, thin):
            sink.add("numpy", source, "p%d.pkl" % protocol, dump(value, protocol))
        for compress in (draw(sink.era + source, 2) * 3, ) if thin else (0, 3):
            sink.add("numpy", source, "c%d.joblib" % compress, joblib_dump(value, compress))
        if isinstance(value, np.ndarray) and name != "masked":
            sink.add("numpy", source, "a.npy", lambda path, v=value: save_npy(path, v))
    plain = dict(
        (name, value) for name, value in arrays().items()
        if type(value) is np.ndarray and not value.dtype.hasobject and value.dtype.kind != "V"
    )
    sink.add("numpy", "numpy:npz", "plain.npz", lambda path: save_to(path, np.savez, plain))
    sink.add(
        "numpy", "numpy:npz", "small.npz", lambda path: save_to(path, np.savez_compressed, plain)
    )
    mixed = {
        "object": arrays()["object"], "x": np.arange(3), "words":
        np.array(["a", "b"], dtype=object)
    }
    sink.add("numpy", "numpy:npz-object", "mixed.npz", lambda path: save_to(path, np.savez, mixed))
    if hasattr(np.random, "default_rng"):
        for kind in ("PCG64", "MT19937", "Philox", "SFC64"):
            generator = np.random.Generator(getattr(np.random, kind)(4))
            for protocol in (2, pickle.HIGHEST_PROTOCOL):
                sink.add(
                    "numpy", "numpy:random-" + kind, "p%d.pkl" % protocol,
                    dump(generator, protocol)
                )
    make_npy_versions(sink)


def make_npy_versions(sink):
    for version in ((1, 0), (2, 0), (3, 0)):

        def write(path, version=version):
            with open(path, "wb") as stream:
                np.lib.format.write_array(stream, np.arange(6.0), version=version)

        sink.add("numpy", "numpy:npy-version", "v%d.npy" % version[0], write)

    def several(path):
        with open(path, "wb") as stream:
            np.save(stream, np.arange(4))
            np.save(stream, np.ones((2, 2)))

    sink.add("numpy", "numpy:npy-several", "two.npy", several)


def save_npy(path, value):
    with open(path, "wb") as stream:
        np.save(stream, value, allow_pickle=True)


def save_to(path, saver, members):
    with open(path, "wb") as stream:
        saver(stream, **members)


class Plain(object):
    pass


def standard_values():
    """Values of the standard library that people keep in pickles."""
    import fractions
    import uuid

    values = OrderedDict(
        [
            ("dict", {"a": [1, 2.5, None, True], "b": ("x", b"y", u"\xf1")}),
            ("set", {1, 2, 3}),
            ("frozenset", frozenset("ab")),
            ("ordered", OrderedDict([("a", 1), ("b", {"c": 2})])),
            ("defaultdict", defaultdict(list, {"a": [1]})),
            ("defaultdict-int", defaultdict(int, a=1)),
            ("deque", deque([1, 2], maxlen=5)),
            ("decimal", decimal.Decimal("1.25")),
            ("fraction", fractions.Fraction(2, 3)),
            ("datetime", datetime.datetime(2020, 1, 2, 3, 4, 5, 6)),
            ("date", datetime.date(2020, 1, 2)),
            ("time", datetime.time(3, 4)),
            ("timedelta", datetime.timedelta(3, 4)),
            ("uuid", uuid.UUID(int=12345)),
            ("long", 2**300),
            ("negative", -2**70),
            ("complex", 1 + 2j),
            ("range", range(5)),
            ("slice", slice(1, 5, 2)),
            ("bytearray", bytearray(b"abc")),
            ("nested", [[[[[]]]]] * 3),
            ("type", dict),
            ("big-text", u"x" * 70000),
            ("many", [{"row": i, "name": "n%d" % i} for i in range(2000)]),
            ("bool", True),
            ("none", None),
            ("float", float("nan")),
        ]
    )
    cycle = {"name": "cycle"}
    cycle["self"] = cycle
    values["cycle"] = cycle
    try:
        from collections import Counter
        from pathlib import PosixPath, PurePosixPath, PureWindowsPath

        values["counter"] = Counter("banana")
        values["path"] = PosixPath("models/a.bin")
        values["pure-path"] = [PurePosixPath("a/b"), PureWindowsPath("c\\d")]
        from types import SimpleNamespace

        values["namespace"] = SimpleNamespace(a=1)
        values["utc"] = datetime.datetime(2021, 1, 1, tzinfo=datetime.timezone.utc)
        values["offset"] = datetime.timezone(datetime.timedelta(hours=2), "here")
        from zoneinfo import ZoneInfo

        values["zone"] = datetime.datetime(2021, 1, 1, tzinfo=ZoneInfo("Europe/Madrid"))
    except ImportError:
        pass
    import argparse
    import random

    values["arguments"] = argparse.Namespace(lr=0.1, layers=[1, 2])
    values["random"] = random.Random(4)
    return values


def make_standard(sink, thin):
    for name, value in standard_values().items():
        for protocol in protocols(sink, "python:" + name, thin):
            sink.add("python", "python:" + name, "p%d.pkl" % protocol, dump(value, protocol))

    def stacked(path):
        with open(path, "wb") as stream:
            for part in ([1, 2], {"a": 1}, np.arange(3)):
                pickle.dump(part, stream, 2)

    sink.add("python", "python:stacked", "three.pkl", stacked)
    sink.add("python", "python:unknown-class", "main.pkl", dump(Plain(), 2), expected="suspicious")


def make_scipy(sink):
    import scipy.sparse as sp

    eye = sp.eye(5).tocsr()
    for kind in ("csr", "csc", "coo", "lil", "dok", "dia", "bsr"):
        matrix = eye.asformat(kind)
        for protocol in (2, pickle.HIGHEST_PROTOCOL):
            sink.add("scipy", "scipy:" + kind, "p%d.pkl" % protocol, dump(matrix, protocol))
        sink.add("scipy", "scipy:" + kind, "c.joblib", joblib_dump(matrix, 3))
        if kind in ("csr", "csc", "coo", "dia", "bsr"):
            sink.add("scipy", "scipy:" + kind, "m.npz", lambda path, m=matrix: save_sparse(path, m))
    for name, value in scipy_values(sink):
        for protocol in (0, 2, pickle.HIGHEST_PROTOCOL):
            sink.add("scipy", "scipy:" + name, "p%d.pkl" % protocol, dump(value, protocol))


def save_sparse(path, matrix):
    import scipy.sparse as sp

    with open(path, "wb") as stream:
        sp.save_npz(stream, matrix)


def scipy_values(sink):
    from scipy import interpolate, optimize, signal, spatial, stats

    x = np.linspace(0, 1, 9)
    makers = [
        ("norm", lambda: stats.norm(1, 2)),
        ("gamma", lambda: stats.gamma),
        ("kde", lambda: stats.gaussian_kde(x)),
        ("interp1d", lambda: interpolate.interp1d(x, x**2)),
        ("cubic", lambda: interpolate.CubicSpline(x, x)),
        ("spline", lambda: interpolate.UnivariateSpline(x, x)),
        ("rbf", lambda: interpolate.RBFInterpolator(x[:, None], x)),
        ("optimum", lambda: optimize.minimize(lambda v: (v**2).sum(), [1.0])),
        ("kdtree", lambda: spatial.cKDTree(x[:, None])),
        ("rotation", lambda: spatial.transform.Rotation.from_euler("z", 90, degrees=True)),
        ("ttest", lambda: stats.ttest_1samp(x, 0)),
        ("sparse-array", lambda: __import__("scipy.sparse").sparse.csr_array(np.eye(3))),
        ("filter", lambda: signal.butter(2, 0.2)),
        ("multivariate", lambda: stats.multivariate_normal([0, 0], np.eye(2))),
    ]
    for name, maker in makers:
        try:
            yield name, maker()
        except Exception as error:
            sink.fail("scipy:" + name, error)


def frames(sink):
    import pandas as pd

    dates = pd.date_range("2020-01-01", periods=4, freq="D")
    frame = pd.DataFrame({"a": [1, 2, 3, 4], "b": [1.5, None, 2, 3], "c": list("wxyz"), "d": dates})
    makers = [
        ("frame", lambda: frame),
        ("series", lambda: frame["b"]),
        ("index", lambda: pd.Index([1, 2, 3])),
        ("words", lambda: pd.Series(["a", None, "c"])),
        ("category", lambda: frame["c"].astype("category")),
        ("ordered", lambda: pd.Categorical(["s", "m"], ["s", "m", "l"], ordered=True)),
        ("multi-index", lambda: frame.set_index(["a", "c"])),
        ("dates", lambda: frame.set_index("d")),
        ("zone", lambda: pd.Series(dates.tz_localize("Europe/Madrid"))),
        ("utc", lambda: dates.tz_localize("UTC")),
        ("timestamp", lambda: pd.Timestamp("2020-01-02 03:04", tz="US/Eastern")),
        ("timedelta", lambda: pd.Timedelta("2 days")),
        ("period", lambda: pd.period_range("2020-01", periods=3, freq="M")),
        ("interval", lambda: pd.interval_range(0, 3)),
        ("cut", lambda: pd.cut(pd.Series([1, 5, 9]), 3)),
        ("range-index", lambda: pd.RangeIndex(5)),
        ("int64-na", lambda: pd.array([1, None], dtype="Int64")),
        ("boolean-na", lambda: pd.array([True, None], dtype="boolean")),
        ("string-na", lambda: pd.Series(["a", None], dtype="string")),
        ("float-na", lambda: pd.array([1.5, None], dtype="Float64")),
        ("sparse", lambda: pd.Series(pd.arrays.SparseArray([0, 0, 1]))),
        ("arrow", lambda: pd.Series([1, 2], dtype="int64[pyarrow]")),
        ("arrow-text", lambda: pd.Series(["a", "b"], dtype="string[pyarrow]")),
        ("na", lambda: pd.NA),
        ("nat", lambda: pd.NaT),
        (
            "offset",
            lambda: [pd.offsets.BusinessDay(2),
                     pd.offsets.MonthEnd(),
                     pd.offsets.Week(weekday=1)]
        ),
        ("groups", lambda: frame.groupby("c").mean(numeric_only=True)),
        ("empty", lambda: pd.DataFrame()),
        (
            "column-names",
            lambda: pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_product([["x"], ["y", "z"]]))
        ),
        ("mixed", lambda: {"frame": frame, "list": [frame["a"], dates]}),
        ("timedelta-index", lambda: pd.timedelta_range("1D", periods=3)),
        ("slice", lambda: frame[["a", "c"]].iloc[1:3]),
        ("large", lambda: pd.DataFrame(np.random.RandomState(1).rand(1500, 8))),
    ]
    for name, maker in makers:
        try:
            yield name, maker()
        except Exception as error:
            sink.fail("pandas:" + name, error)


def make_pandas(sink, thin):
    import pandas as pd

    for name, value in frames(sink):
        source = "pandas:" + name
        for protocol in protocols(sink, source, thin):
            sink.add("pandas", source, "p%d.pkl" % protocol, dump(value, protocol))
        sink.add("pandas", source, "c.joblib", joblib_dump(value, 0))
        if name in ("frame", "large", "words") and hasattr(value, "to_pickle"):
            for ending in ("gz", "bz2", "zip", "xz", "zst", "tar"):
                sink.add(
                    "pandas", source, "f.pkl." + ending, lambda path, v=value: v.to_pickle(path)
                )
    if not thin:
        frame = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
        sink.add("pandas", "pandas:tables", "t.parquet", frame.to_parquet)
        sink.add("pandas", "pandas:tables", "t.feather", frame.to_feather)
        sink.add("pandas", "pandas:tables", "t.csv", frame.to_csv)
