"""Packages that live beside scikit-learn and pandas, pickled as their users do."""
import pickle

import numpy as np

from .sklearn_files import dump, joblib_dump, tables

# Functions travel inside, or making the value evaluates text: what an unknown package may do.
SUSPICIOUS = {"umap:UMAP", "sympy:expression"}


def balanced():
    from imblearn import combine, ensemble, over_sampling, pipeline, under_sampling
    from sklearn.linear_model import LogisticRegression

    x, y = tables()[0]
    y = (y == 0).astype(int)
    return {
        "imblearn:RandomOverSampler":
        over_sampling.RandomOverSampler(),
        "imblearn:NearMiss":
        under_sampling.NearMiss(),
        "imblearn:SMOTE":
        over_sampling.SMOTE(k_neighbors=2),
        "imblearn:SMOTETomek":
        combine.SMOTETomek(),
        "imblearn:Pipeline":
        pipeline.make_pipeline(over_sampling.SMOTE(k_neighbors=2), LogisticRegression()).fit(x, y),
        "imblearn:BalancedRandomForest":
        ensemble.BalancedRandomForestClassifier(n_estimators=2).fit(x, y),
        "imblearn:EasyEnsemble":
        ensemble.EasyEnsembleClassifier(n_estimators=2).fit(x, y),
    }


def encoded():
    import category_encoders as ce
    import pandas as pd

    frame = pd.DataFrame({"c": list("abcabcab")})
    names = [
        "OrdinalEncoder", "OneHotEncoder", "TargetEncoder", "BinaryEncoder", "CountEncoder",
        "HashingEncoder", "LeaveOneOutEncoder", "WOEEncoder", "JamesSteinEncoder",
        "CatBoostEncoder", "HelmertEncoder"
    ]
    return {
        "category-encoders:" + name: getattr(ce,
                                             name)(cols=["c"]).fit(frame, pd.Series([0, 1] * 4))
        for name in names
    }


def statistical():
    import statsmodels.api as sm
    from statsmodels.tsa.api import ExponentialSmoothing
    from statsmodels.tsa.arima.model import ARIMA

    x, y = tables()[1]
    series = np.cumsum(np.random.RandomState(1).randn(40)) + 50
    return {
        "statsmodels:OLS": sm.OLS(y, sm.add_constant(x)).fit(),
        "statsmodels:Logit": sm.Logit((y > y.mean()).astype(int), x[:, :1]).fit(disp=0),
        "statsmodels:GLM": sm.GLM(y, x, family=sm.families.Gaussian()).fit(),
        "statsmodels:ARIMA": ARIMA(series, order=(1, 0, 0)).fit(),
        "statsmodels:smoothing": ExponentialSmoothing(series, trend="add").fit(),
    }


def grouped():
    import hdbscan
    import umap

    x = np.random.RandomState(1).rand(40, 4)
    return {
        "hdbscan:HDBSCAN": hdbscan.HDBSCAN(min_cluster_size=3).fit(x), "umap:UMAP":
        umap.UMAP(n_neighbors=4, n_epochs=3, init="random").fit(x)
    }


def tabular():
    import networkx as nx
    import polars as pl
    import pyarrow as pa
    import sparse
    import xarray as xr

    return {
        "xarray:Dataset": xr.Dataset({"a": ("t", np.arange(3.0))}, coords={"t": [1, 2, 3]}),
        "networkx:Graph": nx.path_graph(4),
        "networkx:DiGraph": nx.DiGraph([(1, 2)]),
        "polars:DataFrame": pl.DataFrame({"a": [1, 2]}),
        "polars:Series": pl.Series([1]),
        "pyarrow:Table": pa.table({"a": [1, 2]}),
        "pyarrow:Array": pa.array([1, None]),
        "sparse:COO": sparse.COO.from_numpy(np.eye(3)),
    }


def series():
    from sktime.forecasting.naive import NaiveForecaster
    import pandas as pd

    return {"sktime:NaiveForecaster": NaiveForecaster().fit(pd.Series(np.arange(9.0)))}


def symbolic():
    import sympy

    x = sympy.Symbol("x")
    return {"sympy:expression": x**2 + sympy.sin(x) / 3}


def make(sink):
    for group in (balanced, encoded, statistical, grouped, tabular, series, symbolic):
        try:
            values = group()
        except Exception as error:
            sink.fail("neighbours " + group.__name__, error)
            continue
        for source, value in sorted(values.items()):
            expected = "suspicious" if source in SUSPICIOUS else "clean"
            for protocol in (2, pickle.HIGHEST_PROTOCOL):
                sink.add(
                    "neighbours", source, "p%d.pkl" % protocol, dump(value, protocol), expected
                )
            sink.add("neighbours", source, "c.joblib", joblib_dump(value, 3), expected)
    make_skops(sink)


def make_skops(sink):
    import skops.io
    from sklearn import ensemble, linear_model, pipeline, preprocessing, svm

    x, y = tables()[0]
    models = [
        linear_model.LogisticRegression(),
        ensemble.RandomForestClassifier(n_estimators=2),
        svm.SVC(),
        ensemble.GradientBoostingClassifier(n_estimators=2),
        pipeline.make_pipeline(preprocessing.StandardScaler(), linear_model.Ridge()),
        pipeline.make_pipeline(preprocessing.FunctionTransformer(np.log1p), linear_model.Lasso())
    ]
    for model in models:
        name = "skops:" + type(model).__name__
        sink.add(
            "skops", name, "%s.skops" % model.__class__.__name__.lower(),
            lambda path: skops.io.dump(model.fit(x, y), path)
        )
