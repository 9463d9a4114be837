"""What framework-classes.py walks, and what it takes for risky. Python 2.7 and later."""

# Where the classes of a package live that its pickles name. A package's other parts are not walked.
PACKAGES = {
    "sklearn": ["sklearn"],
    "numpy": [
        "numpy", "numpy.core", "numpy._core", "numpy.ma", "numpy.random", "numpy.polynomial",
        "numpy.lib", "numpy.matrixlib", "numpy.dtypes", "numpy.rec", "numpy.matlib"
    ],
    "scipy": [
        "scipy.sparse", "scipy.stats", "scipy.interpolate", "scipy.spatial", "scipy.optimize",
        "scipy.signal", "scipy.integrate", "scipy.fft", "scipy._lib._util", "scipy._lib._bunch"
    ],
    "pandas": [
        "pandas.core", "pandas._libs", "pandas.arrays", "pandas.tseries", "pandas.indexes",
        "pandas.sparse", "pandas.types", "pandas.tslib", "pandas.index", "pandas.lib",
        "pandas.compat"
    ],
    "joblib": ["joblib.numpy_pickle", "joblib.numpy_pickle_compat"],
    "torch": [
        "torch.nn", "torch.optim", "torch.ao.nn", "torch.ao.quantization", "torch.ao.pruning",
        "torch.quantization", "torch.distributions", "torch.utils.data", "torch.storage",
        "torch.torch_version", "torch.amp", "torch.cuda.amp", "torch._tensor", "torch.nested",
        "torch.distributed.checkpoint.metadata", "torch.masked", "torch.autograd.variable"
    ],
    "torchvision":
    ["torchvision.models", "torchvision.ops", "torchvision.transforms", "torchvision.tv_tensors"],
    "torchmetrics": ["torchmetrics"],
    "transformers": [
        "transformers.training_args", "transformers.trainer_utils", "transformers.trainer_pt_utils",
        "transformers.utils.generic", "transformers.configuration_utils",
        "transformers.generation.configuration_utils", "transformers.tokenization_utils_base",
        "transformers.activations", "transformers.modeling_outputs", "transformers.cache_utils",
        "transformers.pytorch_utils", "transformers.models"
    ],
    "accelerate": ["accelerate.state", "accelerate.utils.dataclasses"],
    "sentence_transformers": ["sentence_transformers"],
    "pytorch_lightning": [
        "pytorch_lightning.utilities.parsing", "pytorch_lightning.callbacks",
        "pytorch_lightning.trainer.states"
    ],
    "lightning_fabric": ["lightning_fabric.utilities.data"],
    "xgboost": ["xgboost.core", "xgboost.sklearn", "xgboost.callback"],
    "lightgbm": ["lightgbm.basic", "lightgbm.sklearn", "lightgbm.callback"],
    "catboost": ["catboost.core", "_catboost"],
    "imblearn": ["imblearn"],
    "category_encoders": ["category_encoders"],
    "statsmodels": [
        "statsmodels.regression", "statsmodels.discrete", "statsmodels.genmod", "statsmodels.tsa",
        "statsmodels.base", "statsmodels.tools", "statsmodels.robust", "statsmodels.duration",
        "statsmodels.multivariate", "statsmodels.nonparametric"
    ],
    "hdbscan": ["hdbscan"],
    "umap": ["umap"],
    "pynndescent": ["pynndescent"],
    "sktime": [
        "sktime.forecasting", "sktime.classification", "sktime.regression",
        "sktime.transformations", "sktime.base"
    ],
    "xarray": ["xarray.core", "xarray.namedarray"],
    "sparse": ["sparse"],
    "networkx": ["networkx.classes"],
    "polars": ["polars.dataframe.frame", "polars.series.series", "polars.datatypes.classes"],
    "pyarrow": ["pyarrow.lib"],
    "flax": ["flax.core", "flax.training.train_state"],
    "optax": ["optax"],
    "paddle": ["paddle.nn"],
    "ml_dtypes": ["ml_dtypes"],
    "feature_engine": ["feature_engine"],
    "lifelines": ["lifelines.fitters", "lifelines.utils", "lifelines.generate_datasets"],
    "mlxtend": [
        "mlxtend.classifier", "mlxtend.regressor", "mlxtend.cluster", "mlxtend.preprocessing",
        "mlxtend.feature_selection", "mlxtend.feature_extraction"
    ],
    "hmmlearn": ["hmmlearn"],
    "gymnasium": ["gymnasium.spaces"],
    "optuna": [
        "optuna.study", "optuna.trial", "optuna.distributions", "optuna.samplers",
        "optuna.pruners", "optuna.search_space", "optuna.storages._in_memory"
    ],
    "nltk": [
        "nltk.classify", "nltk.probability", "nltk.lm", "nltk.tag.sequential", "nltk.tree",
        "nltk.tokenize", "nltk.stem"
    ],
    "shapely": ["shapely.geometry"],
    "surprise": ["surprise.prediction_algorithms", "surprise.trainset"],
    "implicit": ["implicit.cpu", "implicit.nearest_neighbours", "implicit.approximate_als"],
    "kmodes": ["kmodes"],
    "tslearn": ["tslearn"],
    "gensim": ["gensim.models", "gensim.corpora.dictionary", "gensim.similarities"],
    "skopt": ["skopt.space", "skopt.learning", "skopt.utils"],
}
SKIPPED_PARTS = {
    "tests": "is for tests",
    "test": "is for tests",
    "testing": "is for tests",
    "_testing": "is for tests",
    "conftest": "is for tests",
    "estimator_checks": "is for tests",
    "_mocking": "is for tests",
    "_test_common": "is for tests",
    "_testutils": "is for tests",
    "datasets": "fetches data",
    "externals": "bundles another package",
    "_external": "bundles another package",
    "f2py": "compiles code",
    "distutils": "compiles code",
    "ctypeslib": "loads libraries",
    "_pytesttester": "runs tests",
    "_build_utils": "compiles code",
    "cross_entropy_trainer": "trains",
    "_datasource": "opens paths and addresses",
    "_memmap": "maps files",
    "memmap": "maps files",
    "computation": "evaluates expressions",
    "formula": "evaluates expressions",
    "expr": "evaluates expressions",
    "_print_versions": "runs programs",
    "fx": "runs source text",
    "jit": "runs source text",
    "evaluation": "runs models over files",
    "trainer": "runs training",
    "backend": "starts processes",
    "data_parallel": "runs over devices",
    "distributed": "opens sockets",
    "_dynamo": "compiles code",
    "_inductor": "compiles code",
    "plotting": "draws",
    "_plotting": "draws",
    "io": "opens files",
    "worker": "starts processes",
    "indexers": "takes a callable",
    "parsers": "opens files",
    "datapipes": "opens files",
    "dataloader": "starts processes",
    "_test": "is for tests",
    "sampling": "takes a callable",
    "__main__": "is a program",
    "setup": "is a program",
}
KEPT_MODULES = {
    "torch.distributed.checkpoint.metadata",
    "torch.nn.parallel.data_parallel",
    "sktime.forecasting.trainer",
    "pytorch_lightning.trainer.states",
}
RISKY_BASES = {
    "subprocess": "starts programs",
    "threading": "starts threads",
    "multiprocessing": "starts processes",
    "concurrent": "starts processes",
    "socket": "opens sockets",
    "socketserver": "opens sockets",
    "http": "opens sockets",
    "urllib": "opens addresses",
    "urllib2": "opens addresses",
    "ctypes": "loads libraries",
    "_ctypes": "loads libraries",
    "logging": "opens files",
    "importlib": "loads code",
    "_frozen_importlib": "loads code",
    "io": "opens files",
    "_io": "opens files",
    "zipfile": "opens files",
    "tarfile": "opens files",
    "unittest": "is for tests",
    "code": "runs code",
    "cmd": "runs code",
    "asyncio": "opens sockets",
    "tempfile": "opens files",
    "mmap": "maps files",
    "shelve": "opens files",
    "types": "is a module",
    "argparse": "is a program",
    "pickle": "loads pickles",
    "_pickle": "loads pickles",
    "cloudpickle": "loads pickles",
    "weakref": "holds references",
    "joblib._store_backends": "opens files",
    "joblib.memory": "opens files",
    "functools": "takes a callable",
    "string": "formats templates",
    "ast": "walks source text",
}
RISKY_NAMES = {
    "eval": "evaluates text",
    "exec": "runs text",
    "execfile": "runs text",
    "compile": "compiles text",
    "open": "opens files",
    "__import__": "imports by name",
    "import_module": "imports by name",
    "import_string": "imports by name",
    "import_optional_dependency": "imports by name",
    "urlopen": "opens addresses",
    "urlretrieve": "opens addresses",
    "download": "opens addresses",
    "download_url": "opens addresses",
    "load_state_dict_from_url": "opens addresses",
    "from_pretrained": "opens addresses",
    "cached_file": "opens addresses",
    "hf_hub_download": "opens addresses",
    "snapshot_download": "opens addresses",
    "memmap": "maps files",
    "fromfile": "opens files",
    "loadtxt": "opens files",
    "genfromtxt": "opens files",
    "read_csv": "opens files",
    "read_pickle": "loads pickles",
    "LoadLibrary": "loads libraries",
    "CDLL": "loads libraries",
    "WinDLL": "loads libraries",
    "PyDLL": "loads libraries",
    "load_library": "loads libraries",
    "Popen": "starts programs",
    "check_output": "starts programs",
    "check_call": "starts programs",
    "getoutput": "starts programs",
    "makedirs": "writes files",
    "mkdir": "writes files",
    "rmtree": "deletes files",
    "unlink": "deletes files",
    "rmdir": "deletes files",
    "literal_eval_in": "evaluates text",
    "lambdify": "runs text",
    "sympify": "runs text",
    "parse_expr": "runs text",
    "get_matrices": "evaluates text",
    "dmatrix": "evaluates text",
    "dmatrices": "evaluates text",
    "Thread": "starts threads",
    "Process": "starts processes",
    "Pool": "starts processes",
    "Timer": "starts threads",
    "NamedTemporaryFile": "opens files",
    "TemporaryDirectory": "writes files",
    "mkdtemp": "writes files",
    "mkstemp": "writes files",
    "getstatusoutput": "starts programs",
    "ModelFile": "opens files",
    "init_process_group": "opens sockets",
    "create_connection": "opens sockets",
    "SummaryWriter": "opens files",
    "FileHandler": "opens files",
    "zipfile_factory": "opens files",
    "_load_from_bytes": "loads pickles",
}
RISKY_ROOTS = {
    "subprocess": "starts programs",
    "shutil": "writes files",
    "importlib": "imports by name",
    "socket": "opens sockets",
    "urllib": "opens addresses",
    "requests": "opens addresses",
    "zipfile": "opens files",
    "tarfile": "opens files",
    "gzip": "opens files",
    "sqlite3": "opens files",
    "mmap": "maps files",
    "pickle": "loads pickles",
    "cloudpickle": "loads pickles",
    "marshal": "loads code",
    "joblib": "opens files",
    "tempfile": "opens files",
    "multiprocessing": "starts processes",
    "threading": "starts threads",
    "runpy": "runs code",
    "code": "runs code",
    "glob": "reads folders",
    "cpp_extension": "compiles code",
    "imp": "loads code",
    "webbrowser": "opens addresses",
}
HARMLESS_CALLS = {
    "pickle.dumps",
    "threading.Lock",
    "threading.RLock",
    "threading.local",
    "threading.current_thread",
    "threading.get_ident",
    "importlib.util.find_spec",
    "joblib.Parallel",
    "joblib.delayed",
    "joblib.hash",
    "joblib.effective_n_jobs",
    "joblib.cpu_count",
    "multiprocessing.cpu_count",
    "threading.main_thread",
    "re.compile",
    "pattern.compile",
    "regex.compile",
    "self.compile",
    "model.compile",
    "torch.compile",
    "os.path",
    "os.environ",
    "os.getenv",
    "os.getpid",
    "os.fspath",
    "os.cpu_count",
    "os.sep",
    "os.name",
    "shutil.get_terminal_size",
    "importlib.metadata",
    "importlib.util.find_spec",
    "psutil.Process",
    "nn.EmbeddingBag.from_pretrained",
    "nn.Embedding.from_pretrained",
}
RISKY_OS = {
    "system", "popen", "remove", "unlink", "rename", "makedirs", "mkdir", "kill", "fork", "listdir",
    "rmdir", "walk", "open", "spawnl", "execv", "execl", "startfile", "symlink", "link", "chmod",
    "replace", "removedirs"
}
GROWERS = {"append", "extend", "add", "update"}
DEPTH = 3
MODEL_FAMILIES = set(
    "albert bart bert bloom blip camembert clip convnext deberta deberta_v2 detr distilbert electra falcon gemma gpt2 gpt_neo gptj "
    "layoutlm llama longformer marian mbart mistral mixtral mobilebert mpnet opt pegasus phi qwen2 resnet roberta segformer swin t5 "
    "trocr vit wav2vec2 whisper xlm_roberta xlnet".split()
)
# Reviewed by hand, because their work is done in compiled code.
READS_A_PATH = {
    "xgboost.core.DMatrix",
    "xgboost.core.QuantileDMatrix",
    "xgboost.core.ExtMemQuantileDMatrix",
    "xgboost.core._ProxyDMatrix",
    "xgboost.core.DeviceQuantileDMatrix",
    "lightgbm.basic.Dataset",
    "catboost.core.Pool",
    "_catboost._PoolBase",
    "pandas._libs.sas.Parser",
    "numpy.lib.npyio.NpzFile",
    "numpy.lib._npyio_impl.NpzFile",
    "lightgbm.basic._TempFile",
    "torchmetrics.functional.audio.dnsmos.InferenceSession",
}
CALLS_BACK = ("PyFunc", "LowLevelCallable", "SequentialPool")
PATH_PARAMETERS = {
    "model_file", "model_path", "fname", "filename", "file_name", "filepath", "file_path", "path",
    "file", "url", "uri", "cache_dir", "data_path", "root", "folder", "output_dir", "save_dir",
    "log_dir", "dirpath", "model_name_or_path", "vocab_file"
}
# Made bare it holds nothing; only its constructor makes a folder.
BARE_BY_HAND = {
    "transformers.tokenization_utils_tokenizers": {"TokenizersBackend"},
    # Parses what it is given with whatever parser that names.
    "bs4": {"BeautifulSoup", "BeautifulStoneSoup"},
    "transformers.tokenization_utils_fast": {"PreTrainedTokenizerFast"},
    "tokenizers.models": {"Model", "BPE", "WordPiece", "Unigram", "WordLevel"},
    "joblib.memory": {"Memory"},
    "sklearn.externals.joblib.memory": {"Memory"},
    "joblib.numpy_pickle": {"NDArrayWrapper", "ZNDArrayWrapper"},
    "sklearn.externals.joblib.numpy_pickle":
    {"NumpyArrayWrapper", "NDArrayWrapper", "ZNDArrayWrapper"},
    "sklearn.externals.joblib.numpy_pickle_compat": {"NDArrayWrapper", "ZNDArrayWrapper"},
}
# What the rules see in these is not reached by what a pickle can put into them.
PLAIN_BY_HAND = {
    "sktime.datatypes._dtypekind": ["DtypeKind"],
    # Compiled; they hold values, or parse what their state is.
    "tokenizers": ["Tokenizer", "AddedToken"],
    "pyproj.crs.crs": ["CRS"],
    "river._river_rust.drift": ["AdaptiveWindowing"],
    "river._river_rust.vectordict": ["VectorDict"],
    "frozendict": ["frozendict"],
    "igraph": ["Graph"],
    "pandas.tslib": ["Timestamp", "Timedelta", "NaTType"],
    "pandas._libs.tslib": ["Timestamp", "Timedelta", "NaTType"],
    "pandas._period": ["Period"],
    "pandas._sparse": ["BlockIndex", "IntIndex"],
    "sktime.transformations.series.difference": ["Differencer"],
    "surprise.prediction_algorithms.matrix_factorization": ["SVD", "SVDpp", "NMF"],
    "implicit.cpu.bpr": ["BayesianPersonalizedRanking"],
    "pandas.core.frame": {"DataFrame"},
    "pandas.core.series": {"Series"},
    "pandas.core.sparse.series": {"SparseSeries"},
    "pandas.core.indexes.period": {"PeriodIndex"},
    "torch.storage": {"_TypedStorage", "_LegacyStorage"},
    "torch":
    set(
        "BFloat16Storage CharStorage ComplexDoubleStorage ComplexFloatStorage DoubleStorage "
        "FloatStorage HalfStorage IntStorage LongStorage QInt8Storage QUInt8Storage QInt32Storage "
        "ShortStorage ByteStorage BoolStorage".split()
    ),
}
LEFT_OUT_BY_HAND = {
    "numpy.vectorize": "calls a function that it is given",
    "numpy.lib.function_base.vectorize": "calls a function that it is given",
    "numpy.lib._function_base_impl.vectorize": "calls a function that it is given",
    "torch.ScriptObject": "runs source text",
}
# Some compiled classes name their module without its package.
ALSO_NAMED = {"sklearn._loss._loss": "_loss"}
# Compiled classes have no source to judge: those of these places are known to hold values only.
COMPILED = (
    "statsmodels.", "numpy.", "pandas._libs.", "sklearn.", "scipy.", "torch.", "ml_dtypes.",
    "hdbscan.", "_catboost.", "numpy", "torch", "pandas"
)
ARROW_VALUES = (
    "Array", "Type", "Scalar", "Table", "RecordBatch", "Schema", "Field", "Buffer",
    "KeyValueMetadata", "Tensor"
)
# What text a pickled state may hold decides whether these are harmless; the policy looks at it.
GUARDED = (
    ("scipy.stats.", "__setstate__", "runs text", "scipy-distribution"),
    ("scipy.stats.", "__init__", "runs text", "scipy-distribution"),
    ("statsmodels.base.data", "__setstate__", "evaluates text", "statsmodels-data"),
)

# Methods that nothing calls by itself when an instance is made, filled, compared or dropped.
QUIET_METHODS = {
    "__repr__", "__str__", "__call__", "__enter__", "__exit__", "__reduce__", "__reduce_ex__",
    "__getstate__", "__init_subclass__", "__class_getitem__", "__dir__", "__copy__", "__deepcopy__",
    "__format__", "__sklearn_tags__"
}
# Packages that are only read, and whole ones for which PACKAGES names parts for importing.
READ_PACKAGES = {
    name: [name]
    for name in (
        "accelerate addict aeon alibi alibi_detect anndata aplr apricot arch arviz ase attr "
        "bayes_opt bertopic bidict boltons botorch box braindecode bs4 cachetools captum "
        "causalml cmdstanpy confection coreforecast cornac cymem d3rlpy darts dask dask_ml "
        "datasets dateutil deap deepchem dice_ml dirty_cat dowhy easydict econml "
        "efficientnet_pytorch einops eli5 emcee fairlearn fastai fastcore filterpy flair "
        "forestci formulaic frozendict gensim geopandas gpflow GPy gpytorch gym gymnasium "
        "haiku hmmlearn hyperopt igraph imblearn implicit interpret keybert kmodes kornia "
        "lifelines lightning lightning_fabric linear_operator linearmodels lmfit mapie "
        "metric_learn mlforecast mlxtend mmengine mne_connectivity multipledispatch munch "
        "narwhals networkx neuralforecast nevergrad ngboost nibabel nltk numpyro obspy "
        "omegaconf onnxmltools optbinning optuna orbit patsy peft pendulum pgmpy PIL pint "
        "pmdarima polars pomegranate preshed prophet pyarrow pycaret pydantic pygam pymatgen "
        "pymoo pyod pyriemann pyro pyrsistent pytorch_forecasting pytorch_lightning "
        "pytorch_metric_learning pytorch_tabnet pyts pywt rank_bm25 rapidfuzz recbole river "
        "sacremoses sb3_contrib scanpy scikit_posthocs scvi seaborn seglearn "
        "segmentation_models_pytorch semantic_text_similarity sentence_transformers setfit "
        "shap shapely simpletransformers skbase skfuzzy skimage sklearn_crfsuite "
        "sklearn_genetic sklearn_pandas sklego skmultilearn skopt skorch skrub sksurv slicer "
        "sortedcontainers spacy sparse speechbrain stable_baselines3 stanio stanza "
        "statsforecast stumpy surprise tabpfn tensorly textblob thinc tianshou timm "
        "tokenizers toolz torch_geometric torchaudio torchdata torchio torchmetrics "
        "torchvision tpot tsai tsfresh tslearn ultralytics umap uncertainties utilsforecast "
        "wordcloud xarray xgbse yellowbrick "
    ).split()
}
READ_PACKAGES.update({
    "plotly": ["plotly.graph_objs._figure", "plotly.basedatatypes"],
    "diffusers": ["diffusers.models", "diffusers.schedulers", "diffusers.configuration_utils"],
    "numba": ["numba.core.types", "numba.core.typing", "numba.core.dispatcher", "numba.typed"],
    "gluonts": ["gluonts.torch", "gluonts.dataset", "gluonts.model", "gluonts.time_feature"],
    "autogluon": ["autogluon.core", "autogluon.tabular", "autogluon.features", "autogluon.common",
                  "autogluon.timeseries"],
    "ray": ["ray.rllib.policy", "ray.rllib.models", "ray.tune.search.sample"],
    "astropy": ["astropy.units", "astropy.time", "astropy.coordinates", "astropy.table",
                "astropy.modeling", "astropy.utils"],
    "monai": ["monai.networks", "monai.transforms", "monai.losses", "monai.data.meta_tensor"],
    "matplotlib": [
        "matplotlib.figure", "matplotlib.axes", "matplotlib.axis", "matplotlib.cbook",
        "matplotlib.collections", "matplotlib.colors", "matplotlib.cm", "matplotlib.font_manager",
        "matplotlib.gridspec", "matplotlib.image", "matplotlib.layout_engine", "matplotlib.legend",
        "matplotlib.lines", "matplotlib.markers", "matplotlib.patches", "matplotlib.path",
        "matplotlib.projections", "matplotlib.scale", "matplotlib.spines", "matplotlib.table",
        "matplotlib.text", "matplotlib.ticker", "matplotlib.transforms", "matplotlib.artist",
        "matplotlib.container", "matplotlib.units", "matplotlib.dates", "matplotlib.bezier",
        "matplotlib._enums", "matplotlib._layoutgrid", "matplotlib.category",
        "matplotlib.offsetbox", "matplotlib.quiver",
    ],
    "mne": ["mne.decoding", "mne.epochs", "mne.evoked", "mne._fiff", "mne.channels",
            "mne.utils._bunch"],
    "cvxpy": ["cvxpy.expressions", "cvxpy.problems", "cvxpy.atoms", "cvxpy.constraints"],
    "pymc": ["pymc.model", "pymc.distributions"],
    "pytensor": ["pytensor.tensor", "pytensor.graph", "pytensor.compile", "pytensor.scalar"],
    "dgl": ["dgl.heterograph", "dgl.nn.pytorch", "dgl.frame", "dgl.heterograph_index"],
    "tqdm": ["tqdm.std"],
    "arrow": ["arrow.arrow"],
    "Bio": ["Bio.Seq", "Bio.SeqRecord", "Bio.SeqFeature", "Bio.Align", "Bio.Phylo", "Bio.PDB"],
    "fasttransform": ["fasttransform"],
    "autograd": ["autograd.numpy"],
    "polars": ["polars.dataframe", "polars.series", "polars.datatypes", "polars.schema"],
    "pytorch_lightning": ["pytorch_lightning.utilities", "pytorch_lightning.callbacks",
                          "pytorch_lightning.loggers", "pytorch_lightning.trainer.states"],
    "yolov5": ["yolov5.models", "yolov5.utils.autoanchor"],
    "ax": ["ax.core", "ax.generation_strategy", "ax.modelbridge", "ax.service.ax_client"],
})
# Parts of packages that no pickle comes from.
NOT_READ = set(
    "tests test testing conftest externals _external extern vendor _vendor vendored third_party "
    "setup __main__ bin cli scripts script examples example benchmarks docs _build_utils "
    "conversion convert pkgconfig sphinxext plotly_resampler dashboard server webapp app "
    "_vendored _dist_ver backends_test commands".split()
)
