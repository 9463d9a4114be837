"""safetensors, GGUF, Flax and the chat templates that travel in them."""
import glob
import json
import os

import numpy as np

from .sink import write_bytes, write_text

TEMPLATES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "templates")


def templates():
    for path in sorted(glob.glob(os.path.join(TEMPLATES, "*.jinja"))):
        with open(path, encoding="utf-8") as stream:
            yield os.path.basename(path)[:-len(".jinja")], stream.read()


def make_safetensors(sink):
    from safetensors.numpy import save_file

    rng = np.random.RandomState(2)
    cases = {
        "plain": ({"w": rng.rand(4, 4).astype("f4"), "b": np.zeros(4, "f4")}, None),
        "described": (
            {"w":
             np.ones(3,
                     "f2")}, {"format": "pt", "license": "mit", "note": "see https://example.org"}
        ),
        "kinds": (
            {
                kind: np.ones(3, kind)
                for kind in ("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "?")
            }, None
        ),
        "scalar": ({"s": np.array(3.0, "f4"), "e": np.zeros((0, 3), "f4")}, None),
        "many": (
            {"model.layers.%d.weight" % i: np.ones((2, 2), "f4")
             for i in range(500)}, {"format": "pt"}
        ),
        "none": ({}, {"format": "pt"}),
    }
    for name, (tensors, metadata) in sorted(cases.items()):
        sink.add(
            "safetensors", "safetensors:" + name, "model.safetensors",
            lambda path: save_file(tensors, path, metadata)
        )
    import torch
    from safetensors.torch import save_file as save_torch

    half = {
        "w": torch.ones(3, 4, dtype=torch.bfloat16), "f8": torch.ones(4).to(torch.float8_e4m3fn)
    }
    sink.add(
        "safetensors", "safetensors:bfloat16", "model.safetensors",
        lambda path: save_torch(half, path)
    )
    make_sharded(sink, save_file)


def make_sharded(sink, save_file):
    folder = sink.folder("safetensors", "safetensors:sharded")
    weights = {}
    for part in (1, 2):
        name = "model-%05d-of-00002.safetensors" % part
        tensors = {"layers.%d.weight" % part: np.ones((3, 3), "f4")}
        save_file(tensors, os.path.join(folder, name), {"format": "pt"})
        weights.update((key, name) for key in tensors)
    index = {"metadata": {"total_size": 72}, "weight_map": weights}
    write_text(json.dumps(index, indent=2))(os.path.join(folder, "model.safetensors.index.json"))
    sink.list_tree("safetensors", "safetensors:sharded", folder)


def make_gguf(sink):
    for name, template in templates():
        sink.add(
            "gguf", "template:" + name, "model.gguf",
            lambda path: write_gguf(path, "llama", template)
        )
    for architecture in ("llama", "gemma", "qwen2", "phi3", "bert", "clip", "mamba"):
        sink.add(
            "gguf", "gguf:" + architecture, "model.gguf",
            lambda path: write_gguf(path, architecture, None)
        )
    listed = list(templates())[:3]
    named = [{"name": name, "template": text} for name, text in listed]
    sink.add(
        "gguf", "gguf:several-templates", "model.gguf", lambda path:
        write_gguf(path, "llama", [{"name": "default", "template": listed[0][1]}] + named)
    )
    sink.add("gguf", "gguf:quantized", "model.gguf", write_quantized)
    sink.add("gguf", "gguf:big-endian", "model.gguf", write_big_endian)


def write_gguf(path, architecture, template):
    import gguf

    writer = gguf.GGUFWriter(path, architecture)
    writer.add_name("gate")
    writer.add_description("A tiny model. Prints nothing, e.g. {{ no template }} here.")
    writer.add_license("apache-2.0")
    writer.add_context_length(512)
    writer.add_block_count(1)
    writer.add_file_type(0)
    writer.add_float32("general.scale", 0.5)
    writer.add_bool("general.ready", True)
    writer.add_uint64("general.seed", 2**40)
    writer.add_array("general.tags", ["gate", "tiny"])
    writer.add_tokenizer_model("gpt2")
    writer.add_token_list(
        [
            "<s>", "</s>", "the", "gate", "{{", "}}", "__class__", "import os", "eval(",
            "<|im_start|>"
        ]
    )
    writer.add_token_scores([0.0] * 10)
    writer.add_token_types([3, 3] + [1] * 8)
    writer.add_token_merges(["t he", "g ate"])
    writer.add_bos_token_id(0)
    if template is not None:
        writer.add_chat_template(template)
    writer.add_tensor("token_embd.weight", np.ones((10, 8), "f4"))
    writer.add_tensor("blk.0.attn_q.weight", np.ones((8, 8), "f2"))
    finish(writer)


def write_quantized(path):
    import gguf

    writer = gguf.GGUFWriter(path, "llama")
    for kind in (
        gguf.GGMLQuantizationType.Q8_0, gguf.GGMLQuantizationType.Q4_0,
        gguf.GGMLQuantizationType.Q5_1
    ):
        data = gguf.quants.quantize(np.random.RandomState(1).rand(4, 64).astype("f4"), kind)
        writer.add_tensor("blk.%s.weight" % kind.name, data, raw_dtype=kind)
    finish(writer)


def write_big_endian(path):
    import gguf

    writer = gguf.GGUFWriter(path, "llama", endianess=gguf.GGUFEndian.BIG)
    writer.add_name("gate")
    writer.add_tensor("w", np.ones((4, 4), "f4"))
    finish(writer)


def finish(writer):
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def make_templates(sink):
    """The same templates where transformers keeps them: alone, and in the tokenizer's settings."""
    for name, template in templates():
        source = "template:" + name
        sink.add("jinja", source, "chat_template.jinja", write_text(template))
        settings = {
            "bos_token": "<s>", "eos_token": "</s>", "tokenizer_class": "PreTrainedTokenizerFast",
            "chat_template": template
        }
        sink.add(
            "jinja", source, "tokenizer_config.json", write_text(json.dumps(settings, indent=2))
        )
        several = {
            "chat_template":
            [{"name": "default", "template": template}, {"name": "tool_use", "template": template}]
        }
        sink.add(
            "jinja", source + "-several", "tokenizer_config.json", write_text(json.dumps(several))
        )


def make_flax(sink):
    import flax.linen as nn
    import flax.serialization as fs
    import jax
    import jax.numpy as jnp
    import msgpack
    import optax
    from flax.training import train_state

    class Small(nn.Module):

        @nn.compact
        def __call__(self, x):
            return nn.Dense(2)(nn.relu(nn.Dense(4)(x)))

    model = Small()
    weights = model.init(jax.random.PRNGKey(0), jnp.ones((1, 3)))
    state = train_state.TrainState.create(apply_fn=model.apply, params=weights, tx=optax.adam(0.1))
    values = {
        "weights": weights,
        "state": state,
        "kinds": {k: np.ones(3, k)
                  for k in ("f2", "f4", "i8", "u1", "?", "c8")},
        "bfloat16": {"w": jnp.ones(3, jnp.bfloat16)},
        "scalars": {"a": np.float32(1), "b": 2, "c": "text", "d": 1 + 2j},
        "large": {"w": np.ones((300, 300), "f4")},
    }
    for name, value in sorted(values.items()):
        sink.add("flax", "flax:" + name, "flax_model.msgpack", write_bytes(fs.to_bytes(value)))
    plain = {
        "lang": "en", "pipeline": ["tok"], "vectors": list(range(300)), "b": b"\0\1", "neg": -5,
        "big": 2**60, "n": None, "x": 1.5
    }
    sink.add("flax", "msgpack:plain", "meta.msgpack", write_bytes(msgpack.packb(plain)))
    sink.add(
        "flax", "msgpack:plain", "vocab.bin",
        write_bytes(msgpack.packb({"keys": ["k%d" % i for i in range(500)]}))
    )
