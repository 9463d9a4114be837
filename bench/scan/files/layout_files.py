"""Folders as hubs and registries lay them out, PMML, notebooks' neighbours, and R's own files."""
import json
import os
import pickle
import subprocess
import tempfile
import zipfile

import numpy as np

from .sink import write_bytes, write_text
from .tensor_files import templates

PMML = """<?xml version="1.0" encoding="UTF-8"?>
<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
  <Header copyright="garita"><Application name="by hand" version="1"/></Header>
  <DataDictionary numberOfFields="3">
    <DataField name="age" optype="continuous" dataType="double"/>
    <DataField name="city" optype="categorical" dataType="string"><Value value="vigo"/><Value value="lugo"/></DataField>
    <DataField name="price" optype="continuous" dataType="double"/>
  </DataDictionary>
  %s
</PMML>
"""
SCHEMA = '<MiningSchema><MiningField name="price" usageType="target"/><MiningField name="age"/><MiningField name="city"/></MiningSchema>'
PMML_MODELS = {
    "regression":
    '<RegressionModel functionName="regression">' + SCHEMA + '<RegressionTable intercept="1.5">'
    '<NumericPredictor name="age" coefficient="2"/></RegressionTable></RegressionModel>',
    "tree":
    '<TreeModel functionName="regression" missingValueStrategy="none">' + SCHEMA +
    '<Node id="1" score="1"><True/>'
    '<Node id="2" score="2"><SimplePredicate field="age" operator="lessOrEqual" value="30"/></Node></Node></TreeModel>',
    "transformed":
    '<TransformationDictionary><DerivedField name="l" optype="continuous" dataType="double"><Apply function="ln">'
    '<FieldRef field="age"/></Apply></DerivedField></TransformationDictionary>'
    '<RegressionModel functionName="regression">' + SCHEMA +
    '<RegressionTable intercept="0"/></RegressionModel>',
}
README = """---
license: apache-2.0
tags: [text-generation]
---
# A gate
Run `pip install transformers` and then:

    from transformers import AutoModel
    model = AutoModel.from_pretrained("gate")  # do not use os.system
"""


def make(sink):
    for name, body in sorted(PMML_MODELS.items()):
        sink.add("pmml", "pmml:" + name, "model.pmml", write_text(PMML % body))
    for name, template in list(templates())[::6]:
        make_hub(sink, name, template)
    make_tokenizers(sink)
    make_tracked(sink)
    make_archives(sink)
    make_r(sink)


def make_hub(sink, name, template):
    from safetensors.numpy import save_file

    source = "template:" + name
    folder = sink.folder("hub", source)
    config = {
        "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 8,
        "num_hidden_layers": 1, "torch_dtype": "bfloat16", "vocab_size": 10, "rope_scaling": None,
        "id2label": {"0": "NEG", "1": "POS"}, "transformers_version": "4.44.0"
    }
    files = {
        "config.json":
        config,
        "generation_config.json":
        {"temperature": 0.6, "top_p": 0.9, "eos_token_id": [1, 2], "do_sample": True},
        "tokenizer_config.json": {
            "chat_template": template, "model_max_length": 1000000000000000019884624838656,
            "added_tokens_decoder": {"0": {"content": "<s>", "lstrip": False, "special": True}},
            "tokenizer_class": "LlamaTokenizer", "clean_up_tokenization_spaces": False
        },
        "special_tokens_map.json":
        {"bos_token": {"content": "<s>", "lstrip": False}, "eos_token": "</s>"},
        "vocab.json": {"<s>": 0, "</s>": 1, "__import__": 2, "eval": 3, "os.system": 4},
        "added_tokens.json": {"<|im_end|>": 9},
        "preprocessor_config.json": {
            "image_mean": [0.5, 0.5, 0.5], "do_resize": True, "image_processor_type":
            "ViTImageProcessor"
        },
        "adapter_config.json": {
            "peft_type": "LORA", "r": 8, "target_modules": ["q_proj"], "base_model_name_or_path":
            "org/base"
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {
                "idx": 1, "name": "1", "path": "1_Pooling", "type":
                "sentence_transformers.models.Pooling"
            }
        ],
        "trainer_state.json":
        {"epoch": 1.0, "global_step": 10, "log_history": [{"loss": 0.5, "step": 1}]},
        "quantize_config.json": {"bits": 4, "group_size": 128, "desc_act": False},
    }
    for path, content in sorted(files.items()):
        write_text(json.dumps(content, indent=2))(os.path.join(folder, path))
    write_text("#version: 0.2\nt he\ng ate\n")(os.path.join(folder, "merges.txt"))
    write_text(README)(os.path.join(folder, "README.md"))
    write_text("*.safetensors filter=lfs diff=lfs merge=lfs -text\n")(
        os.path.join(folder, ".gitattributes")
    )
    save_file(
        {"w": np.ones((2, 2), "f4")}, os.path.join(folder, "model.safetensors"), {"format": "pt"}
    )
    sink.list_tree("hub", source, folder)


def make_tokenizers(sink):
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

    kinds = {
        "bpe": (
            models.BPE(unk_token="[UNK]"),
            trainers.BpeTrainer(vocab_size=60, special_tokens=["[UNK]", "[CLS]"])
        ), "wordpiece": (
            models.WordPiece(unk_token="[UNK]"),
            trainers.WordPieceTrainer(vocab_size=60, special_tokens=["[UNK]"])
        ), "unigram": (
            models.Unigram(),
            trainers.UnigramTrainer(vocab_size=40, special_tokens=["<unk>"], unk_token="<unk>")
        )
    }
    for name, (model, trainer) in sorted(kinds.items()):
        tokenizer = Tokenizer(model)
        tokenizer.normalizer = normalizers.NFKC()
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(
        ) if name == "bpe" else pre_tokenizers.Whitespace()
        tokenizer.decoder = decoders.ByteLevel()
        tokenizer.train_from_iterator(
            ["the gate is open", "import os", "a boat __class__ eval(x)"] * 3, trainer
        )
        if name == "bpe":
            tokenizer.post_processor = processors.TemplateProcessing(
                single="[CLS] $A", special_tokens=[("[CLS]", 1)]
            )
        sink.add("tokenizer", "tokenizers:" + name, "tokenizer.json", tokenizer.save)
    import sentencepiece

    def write(path):
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(["the gate is open today", "a boat waits at the quay"] * 5),
            model_prefix=path[:-len(".model")],
            vocab_size=30,
            hard_vocab_limit=False,
            minloglevel=2
        )

    sink.add("tokenizer", "sentencepiece:unigram", "tokenizer.model", write)


def make_tracked(sink):
    """A folder as an experiment tracker keeps one model."""
    import cloudpickle
    from sklearn.linear_model import LogisticRegression

    folder = sink.folder("tracked", "tracked:sklearn")
    model = LogisticRegression().fit([[0.0], [1.0]], [0, 1])
    write_bytes(cloudpickle.dumps(model))(os.path.join(folder, "model.pkl"))
    texts = {
        "MLmodel":
        "artifact_path: model\nflavors:\n  python_function:\n    env:\n      conda: conda.yaml\n    loader_module: mlflow.sklearn\n"
        "    model_path: model.pkl\n    python_version: 3.12.1\n  sklearn:\n    code: null\n    pickled_model: model.pkl\n"
        "    serialization_format: cloudpickle\nmodel_uuid: 3f2c\n",
        "conda.yaml":
        "channels:\n- conda-forge\ndependencies:\n- python=3.12.1\n- pip:\n  - mlflow\n  - scikit-learn==1.5.2\n",
        "python_env.yaml":
        "python: 3.12.1\nbuild_dependencies:\n- pip==23.2.1\ndependencies:\n- -r requirements.txt\n",
        "requirements.txt":
        "mlflow==2.16\nscikit-learn==1.5.2\ncloudpickle==3.0.0\n",
        "input_example.json":
        json.dumps({"columns": ["x"], "data": [[0.5]]}),
    }
    for name, text in sorted(texts.items()):
        write_text(text)(os.path.join(folder, name))
    sink.list_tree("tracked", "tracked:sklearn", folder)


def make_archives(sink):
    import io
    import tarfile

    members = {
        "model.pkl": pickle.dumps({"w": np.ones(3)}, 4), "readme.txt": b"a gate\n", "data/x.npy":
        npy(np.arange(4))
    }

    def packed(path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            for name, content in sorted(members.items()):
                out.writestr(name, content)

    sink.add("archive", "archive:zip", "model.zip", packed)
    for mode in ("", "gz", "bz2", "xz"):

        def tarred(path, mode=mode):
            with tarfile.open(path, "w:" + mode) as out:
                for name, content in sorted(members.items()):
                    entry = tarfile.TarInfo(name)
                    entry.size = len(content)
                    out.addfile(entry, io.BytesIO(content))

        sink.add("archive", "archive:tar", "model.tar" + ("." + mode if mode else ""), tarred)
    import bz2
    import gzip
    import lzma
    import zlib

    import zstandard

    packers = {
        "gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "lzma":
        lambda d: lzma.compress(d, lzma.FORMAT_ALONE), "z": zlib.compress, "zst":
        zstandard.ZstdCompressor().compress
    }
    for ending, pack in sorted(packers.items()):
        sink.add(
            "archive", "archive:packed", "model.pkl." + ending,
            write_bytes(pack(members["model.pkl"]))
        )


def npy(value):
    import io

    out = io.BytesIO()
    np.save(out, value)
    return out.getvalue()


R_LINES = """
set.seed(1)
d <- data.frame(x = 1:10, y = (1:10) * 2 + rnorm(10), g = factor(rep(c("a", "b"), 5)), s = as.character(1:10))
put <- function(v, n, ...) saveRDS(v, file.path(OUT, n), ...)
put(d, "frame.rds"); put(d, "plain.rds", compress = FALSE); put(d, "ascii.rds", ascii = TRUE)
put(d, "v2.rds", version = 2); put(d, "bz.rds", compress = "bzip2"); put(d, "xz.rds", compress = "xz")
put(unclass(lm(y ~ x, d)$coefficients), "coefficients.rds")
put(list(a = 1L, b = "x", c = NULL, d = c(TRUE, NA), e = 1i, f = as.raw(1:3)), "list.rds")
put(matrix(rnorm(20), 4), "matrix.rds"); put(as.Date("2020-01-02"), "date.rds"); put(1:1000000, "compact.rds")
save(d, file = file.path(OUT, "data.RData"))
"""


def make_r(sink):
    """Values only: a model of R holds its formula, which is code, and is not here."""
    folder = sink.folder("rds", "rds:values")
    with tempfile.NamedTemporaryFile("w", suffix=".R", delete=False) as script:
        script.write('OUT <- "%s"\n%s' % (folder, R_LINES))
    try:
        subprocess.check_call(["Rscript", "--vanilla", script.name])
        sink.list_tree("rds", "rds:values", folder)
        models = sink.folder("rds", "rds:models")
        with open(script.name, "w") as again:
            again.write(
                'OUT <- "%s"\nsaveRDS(lm(mpg ~ wt, mtcars), file.path(OUT, "lm.rds"))\n'
                'saveRDS(glm(am ~ wt, binomial, mtcars), file.path(OUT, "glm.rds"))\n'
                'saveRDS(kmeans(iris[, 1:4], 3), file.path(OUT, "kmeans.rds"))\n' % models
            )
        subprocess.check_call(["Rscript", "--vanilla", script.name])
        sink.list_tree("rds", "rds:models", models)
    except Exception as error:
        sink.fail("rds", error)
    finally:
        os.remove(script.name)
