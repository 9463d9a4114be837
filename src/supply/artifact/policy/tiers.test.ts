import assert from "node:assert/strict";
import { test } from "node:test";
import { allowanceOf } from "./allowance.ts";
import { GADGETS } from "./gadgets/gadgets.ts";
import { SAFE_CLASSES, SAFE_FUNCTIONS } from "./safe-callables.ts";
import { roleOf } from "./tiers.ts";
import type { Role } from "./tiers.ts";

function role(module: string, name: string, allowed: readonly string[] = []): Role {
  return roleOf({ kind: "global", module, name, spellings: [] }, allowanceOf(allowed));
}

function tier(module: string, name: string, ...allowed: readonly string[]): string {
  return role(module, name, allowed).tier;
}

test("tiers: values are safe, frameworks are known, the rest is not", () => {
  assert.equal(tier("collections", "OrderedDict"), "safe");
  assert.equal(tier("datetime", "datetime"), "safe");
  assert.equal(tier("torch._utils", "_rebuild_tensor_v2"), "framework");
  assert.equal(tier("torch", "FloatStorage"), "framework");
  assert.equal(tier("sklearn.metrics._scorer", "_passthrough_scorer"), "framework");
  assert.equal(tier("mylib", "Net"), "unknown");
  assert.equal(tier("os", "system"), "dangerous");
});

test("tiers: every gadget is dangerous, or bound to the arguments it is used with", () => {
  for (const { module, name } of GADGETS) {
    if (name === "*") continue;
    const role = roleOf({ kind: "global", module, name, spellings: [] }, () => true);
    assert.ok(role.tier === "dangerous" || role.as === "bound", `${module} ${name}`);
  }
});

test("tiers: no name is both a gadget and safe", () => {
  const named = new Set(GADGETS.map(({ module, name }) => `${module} ${name}`));
  for (const table of [SAFE_CLASSES, SAFE_FUNCTIONS]) {
    for (const [module, names] of Object.entries(table)) {
      for (const name of names.split(" ")) assert.ok(!named.has(`${module} ${name}`), name);
    }
  }
});

test("tiers: a name with dots is known only if it is listed", () => {
  assert.equal(tier("builtins", "bytes.fromhex"), "safe");
  assert.equal(tier("sklearn.utils", "os.system"), "dangerous");
  assert.equal(tier("numpy", "f2py.crackfortran.myeval"), "dangerous");
  assert.equal(tier("numpy", "size.__globals__"), "dangerous");
  assert.equal(tier("json", "codecs.open"), "dangerous");
  assert.equal(tier("sklearn.base", "no_class.fit"), "unknown");
});

test("tiers: a module may be a name, too", () => {
  assert.equal(tier("torch", "hub"), "dangerous");
  assert.equal(tier("numpy", "f2py"), "dangerous");
  assert.equal(tier("pandas.core.api", "os"), "unknown");
});

test("tiers: copies of cloudpickle are judged as the original", () => {
  assert.equal(tier("joblib.externals.cloudpickle.cloudpickle", "_make_dict_keys"), "framework");
  assert.equal(tier("numba.cloudpickle.cloudpickle", "whatever"), "dangerous");
});

test("tiers: the operator can allow what is unknown, and nothing that is dangerous", () => {
  assert.equal(tier("mylib.models", "Net", "mylib.*"), "framework");
  assert.equal(tier("os", "system", "*"), "dangerous");
  assert.equal(tier("mylib", "eval", "mylib.*"), "dangerous");
});

test("tiers: the worst of the names that loaders import decides", () => {
  const spellings = [
    { module: "sklearn.base", name: "clone" },
    { module: "commands", name: "getoutput" },
  ];
  const global = { kind: "global", module: "sklearn.base", name: "clone", spellings } as const;
  assert.equal(roleOf(global, () => false).tier, "dangerous");
});

test("tiers: names of properties of objects are not in any table", () => {
  assert.equal(tier("constructor", "constructor"), "unknown");
  assert.equal(tier("__proto__", "x"), "unknown");
});

test("tiers: classes of packages that people pickle are known, their readers are not callable", () => {
  assert.equal(tier("optuna.study.study", "Study"), "framework");
  assert.equal(tier("nltk.probability", "FreqDist"), "framework");
  assert.equal(tier("sktime.datatypes._dtypekind", "DtypeKind"), "framework");
  assert.equal(tier("pyarrow.lib", "_reconstruct_table"), "framework");
  assert.equal(role("pyarrow.lib", "open_stream").as, "mention");
  assert.equal(tier("shapely.io", "from_wkb"), "framework");
  assert.equal(tier("nltk.data", "load"), "dangerous");
});

test("tiers: classes of old versions, inner classes and named tuples are known", () => {
  for (const spelled of [
    "sklearn.ensemble.forest RandomForestClassifier",
    "sklearn.cross_validation KFold",
    "sklearn.hmm GaussianHMM",
    "sklearn.mixture.gmm GMM",
    "pandas.core.panel Panel",
    "pandas.tslib Timestamp",
    "formulaic.parser.types.token Token.Kind",
    "efficientnet_pytorch.utils BlockArgs",
    "ultralytics.nn.tasks DetectionModel",
    "timm.models.resnet ResNet",
  ]) {
    const [module = "", name = ""] = spelled.split(" ");
    assert.equal(role(module, name).as, "class", spelled);
  }
});

test("tiers: a class that makes code of its state stays out of the list", () => {
  assert.equal(role("torch_geometric.nn.conv.gat_conv", "GATConv").as, "mention");
  assert.equal(role("skorch.classifier", "NeuralNetClassifier").as, "mention");
});

test("tiers: classes that only old files name, and those in native code, are known", () => {
  for (const spelled of [
    "gensim.models.doc2vec DocvecsArray",
    "numpy.core.records recarray",
    "statsmodels.tools.decorators ResettableCache",
    "rdkit.Chem.rdchem Mol",
    "tables.Leaf Filters",
  ]) {
    const [module = "", name = ""] = spelled.split(" ");
    assert.equal(tier(module, name), "framework", spelled);
  }
  assert.equal(tier("tables", "open_file"), "dangerous");
});
