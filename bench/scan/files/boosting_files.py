"""Gradient boosting models in their own formats and pickled. Runs on Python 2.7 and later."""
import pickle

import numpy as np

from .sklearn_files import dump, joblib_dump, tables


def every_saver(sink, family, source, model):
    for protocol in sorted({2, 4, pickle.HIGHEST_PROTOCOL}):
        if protocol <= pickle.HIGHEST_PROTOCOL:
            sink.add(family, source, "p%d.pkl" % protocol, dump(model, protocol))
    for compress in (0, 3):
        sink.add(family, source, "c%d.joblib" % compress, joblib_dump(model, compress))


def make_xgboost(sink):
    import xgboost as xgb

    x, y = tables()[0]
    models = {
        "classifier": lambda: xgb.XGBClassifier(n_estimators=3, max_depth=2).fit(x, y),
        "regressor": lambda: xgb.XGBRegressor(n_estimators=3, max_depth=2).fit(x,
                                                                               tables()[1][1]),
        "ranker": lambda: xgb.XGBRanker(n_estimators=2, max_depth=2).fit(x, y, group=[12, 12]),
        "forest": lambda: xgb.XGBRFClassifier(n_estimators=3, max_depth=2).fit(x, y),
        "booster": lambda: xgb.train({"max_depth": 2}, xgb.DMatrix(x, label=y), 3),
        "linear": lambda: xgb.train({"booster": "gblinear"}, xgb.DMatrix(x, label=y), 3),
        "dart": lambda: xgb.train({"booster": "dart", "max_depth": 2}, xgb.DMatrix(x, label=y), 3),
        "unfitted": lambda: xgb.XGBClassifier(),
    }
    for name, maker in sorted(models.items()):
        source = "xgboost:" + name
        try:
            model = maker()
        except Exception as error:
            sink.fail(source, error)
            continue
        every_saver(sink, "xgboost", source, model)
        for ending in ("json", "ubj", "deprecated", "model", "bin"):
            sink.add("xgboost", source, "model." + ending, model.save_model)
        booster = model if isinstance(model, xgb.Booster) else None
        if booster is not None:
            sink.add("xgboost", source, "dump.txt", booster.dump_model)
            sink.add("xgboost", source, "config.json", lambda path: save_config(path, booster))

    pipeline = pipeline_with(xgb.XGBClassifier(n_estimators=2)).fit(x, y)
    every_saver(sink, "xgboost", "xgboost:pipeline", pipeline)


def save_config(path, booster):
    with open(path, "w") as stream:
        stream.write(booster.save_config())


def pipeline_with(model):
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), model)


def make_lightgbm(sink):
    import lightgbm as lgb

    x, y = tables()[0]
    quiet = {"n_estimators": 2, "min_child_samples": 2, "num_leaves": 3, "verbosity": -1}
    train = {"num_leaves": 3, "min_data_in_leaf": 2, "verbosity": -1}
    models = {
        "classifier": lambda: lgb.LGBMClassifier(**quiet).fit(x, y),
        "regressor": lambda: lgb.LGBMRegressor(**quiet).fit(x,
                                                            tables()[1][1]),
        "ranker": lambda: lgb.LGBMRanker(**quiet).fit(x, y, group=[12, 12]),
        "booster": lambda: lgb.train(train, lgb.Dataset(x,
                                                        tables()[1][1]), 3),
        "pipeline": lambda: pipeline_with(lgb.LGBMClassifier(**quiet)).fit(x, y),
    }
    for name, maker in sorted(models.items()):
        try:
            model = maker()
        except Exception as error:
            sink.fail("lightgbm:" + name, error)
            continue
        every_saver(sink, "lightgbm", "lightgbm:" + name, model)
        booster = getattr(model, "booster_", model)
        if isinstance(booster, lgb.Booster):
            sink.add("lightgbm", "lightgbm:" + name, "model.txt", booster.save_model)
            sink.add(
                "lightgbm", "lightgbm:" + name, "model.json", lambda path: save_json(path, booster)
            )


def save_json(path, booster):
    import json

    with open(path, "w") as stream:
        json.dump(booster.dump_model(), stream)


def make_catboost(sink):
    import catboost

    x, y = tables()[0]
    quiet = {"iterations": 3, "depth": 2, "verbose": False, "allow_writing_files": False}
    models = {
        "classifier":
        catboost.CatBoostClassifier(**quiet).fit(x, y),
        "regressor":
        catboost.CatBoostRegressor(**quiet).fit(x,
                                                tables()[1][1]),
        "words":
        catboost.CatBoostClassifier(cat_features=[
            0
        ], **quiet).fit([[w, i] for i, w in enumerate("aabbabab")],
                        np.arange(8) % 2),
    }
    for name, model in sorted(models.items()):
        source = "catboost:" + name
        every_saver(sink, "catboost", source, model)
        sink.add("catboost", source, "model.cbm", model.save_model)
        sink.add(
            "catboost", source, "model.json", lambda path: model.save_model(path, format="json")
        )
        if name == "words":
            continue  # categories have no spelling in the formats below
        sink.add(
            "catboost", source, "model.onnx", lambda path: model.save_model(path, format="onnx")
        )
        sink.add(
            "catboost", source, "model.mlmodel",
            lambda path: model.save_model(path, format="coreml")
        )
        sink.add(
            "catboost", source, "model.pmml", lambda path: model.save_model(path, format="pmml")
        )
