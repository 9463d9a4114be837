"""Objects of packages that people pickle beside the big frameworks; one source for each package.

Each function yields what it makes; a package that is missing makes none. Python 3.9 and later.
"""
import pickle

import numpy as np

RNG = np.random.default_rng(0)
X = RNG.normal(size=(60, 4))
Y = (X[:, 0] > 0).astype(int)
TARGET = X[:, 0] * 2 + 0.1
SERIES = np.sin(np.arange(60.0)) + 2


def frame():
    import pandas as pd

    return pd.DataFrame(X, columns=list("abcd")).assign(y=TARGET)


def skimage():
    from skimage.feature import CENSURE, ORB
    from skimage.measure import LineModelND
    from skimage.transform import AffineTransform, PiecewiseAffineTransform

    yield from (AffineTransform(scale=2), PiecewiseAffineTransform(), ORB(), CENSURE(), LineModelND())


def pygam():
    from pygam import LinearGAM, LogisticGAM, s

    yield from (LinearGAM(s(0) + s(1)).fit(X, TARGET), LogisticGAM().fit(X, Y))


def ngboost():
    from ngboost import NGBRegressor

    yield NGBRegressor(n_estimators=2, verbose=False).fit(X, TARGET)


def mapie():
    from mapie.regression import SplitConformalRegressor

    yield SplitConformalRegressor(prefit=False)


def arch():
    from arch import arch_model
    from arch.univariate import GARCH, ConstantMean, Normal

    yield from (ConstantMean(SERIES), GARCH(), Normal())
    yield arch_model(RNG.normal(size=200)).fit(disp="off")


def lmfit():
    from lmfit import Parameters, minimize
    from lmfit.models import GaussianModel

    parameters = Parameters()
    parameters.add("a", value=1)
    yield parameters
    yield GaussianModel()


def pint():
    from pint import UnitRegistry, set_application_registry

    registry = UnitRegistry()
    set_application_registry(registry)
    yield from (registry.Quantity(3, "m"), registry.meter)


def uncertainties():
    from uncertainties import ufloat

    yield from (ufloat(1, 0.1), ufloat(1, 0.1) * 2)


def astropy():
    import astropy.units as u
    from astropy.coordinates import SkyCoord
    from astropy.modeling.models import Gaussian1D
    from astropy.table import Table
    from astropy.time import Time

    yield from (3 * u.m, u.km, Time("2020-01-01"), Table({"a": [1, 2]}), Gaussian1D())
    yield SkyCoord(1 * u.deg, 2 * u.deg)


def pymoo():
    from pymoo.algorithms.moo.nsga2 import NSGA2
    from pymoo.core.population import Population
    from pymoo.problems import get_problem

    yield from (NSGA2(), get_problem("zdt1"), Population.new("X", X))


def bayes_opt():
    from bayes_opt import BayesianOptimization

    yield BayesianOptimization(None, {"a": (0, 1)}).space


def collections():
    from sortedcontainers import SortedDict, SortedList, SortedSet

    yield from (SortedDict(a=1), SortedList([3, 1]), SortedSet([2]))


def munch():
    from munch import DefaultMunch, Munch

    yield from (Munch(a=1, b=Munch(c=2)), DefaultMunch(0, a=1))


def addict():
    from addict import Dict

    yield Dict(a={"b": 1})


def easydict():
    from easydict import EasyDict

    yield EasyDict(a=1, b={"c": 2})


def box():
    from box import Box, BoxList

    yield from (Box(a={"b": 1}), BoxList([1, {"a": 2}]))


def omegaconf():
    from omegaconf import OmegaConf

    yield from (OmegaConf.create({"a": {"b": 1}, "c": [1, 2]}), OmegaConf.create([1, "${x}"]))


def persistent():
    from bidict import bidict
    from frozendict import frozendict
    from pyrsistent import m, pmap, v

    yield from (pmap({"a": 1}), v(1, 2), m(a=1), frozendict(a=1), bidict(a=1))


def times():
    import arrow
    import pendulum

    yield from (arrow.get(2020, 1, 2), pendulum.datetime(2020, 1, 2, tz="UTC"), pendulum.duration(1))


def aeon():
    from aeon.classification.convolution_based import RocketClassifier
    from aeon.transformations.collection import Normalizer

    series = RNG.normal(size=(12, 1, 30))
    yield RocketClassifier(20).fit(series, np.array([0, 1] * 6))
    yield Normalizer()


def pyts():
    from pyts.classification import BOSSVS, KNeighborsClassifier
    from pyts.image import GramianAngularField

    series = RNG.normal(size=(12, 40))
    yield from (GramianAngularField(8), KNeighborsClassifier().fit(series, [0, 1] * 6), BOSSVS())


def metric_learn():
    from metric_learn import LMNN, NCA

    yield from (NCA(max_iter=2).fit(X, Y), LMNN(max_iter=2))


def sklego():
    from sklego.mixture import GMMClassifier
    from sklego.preprocessing import ColumnSelector, RandomAdder

    yield from (GMMClassifier().fit(X, Y), ColumnSelector(["a"]), RandomAdder().fit(X, TARGET))


def fairlearn():
    from fairlearn.preprocessing import CorrelationRemover
    from fairlearn.reductions import DemographicParity, ExponentiatedGradient
    from sklearn.linear_model import LogisticRegression

    yield from (CorrelationRemover(sensitive_feature_ids=[0]).fit(X), DemographicParity())
    yield ExponentiatedGradient(LogisticRegression(), DemographicParity())


def optbinning():
    from optbinning import BinningProcess, OptimalBinning

    yield from (OptimalBinning(), BinningProcess(["a", "b"]))


def forecasts():
    from statsforecast.models import AutoARIMA, Naive, SeasonalNaive

    yield from (AutoARIMA(season_length=1), Naive().fit(SERIES), SeasonalNaive(4).fit(SERIES))


def mlforecast():
    from mlforecast import MLForecast
    from mlforecast.lag_transforms import RollingMean
    from sklearn.linear_model import LinearRegression

    yield MLForecast(LinearRegression(), freq=1, lags=[1], lag_transforms={1: [RollingMean(3)]})


def tabnet():
    from pytorch_tabnet.tab_network import TabNet

    yield TabNet(4, 2, cat_idxs=[], cat_dims=[], group_attention_matrix=None)


def segmentation():
    import segmentation_models_pytorch as models

    yield models.Unet("resnet18", encoder_weights=None)


def kornia():
    from kornia.augmentation import AugmentationSequential, RandomAffine, RandomHorizontalFlip
    from kornia.filters import GaussianBlur2d

    yield from (GaussianBlur2d((3, 3), (1.0, 1.0)), RandomAffine(5.0), RandomHorizontalFlip())
    yield AugmentationSequential(RandomHorizontalFlip())


def torchio():
    import torch
    import torchio as tio

    yield from (tio.ScalarImage(tensor=torch.zeros(1, 2, 2, 2)), tio.RandomAffine(), tio.CropOrPad(4))


def monai():
    from monai.networks.nets import DenseNet121, UNet
    from monai.transforms import Compose, RandFlip, ScaleIntensity

    yield from (UNet(2, 1, 1, (4, 8), (2, )), Compose([ScaleIntensity(), RandFlip()]))
    yield DenseNet121(2, 1, 1)


def anndata():
    from anndata import AnnData

    yield AnnData(X)


def biopython():
    from Bio.Seq import Seq
    from Bio.SeqRecord import SeqRecord

    yield from (Seq("ACGT"), SeqRecord(Seq("ACGT"), id="a"))


def nibabel():
    import nibabel

    yield nibabel.Nifti1Image(np.zeros((2, 2, 2)), np.eye(4)).header


def emcee():
    from emcee.moves import StretchMove
    from emcee.state import State

    yield from (StretchMove(), State(X))


def tensorly():
    from tensorly.decomposition import CP
    from tensorly.cp_tensor import CPTensor

    yield from (CP(2), CPTensor((None, [X, X])))


def skmultilearn():
    from skmultilearn.adapt import MLkNN
    from skmultilearn.problem_transform import BinaryRelevance
    from sklearn.naive_bayes import GaussianNB

    yield from (BinaryRelevance(GaussianNB()), MLkNN())


def rank_bm25():
    from rank_bm25 import BM25Okapi, BM25Plus

    yield from (BM25Okapi([["a", "b"], ["c"]]), BM25Plus([["a", "b"], ["c"]]))


def igraph():
    from igraph import Graph

    yield Graph([(0, 1), (1, 2)])


def toolz():
    from toolz import compose, curry

    yield from (compose(len, str), curry(max, 1))


def wordcloud():
    from wordcloud import WordCloud

    yield WordCloud(font_path="a.ttf")


def efficientnet():
    from efficientnet_pytorch import EfficientNet

    yield EfficientNet.from_name("efficientnet-b0")


def metric_losses():
    from pytorch_metric_learning.losses import ArcFaceLoss, TripletMarginLoss
    from pytorch_metric_learning.miners import MultiSimilarityMiner

    yield from (TripletMarginLoss(), ArcFaceLoss(3, 4), MultiSimilarityMiner())


def skfuzzy():
    from skfuzzy.control import Antecedent, Consequent

    yield from (Antecedent(np.arange(5), "a"), Consequent(np.arange(5), "b"))


def pyriemann():
    from pyriemann.classification import MDM
    from pyriemann.estimation import Covariances

    signals = RNG.normal(size=(10, 3, 50))
    yield Covariances().fit(signals)
    yield MDM().fit(Covariances().transform(signals), np.array([0, 1] * 5))


def textblob():
    from textblob import TextBlob, Word

    yield from (TextBlob("a b"), Word("cat"))


def records():
    import attr
    from pydantic import SecretStr
    from sqlalchemy import Column, Integer, MetaData, Table

    yield from (SecretStr("x"), attr.asdict, Table("t", MetaData(), Column("a", Integer)))


def nevergrad():
    import nevergrad

    yield nevergrad.p.Array(shape=(2, ))
    yield nevergrad.optimizers.OnePlusOne(nevergrad.p.Scalar(), budget=3)


def d3rlpy():
    from d3rlpy.dataset import Episode

    yield Episode(X, Y.reshape(-1, 1), TARGET.reshape(-1, 1), True)


def speechbrain():
    from speechbrain.nnet.CNN import Conv1d
    from speechbrain.nnet.linear import Linear

    yield from (Linear(2, input_size=3), Conv1d(2, 3, input_shape=(1, 8, 2)))


def tsai():
    from tsai.models.InceptionTime import InceptionTime

    yield InceptionTime(1, 2)


def pomegranate():
    from pomegranate.distributions import Normal
    from pomegranate.gmm import GeneralMixtureModel

    yield from (Normal(), GeneralMixtureModel([Normal(), Normal()]))


def seglearn():
    from seglearn.pipe import Pype
    from seglearn.transform import FeatureRep, SegmentX

    yield Pype([("seg", SegmentX()), ("features", FeatureRep())])


def apricot():
    from apricot import FacilityLocationSelection

    yield FacilityLocationSelection(2)


def mne():
    import mne as package

    info = package.create_info(3, 100.0, "eeg", verbose=False)
    yield info
    yield package.EvokedArray(RNG.normal(size=(3, 20)), info, verbose=False)
    yield package.decoding.CSP(2)


def ase():
    from ase import Atoms

    yield Atoms("CO", positions=[(0, 0, 0), (0, 0, 1.1)])


def gpflow():
    import gpflow as package

    yield package.kernels.RBF()


def timm():
    import timm as package

    for name in ("resnet18", "efficientnet_b0", "vit_tiny_patch16_224", "mobilenetv3_small_100"):
        yield package.create_model(name)


def geometric():
    import torch
    from torch_geometric.data import Data, HeteroData
    from torch_geometric.nn import GIN, SAGEConv, TransformerConv
    from torch_geometric.transforms import Compose, NormalizeFeatures, ToUndirected

    yield Data(torch.zeros(2, 3), torch.zeros(2, 1, dtype=torch.long))
    yield from (HeteroData(), SAGEConv(2, 3), TransformerConv(2, 3), GIN(2, 3, 2))
    yield Compose([NormalizeFeatures(), ToUndirected()])


def vision():
    import torchvision
    from torchvision.transforms import v2

    for name in ("resnet18", "mobilenet_v3_small", "vit_b_16", "squeezenet1_0", "shufflenet_v2_x0_5"):
        yield getattr(torchvision.models, name)(num_classes=2)
    yield v2.Compose([v2.Resize(8), v2.RandomHorizontalFlip()])


def lightning():
    from lightning.pytorch.callbacks import EarlyStopping, LearningRateMonitor
    from lightning.pytorch.utilities.parsing import AttributeDict

    yield from (EarlyStopping("a"), LearningRateMonitor(), AttributeDict(a=1))


def images():
    from PIL import Image, ImageFilter

    yield from (Image.new("RGB", (2, 2)), Image.new("P", (2, 2)), ImageFilter.GaussianBlur(2))


def plots():
    from matplotlib import colors, path
    from matplotlib.figure import Figure

    figure = Figure()
    axes = figure.subplots(2)
    axes[0].plot([1, 2], label="a")
    axes[0].legend()
    axes[1].hist(TARGET)
    axes[1].set_yscale("log")
    yield from (figure, colors.Normalize(0, 1), path.Path([(0, 0), (1, 1)]))


def plotly():
    import plotly.graph_objects as go

    yield go.Figure(go.Scatter(x=[1], y=[2]))


def words():
    from nltk.corpus.reader.util import StreamBackedCorpusView  # noqa: F401
    from nltk.lm import Laplace
    from nltk.stem import WordNetLemmatizer
    from nltk.tokenize import TreebankWordTokenizer, TweetTokenizer

    yield from (Laplace(2), TreebankWordTokenizer(), TweetTokenizer(), WordNetLemmatizer())


def river():
    from river import compose, drift, ensemble, linear_model, naive_bayes, preprocessing, stats

    yield compose.Pipeline(preprocessing.StandardScaler(), linear_model.LogisticRegression())
    yield from (drift.PageHinkley(), naive_bayes.GaussianNB(), stats.Mean())
    yield ensemble.AdaBoostClassifier(naive_bayes.GaussianNB())


def outliers():
    from pyod.models.abod import ABOD
    from pyod.models.cblof import CBLOF
    from pyod.models.inne import INNE
    from pyod.models.loda import LODA
    from pyod.models.mcd import MCD

    for kind in (ABOD, INNE, LODA, MCD, CBLOF):
        yield kind().fit(X)


def graphs():
    import networkx as nx

    yield from (nx.karate_club_graph(), nx.path_graph(3), nx.freeze(nx.path_graph(2)))


def arrays():
    import dask.array
    import dask.dataframe
    import xarray

    yield xarray.DataArray(X, dims=("a", "b"), coords={"a": np.arange(60)})
    yield dask.array.ones((4, 4), chunks=2).sum(axis=0)
    yield dask.dataframe.from_pandas(frame(), npartitions=2)


def hidden_markov():
    from hmmlearn.hmm import GMMHMM, MultinomialHMM, PoissonHMM

    yield from (GMMHMM(2), MultinomialHMM(2), PoissonHMM(2).fit(np.abs(X).astype(int)))


def survival():
    from lifelines import AalenJohansenFitter, LogNormalAFTFitter, NelsonAalenFitter
    from sksurv.ensemble import GradientBoostingSurvivalAnalysis
    from sksurv.linear_model import CoxnetSurvivalAnalysis

    table = frame().assign(T=np.abs(TARGET) + 0.1, E=Y)
    yield NelsonAalenFitter().fit(table["T"], Y)
    yield LogNormalAFTFitter().fit(table, "T", "E")
    yield from (GradientBoostingSurvivalAnalysis(n_estimators=2), CoxnetSurvivalAnalysis())
    yield AalenJohansenFitter()


def series():
    import statsmodels.api as sm
    from statsmodels.tsa.api import VAR
    from statsmodels.tsa.statespace.sarimax import SARIMAX

    yield SARIMAX(SERIES, order=(1, 0, 0)).fit(disp=0)
    yield VAR(X).fit(1)
    yield sm.QuantReg(TARGET, X).fit()
    yield sm.MixedLM(TARGET, X, groups=Y).fit()


def studies():
    import optuna

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    for sampler in (optuna.samplers.CmaEsSampler(), optuna.samplers.NSGAIISampler()):
        yield sampler
    yield optuna.pruners.HyperbandPruner()
    study = optuna.create_study()
    study.optimize(quadratic, n_trials=3)
    yield study


def quadratic(trial):
    return trial.suggest_float("a", 0, 1)**2


def topics():
    from gensim.models import CoherenceModel, HdpModel, LdaMulticore, NmfModel  # noqa: F401
    from gensim.corpora import Dictionary
    from gensim.similarities import MatrixSimilarity

    words_of = [["a", "b"], ["b", "c"]]
    listed = Dictionary(words_of)
    bags = [listed.doc2bow(one) for one in words_of]
    yield from (listed, HdpModel(bags, listed), MatrixSimilarity(bags, num_features=3))


def sampling():
    from imblearn.combine import SMOTEENN
    from imblearn.ensemble import EasyEnsembleClassifier, RUSBoostClassifier
    from imblearn.under_sampling import NearMiss

    yield from (SMOTEENN(), EasyEnsembleClassifier(2), RUSBoostClassifier(), NearMiss())


def encoders():
    import category_encoders as encoders_of

    for name in ("HelmertEncoder", "HashingEncoder", "GLMMEncoder", "SummaryEncoder"):
        yield getattr(encoders_of, name)()


SOURCES = [
    skimage, pygam, ngboost, mapie, arch, lmfit, pint, uncertainties, astropy, pymoo, bayes_opt,
    collections, munch, addict, easydict, box, omegaconf, persistent, times, aeon, pyts,
    metric_learn, sklego, fairlearn, optbinning, forecasts, mlforecast, tabnet, segmentation,
    kornia, torchio, monai, anndata, biopython, nibabel, emcee, tensorly, skmultilearn, rank_bm25,
    igraph, toolz, wordcloud, efficientnet, metric_losses, skfuzzy, pyriemann, textblob, records,
    nevergrad, d3rlpy, speechbrain, tsai, pomegranate, seglearn, apricot, mne, ase, gpflow, timm,
    geometric, vision, lightning, images, plots, plotly, words, river, outliers, graphs, arrays,
    hidden_markov, survival, series, studies, topics, sampling, encoders
]


def make(sink):
    for source in SOURCES:
        name = "popular:" + source.__name__
        try:
            for index, value in enumerate(source()):
                title = "%d-%s.pkl" % (index, type(value).__name__)
                sink.add("popular", name, title, pickled(value))
        except Exception as error:
            sink.fail(name, error)


def pickled(value):

    def write(path):
        content = pickle.dumps(value)
        with open(path, "wb") as stream:
            stream.write(content)

    return write
