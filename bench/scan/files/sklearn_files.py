"""Every scikit-learn estimator, fitted on tiny data and saved. Runs on Python 2.7 and later."""
import pickle
import warnings

import numpy as np

from .sink import draw

TEXTS = [
    "the gate is open",
    "the gate is shut",
    "a boat waits at the quay",
    "rain on the harbour",
    "the clerk stamps a form",
    "two boats leave",
    "no form no stamp",
    "the quay is wet",
]
FULL = {
    "RandomForestClassifier",
    "LogisticRegression",
    "Pipeline",
    "StandardScaler",
    "KMeans",
    "SVC",
    "KNeighborsClassifier",
    "GradientBoostingRegressor",
    "TfidfVectorizer",
    "GaussianNB",
}


def tables():
    """(X, y) pairs, most ordinary first: what an estimator is fitted on is the first it takes."""
    rng = np.random.RandomState(7)
    numbers = np.abs(rng.randn(24, 4)) + 0.1
    labels = np.arange(24) % 3
    target = numbers.dot(np.array([1.0, 2.0, 0.5, 3.0])) + 1
    both = np.column_stack([labels % 2, (labels + 1) % 2])
    words = [[w for w in text.split()] for text in TEXTS]
    return [
        (numbers, labels),
        (numbers, target),
        (numbers, both),
        (numbers, np.column_stack([target] * 2)),
        (numbers, None),
        (target, target),
        (TEXTS, None),
        (labels, None),
        (words, None),
        ([{"color": "red", "size": 1}, {"color": "blue", "size": 2}], None),
        ((numbers > 1).astype(int), labels),
        (numbers[:, :1], target),
        (labels.astype(str), None),
    ]


def meta_arguments():
    from sklearn.linear_model import LinearRegression, LogisticRegression
    from sklearn.preprocessing import StandardScaler
    from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

    grid = {"max_depth": [1, 2]}
    named = [("a", DecisionTreeClassifier()), ("b", LogisticRegression())]
    return {
        "ClassifierChain": [LogisticRegression()],
        "ColumnTransformer": [[("scale", StandardScaler(), [0, 1])]],
        "FeatureUnion": [[("a", StandardScaler())]],
        "FixedThresholdClassifier": [LogisticRegression()],
        "FrozenEstimator": [LogisticRegression()],
        "GridSearchCV": [DecisionTreeClassifier(), grid],
        "HalvingGridSearchCV": [DecisionTreeClassifier(), grid],
        "HalvingRandomSearchCV": [DecisionTreeClassifier(), grid],
        "RandomizedSearchCV": [DecisionTreeClassifier(), {"max_depth": [1, 2, 3]}],
        "MultiOutputClassifier": [LogisticRegression()],
        "MultiOutputRegressor": [LinearRegression()],
        "OneVsOneClassifier": [LogisticRegression()],
        "OneVsRestClassifier": [LogisticRegression()],
        "OutputCodeClassifier": [LogisticRegression()],
        "Pipeline": [[("scale", StandardScaler()), ("model", LogisticRegression())]],
        "RFE": [LogisticRegression()],
        "RFECV": [LogisticRegression()],
        "RegressorChain": [LinearRegression()],
        "SelectFromModel": [LogisticRegression()],
        "SelfTrainingClassifier": [LogisticRegression()],
        "SequentialFeatureSelector": [LogisticRegression()],
        "SparseCoder": [np.eye(4)],
        "StackingClassifier": [named],
        "StackingRegressor": [[("a", DecisionTreeRegressor()), ("b", LinearRegression())]],
        "TunedThresholdClassifierCV": [LogisticRegression()],
        "VotingClassifier": [named],
        "VotingRegressor": [[("a", DecisionTreeRegressor()), ("b", LinearRegression())]],
        "CalibratedClassifierCV": [],
        "GaussianRandomProjection": [2],
        "SparseRandomProjection": [2],
    }


def estimators():
    try:
        from sklearn.utils import all_estimators
    except ImportError:
        try:
            from sklearn.utils.testing import all_estimators
        except ImportError:
            all_estimators = walked_estimators
    for module in (
        "enable_halving_search_cv", "enable_iterative_imputer", "enable_hist_gradient_boosting"
    ):
        try:
            __import__("sklearn.experimental." + module)
        except Exception:
            pass
    try:
        found = all_estimators()
    except ImportError:
        found = walked_estimators()
    return sorted(found, key=lambda pair: pair[0])


def walked_estimators():
    """What `all_estimators` gives, without the test packages that it imports in some versions."""
    import importlib
    import inspect
    import pkgutil

    import sklearn
    from sklearn.base import BaseEstimator

    found = {}
    for _, name, _ in pkgutil.walk_packages(sklearn.__path__, "sklearn.", onerror=lambda _: None):
        if ".tests" in name or ".externals" in name or "conftest" in name:
            continue
        try:
            module = importlib.import_module(name)
        except Exception:
            continue
        for kind in vars(module).values():
            public = inspect.isclass(kind) and not kind.__name__.startswith("_")
            if public and issubclass(kind, BaseEstimator) and not inspect.isabstract(kind):
                found[kind.__name__] = kind
    return [
        pair for pair in found.items() if pair[0] not in ("BaseEstimator", "CheckingClassifier")
    ]


def made(name, kind, arguments):
    """The estimator with few rounds, so that nothing takes long."""
    model = kind(*arguments.get(name, []))
    for key, value in (("n_estimators", 3), ("max_iter", 20), ("n_components", 2), ("cv", 2)):
        if key in model.get_params(deep=False):
            try:
                kind(*arguments.get(name, [])).set_params(**{key: value}).fit(*tables()[0])
                model.set_params(**{key: value})
            except Exception:
                pass
    return model


def fitted(name, kind, arguments):
    last = None
    for x, y in tables():
        try:
            model = made(name, kind, arguments)
            return model.fit(x, y) if y is not None else model.fit(x)
        except Exception as error:
            last = error
    try:
        return kind(*arguments.get(name, []))
    except Exception:
        raise last


def dump(model, protocol):

    def write(path):
        with open(path, "wb") as stream:
            pickle.dump(model, stream, protocol)

    return write


def joblib_of_this_era():
    try:
        import joblib

        return joblib
    except ImportError:
        from sklearn.externals import joblib

        return joblib


def joblib_dump(model, compress):

    def write(path):
        joblib_of_this_era().dump(model, path, compress=compress)

    return write


def compressions():
    ways = [("none", 0), ("zlib", 3)]
    import os
    import tempfile

    for name in ("gzip", "bz2", "xz", "lzma", "lz4"):
        path = os.path.join(tempfile.mkdtemp(), "x")
        try:
            joblib_of_this_era().dump([1], path, compress=(name, 3))
            ways.append((name, (name, 3)))
        except Exception:
            pass
    return ways


def save(sink, source, model, everything):
    """Both savers in one way each, drawn by name; in every way when `everything` is asked."""
    label = sink.era + source
    protocols = range(pickle.HIGHEST_PROTOCOL + 1)
    ways = compressions_known[0]
    if not everything:
        protocols = [protocols[draw(label + "p", len(protocols))]]
        ways = [ways[draw(label + "c", len(ways))]]
    for protocol in protocols:
        sink.add("sklearn", source, "p%d.pkl" % protocol, dump(model, protocol))
    for name, compress in ways:
        sink.add("sklearn", source, "%s.joblib" % name, joblib_dump(model, compress))


compressions_known = []


def make(sink, thin):
    """`thin` halves the estimators, differently in each era."""
    warnings.simplefilter("ignore")
    compressions_known.append(compressions())
    arguments = meta_arguments()
    for name, kind in estimators():
        if thin and name not in FULL and draw(sink.era + name, 2):
            continue
        source = "sklearn:" + name
        try:
            model = fitted(name, kind, arguments)
        except Exception as error:
            sink.fail(source, error)
            continue
        save(sink, source, model, name in FULL and (not thin or not draw(sink.era + name, 3)))
    for name, model in composed(sink):
        save(sink, "sklearn:composed-" + name, model, False)


def composed(sink):
    makers = [
        ("text", text_pipeline),
        ("columns", column_pipeline),
        ("grid", grid_search),
        ("functions", function_pipeline),
        ("union", union_pipeline),
        ("bagging", bagging),
        ("dictionary", dictionary),
        ("calibrated", calibrated),
        ("random-search", random_search),
    ]
    for name, maker in makers:
        try:
            yield name, maker()
        except Exception as error:
            sink.fail("sklearn:composed-" + name, error)


def text_pipeline():
    from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
    from sklearn.linear_model import SGDClassifier
    from sklearn.pipeline import Pipeline

    steps = [
        ("count", CountVectorizer(ngram_range=(1, 2), stop_words="english")),
        ("tfidf", TfidfTransformer()), ("model", SGDClassifier(max_iter=5, tol=None))
    ]
    return Pipeline(steps).fit(TEXTS, [0, 0, 1, 1, 0, 1, 0, 1])


def column_pipeline():
    import pandas as pd
    from sklearn.compose import ColumnTransformer, make_column_selector
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import Pipeline, make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    frame = pd.DataFrame(
        {"age": [21, 35, None, 50] * 4, "city": ["vigo", "lugo", "oslo", "lugo"] * 4}
    )
    columns = ColumnTransformer(
        [
            ("numbers", make_pipeline(SimpleImputer(), StandardScaler()), ["age"]),
            (
                "words", OneHotEncoder(handle_unknown="ignore"
                                       ), make_column_selector(dtype_include=object)
            ),
        ],
        remainder="drop"
    )
    model = Pipeline([("columns", columns), ("model", RandomForestClassifier(n_estimators=4))])
    return model.fit(frame, [0, 1] * 8)


def function_pipeline():
    from sklearn.linear_model import Ridge
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer

    x, y = tables()[1]
    return make_pipeline(
        FunctionTransformer(np.log1p, np.expm1), FunctionTransformer(np.sqrt),
        FunctionTransformer(np.nan_to_num), Ridge()
    ).fit(x, y)


def union_pipeline():
    from sklearn.decomposition import PCA
    from sklearn.feature_selection import SelectKBest, f_classif
    from sklearn.pipeline import FeatureUnion, Pipeline
    from sklearn.svm import SVC

    x, y = tables()[0]
    union = FeatureUnion([("pca", PCA(2)), ("best", SelectKBest(f_classif, k=2))])
    return Pipeline([("union", union), ("svc", SVC(probability=True))]).fit(x, y)


def grid_search():
    from sklearn.ensemble import RandomForestRegressor
    try:
        from sklearn.model_selection import GridSearchCV, KFold

        folds = KFold(2)
    except ImportError:
        from sklearn.grid_search import GridSearchCV

        folds = 2
    x, y = tables()[1]
    grid = {"n_estimators": [2, 3], "max_features": ["sqrt", None]}
    return GridSearchCV(RandomForestRegressor(), grid, cv=folds, scoring="r2").fit(x, y)


def random_search():
    from scipy.stats import randint, uniform
    from sklearn.linear_model import SGDClassifier
    from sklearn.metrics import make_scorer, f1_score
    from sklearn.model_selection import RandomizedSearchCV, StratifiedKFold

    x, y = tables()[0]
    space = {"alpha": uniform(0.001, 0.1), "max_iter": randint(5, 9)}
    scorer = make_scorer(f1_score, average="macro")
    return RandomizedSearchCV(
        SGDClassifier(),
        space,
        n_iter=2,
        cv=StratifiedKFold(2),
        scoring=scorer,
        random_state=np.random.RandomState(3)
    ).fit(x, y)


def bagging():
    from sklearn.ensemble import AdaBoostClassifier, BaggingClassifier
    from sklearn.tree import DecisionTreeClassifier

    x, y = tables()[0]
    return BaggingClassifier(
        AdaBoostClassifier(DecisionTreeClassifier(max_depth=1), n_estimators=2), n_estimators=2
    ).fit(x, y)


def calibrated():
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.svm import LinearSVC

    x, y = tables()[0]
    return CalibratedClassifierCV(LinearSVC(), cv=2, method="isotonic").fit(x, y)


def dictionary():
    """What people save: model, scaler, names and figures together."""
    import datetime

    from sklearn.linear_model import LinearRegression
    from sklearn.metrics.pairwise import rbf_kernel
    from sklearn.preprocessing import MinMaxScaler

    x, y = tables()[1]
    return {
        "model": LinearRegression().fit(x, y),
        "scaler": MinMaxScaler().fit(x),
        "features": list("abcd"),
        "figures": {"r2": np.float64(0.9), "rows": np.int64(24)},
        "made": datetime.datetime(2024, 5, 6, 7, 8),
        "kernel": rbf_kernel,
        "classes": {"a", "b"},
        "matrix": np.asfortranarray(x),
    }
