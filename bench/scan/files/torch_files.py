"""torch in its many spellings: zip, legacy, modules, TorchScript, export, package. Python 3.6 on."""
import collections
import io
import json
import os
import pickle
import tarfile
import zipfile

import torch
from torch import nn


def small():
    torch.manual_seed(3)
    return nn.Sequential(
        nn.Linear(4, 8), nn.ReLU(), nn.BatchNorm1d(8), nn.Dropout(0.1), nn.Linear(8, 2)
    )


def modules():
    makers = {
        "mlp":
        small,
        "conv":
        lambda: nn.Sequential(
            nn.Conv2d(1, 4, 3), nn.MaxPool2d(2), nn.Flatten(),
            nn.LazyLinear(3) if hasattr(nn, "LazyLinear") else nn.Linear(4, 3)
        ),
        "lstm":
        lambda: nn.LSTM(4, 6, num_layers=2, batch_first=True),
        "gru":
        lambda: nn.GRU(4, 6, bidirectional=True),
        "transformer":
        lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 2),
        "attention":
        lambda: nn.MultiheadAttention(8, 2),
        "embedding":
        lambda: nn.
        ModuleDict({"words": nn.Embedding(20, 4, padding_idx=0), "bag": nn.EmbeddingBag(9, 4)}),
        "lists":
        lambda: nn.
        ModuleList([nn.ParameterList([nn.Parameter(torch.ones(2))]),
                    nn.Linear(2, 2, bias=False)]),
        "norms":
        lambda: nn.Sequential(nn.LayerNorm(4), nn.GroupNorm(2, 4), nn.InstanceNorm1d(4)),
        "weight-norm":
        lambda: torch.nn.utils.weight_norm(nn.Linear(4, 3)),
        "spectral":
        lambda: torch.nn.utils.parametrizations.spectral_norm(nn.Linear(4, 3)),
        "pruned":
        pruned,
        "losses":
        lambda: nn.
        ModuleList([nn.CrossEntropyLoss(
        ), nn.MSELoss(), nn.BCEWithLogitsLoss(torch.ones(2))]),
        "activations":
        lambda: nn.Sequential(nn.GELU(), nn.SiLU(), nn.PReLU(), nn.Softmax(-1), nn.Hardtanh()),
        "swa":
        lambda: torch.optim.swa_utils.AveragedModel(small()),
        "data-parallel":
        lambda: nn.DataParallel(small()),
    }
    return sorted(makers.items())


def pruned():
    from torch.nn.utils import prune

    return prune.l1_unstructured(nn.Linear(4, 4), "weight", 0.5)


def tensors():
    kinds = [
        "float32", "float64", "float16", "bfloat16", "int8", "uint8", "int16", "int32", "int64",
        "bool", "complex64", "complex128", "float8_e4m3fn", "float8_e5m2", "uint16", "uint32"
    ]
    for kind in kinds:
        if hasattr(torch, kind):
            yield kind, lambda kind=kind: torch.ones(3, 4).to(getattr(torch, kind))
    base = torch.arange(24.0)
    makers = {
        "views":
        lambda: [base[3:9], base.view(4, 6).t(), base],
        "scalar":
        lambda: torch.tensor(3),
        "empty":
        lambda: torch.zeros(0, 4),
        "gradient":
        lambda: torch.ones(3, requires_grad=True),
        "parameter":
        lambda: nn.Parameter(torch.ones(3)),
        "large":
        lambda: torch.rand(400, 300),
        "sparse":
        lambda: torch.eye(4).to_sparse(),
        "csr":
        lambda: torch.eye(4).to_sparse_csr(),
        "quantized":
        lambda: torch.quantize_per_tensor(torch.rand(4), 0.1, 3, torch.quint8),
        "quantized-channels":
        lambda: torch.quantize_per_channel(
            torch.rand(3, 4),
            torch.ones(3) * 0.1,
            torch.zeros(3).long(), 0, torch.qint8
        ),
        "meta":
        lambda: torch.empty(3, 4, device="meta"),
        "size":
        lambda: torch.ones(2, 3).size(),
        "dtype-device":
        lambda: {"dtype": torch.float16, "device": torch.device("cpu"), "layout": torch.strided},
        "nested":
        lambda: torch.nested.nested_tensor([torch.ones(2), torch.ones(3)]),
        "conjugate":
        lambda: torch.ones(3, dtype=torch.complex64).conj(),
        "negative":
        lambda: (torch.ones(3) * 1j).imag.conj(),
        "storage":
        lambda: torch.ones(3).storage(),
        "untyped":
        lambda: torch.ones(3).untyped_storage(),
        "memory-format":
        lambda: torch.ones(1, 2, 3, 4).contiguous(memory_format=torch.channels_last),
        "generator":
        lambda: {"rng": torch.get_rng_state()},
        "numpy":
        lambda: {"mean": torch.ones(3).numpy(), "best": __import__("numpy").float64(1.5)},
    }
    for name, maker in sorted(makers.items()):
        yield name, maker


def optimizers():
    for name in (
        "SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "Adadelta", "LBFGS", "NAdam", "Rprop",
        "SparseAdam", "ASGD"
    ):
        if hasattr(torch.optim, name):
            yield name, getattr(torch.optim, name)


def stepped(kind, model):
    optimizer = kind(model.parameters(), lr=0.01)

    def closure():
        optimizer.zero_grad()
        loss = model(torch.ones(4, 4)).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return optimizer


def both(sink, source, value):
    """The zip spelling and the one before it, as far as this version has them."""
    legacy = {"_use_new_zipfile_serialization": False}
    newer = {"_use_new_zipfile_serialization": True}
    sink.add("torch", source, "zip.pt", lambda path: torch.save(value, path, **newer))
    sink.add("torch", source, "legacy.pth", lambda path: torch.save(value, path, **legacy))


def built(sink, family):
    for name, maker in family:
        try:
            yield name, maker()
        except Exception as error:
            sink.fail("torch:" + name, error)


def make(sink):
    for name, value in built(sink, tensors()):
        both(sink, "torch:tensor-" + name, value)
    for name, model in built(sink, modules()):
        both(sink, "torch:state-" + name, model.state_dict())
        both(sink, "torch:module-" + name, model)
    make_checkpoints(sink)
    make_scripts(sink)
    make_plain_pickles(sink)
    make_quantized(sink)
    for name, maker in (
        ("export", make_export), ("package", make_package), ("vision", make_vision),
        ("lightning", make_lightning), ("transformers",
                                        make_transformers), ("containers", make_containers)
    ):
        try:
            maker(sink)
        except Exception as error:
            sink.fail("torch:" + name, error)


def make_checkpoints(sink):
    for name, kind in optimizers():
        model = small()
        try:
            optimizer = stepped(kind, model)
        except Exception as error:
            sink.fail("torch:optimizer-" + name, error)
            continue
        state = {
            "epoch": 3, "model": model.state_dict(), "optimizer": optimizer.state_dict(), "loss":
            0.25, "classes": ["cat", "dog"], "args": {"lr": 0.01, "seed": None}
        }
        both(sink, "torch:checkpoint-" + name, state)
    optimizer = stepped(torch.optim.SGD, small())
    both(sink, "torch:optimizer-object", optimizer)
    schedules = torch.optim.lr_scheduler
    for name, maker in (
        ("StepLR", lambda: schedules.StepLR(optimizer, 2)),
        ("Cosine", lambda: schedules.CosineAnnealingLR(optimizer, 5)),
        ("Plateau", lambda: schedules.ReduceLROnPlateau(optimizer)),
        ("Exponential", lambda: schedules.ExponentialLR(optimizer, 0.9))
    ):
        both(sink, "torch:schedule-" + name, maker().state_dict())
    import argparse

    both(
        sink, "torch:namespace",
        {"args": argparse.Namespace(lr=1, layers=[1]), "state": small().state_dict()}
    )
    both(sink, "torch:ordered", collections.OrderedDict(a=torch.ones(2)))
    both(sink, "torch:defaultdict", collections.defaultdict(list, {"a": [torch.ones(1)]}))
    data = torch.utils.data.TensorDataset(torch.ones(4, 2), torch.zeros(4))
    both(sink, "torch:dataset", data)
    both(sink, "torch:subset", torch.utils.data.Subset(data, [0, 2]))
    if hasattr(torch, "distributions"):
        both(sink, "torch:distribution", torch.distributions.Normal(torch.zeros(2), torch.ones(2)))


class Steps(nn.Module):

    def __init__(self):
        super(Steps, self).__init__()
        self.line = nn.Linear(4, 4)
        self.names = ["a", "b"]

    def forward(self, x):
        for _ in range(2):
            x = self.line(x)
            if bool(x.sum() > 0):
                x = torch.relu(x)
        return x


def make_scripts(sink):
    for name, maker in (
        ("script", lambda: torch.jit.script(Steps())),
        ("trace", lambda: torch.jit.trace(small().eval(), torch.ones(2, 4))),
        ("frozen", lambda: torch.jit.freeze(torch.jit.script(Steps().eval()))),
        ("lstm", lambda: torch.jit.script(nn.LSTM(4, 4))),
        ("transformer", lambda: torch.jit.script(nn.Transformer(8, 2, 1, 1, 16)))
    ):
        try:
            script = maker()
        except Exception as error:
            sink.fail("torch:script-" + name, error)
            continue
        source = "torch:script-" + name
        sink.add("torch", source, "model.pt", script.save)
        extra = {"config.json": json.dumps({"name": name})}
        sink.add(
            "torch", source, "extra.pt",
            lambda path: torch.jit.save(script, path, _extra_files=extra)
        )
        if hasattr(script, "_save_for_lite_interpreter"):
            sink.add("torch", source, "mobile.ptl", script._save_for_lite_interpreter)


def make_plain_pickles(sink):
    """A tensor pickled without torch.save: storages travel inside `_load_from_bytes`."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        for name, value in (
            ("tensor", torch.ones(3)), ("module", small()),
            ("parameter", nn.Parameter(torch.ones(2)))
        ):

            def write(path, value=value, protocol=protocol):
                with open(path, "wb") as stream:
                    pickle.dump(value, stream, protocol)

            sink.add("torch", "torch:pickle-" + name, "p%d.pkl" % protocol, write)
    try:
        import joblib

        sink.add(
            "torch", "torch:pickle-joblib", "m.joblib",
            lambda path: joblib.dump(small(), path, compress=3)
        )
    except ImportError:
        pass
    for protocol in (2, 4):
        sink.add(
            "torch", "torch:save-protocol", "p%d.pt" % protocol,
            lambda path: torch.save({"w": torch.ones(2)}, path, pickle_protocol=protocol)
        )


def make_quantized(sink):
    quantization = getattr(torch, "ao", torch).quantization
    try:
        model = quantization.quantize_dynamic(
            nn.Sequential(nn.Linear(4, 4), nn.LSTM(4, 4)), {nn.Linear, nn.LSTM}
        )
    except Exception as error:
        sink.fail("torch:quantized-module", error)
        return
    both(sink, "torch:quantized-state", model.state_dict())
    both(sink, "torch:quantized-module", model)


def make_export(sink):
    program = torch.export.export(small().eval(), (torch.ones(2, 4), ))
    sink.add("torch", "torch:export", "model.pt2", lambda path: torch.export.save(program, path))
    recurrent = torch.export.export(nn.GRU(4, 4).eval(), (torch.ones(2, 1, 4), ))
    sink.add(
        "torch", "torch:export-gru", "model.pt2", lambda path: torch.export.save(recurrent, path)
    )


def make_package(sink):
    from torch.package import PackageExporter

    def write(path):
        with PackageExporter(path) as exporter:
            exporter.extern(["torch.**", "numpy.**"])
            exporter.save_source_string("gate_model", "def double(x):\n    return x + x\n")
            exporter.save_pickle("model", "model.pkl", small())
            exporter.save_text("notes", "readme.txt", "a small model")

    sink.add("torch", "torch:package", "model.pt", write)


def make_vision(sink):
    import torchvision

    for name in ("squeezenet1_1", "mnasnet0_5", "shufflenet_v2_x0_5"):
        model = getattr(torchvision.models, name)(num_classes=2)
        sink.add("torch", "torch:vision-" + name, "module.pt", lambda path: torch.save(model, path))
    from torchvision import transforms

    steps = transforms.Compose(
        [transforms.Resize(8),
         transforms.ToTensor(),
         transforms.Normalize([0.5], [0.5])]
    )
    both(sink, "torch:vision-transforms", {"steps": steps})


def make_lightning(sink):
    import pytorch_lightning
    from pytorch_lightning.utilities.parsing import AttributeDict

    state = {
        "epoch": 1,
        "global_step": 4,
        "pytorch-lightning_version": pytorch_lightning.__version__,
        "state_dict": small().state_dict(),
        "callbacks": {"ModelCheckpoint": {"best_model_score": torch.tensor(0.3)}},
        "optimizer_states": [],
        "lr_schedulers": [],
        "hparams_name": "kwargs",
        "loops": {"fit_loop": {}},
        "hyper_parameters": AttributeDict(lr=0.1, width=8),
    }
    both(sink, "torch:lightning", state)


def make_transformers(sink):
    """`training_args.bin`, scheduler and trainer states as a Trainer leaves them in a folder."""
    from transformers import BertConfig, BertForSequenceClassification, GPT2Config, TrainingArguments

    arguments = TrainingArguments(output_dir="out", report_to=[])
    sink.add(
        "torch", "torch:training-args", "training_args.bin",
        lambda path: torch.save(arguments, path)
    )
    config = BertConfig(
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        vocab_size=30
    )
    model = BertForSequenceClassification(config)
    sink.add(
        "torch", "torch:bert", "pytorch_model.bin",
        lambda path: torch.save(model.state_dict(), path)
    )
    sink.add("torch", "torch:bert-module", "model.pt", lambda path: torch.save(model, path))
    sink.add(
        "torch", "torch:gpt2-config", "config.pkl",
        lambda path: torch.save(GPT2Config(n_embd=8), path)
    )


def make_containers(sink):
    """An archive of a server: a zip of weights with a manifest, and a tar of a checkpoint."""

    def archive(path):
        with zipfile.ZipFile(path, "w") as out:
            out.writestr(
                "MAR-INF/MANIFEST.json",
                json.dumps({"model": {"modelName": "gate", "handler": "image_classifier"}})
            )
            out.writestr("model.pt", saved(small().state_dict()))

    def tarball(path):
        with tarfile.open(path, "w:gz") as out:
            for name, data in (
                ("model_weights.ckpt", saved(small().state_dict())),
                ("model_config.yaml", b"target: none\n")
            ):
                entry = tarfile.TarInfo(name)
                entry.size = len(data)
                out.addfile(entry, io.BytesIO(data))

    sink.add("torch", "torch:served", "gate.mar", archive)
    sink.add("torch", "torch:archived", "gate.tar.gz", tarball)


def saved(value):
    stream = io.BytesIO()
    torch.save(value, stream)
    return stream.getvalue()
