import assert from "node:assert/strict";
import { test } from "node:test";
import { targetRisk } from "./config-targets.ts";

const riskOf = (target: string): string => targetRisk(target, []);

test("config targets: classes and customary functions of known libraries are known", () => {
  for (const target of [
    "torch.nn.Linear",
    "torch.optim.AdamW",
    "nemo.collections.asr.models.EncDecCTCModel",
    "transformers.AutoModel.from_pretrained",
    "pytorch_lightning.LightningModule.load_from_checkpoint",
    "sklearn.datasets.load_iris",
    "timm.create_model",
    "numpy.array",
  ]) {
    assert.equal(riskOf(target), "known", target);
  }
});

test("config targets: what reads, writes or sets things up is reaching", () => {
  for (const target of [
    "datasets.load_dataset",
    "numpy.memmap",
    "omegaconf.OmegaConf.save",
    "hydra.initialize",
  ]) {
    assert.equal(riskOf(target), "reaching", target);
  }
});

test("config targets: helpers of Hydra and names that are computed are unknown", () => {
  for (const target of ["hydra.utils.instantiate", "numpy.${x}", "mine.Model"]) {
    assert.equal(riskOf(target), "unknown", target);
  }
});

test("config targets: what runs code is dangerous", () => {
  for (const target of ["os.system", "dill.loads", "hydra.utils.get_method", "builtins.eval"]) {
    assert.equal(riskOf(target), "dangerous", target);
  }
});
