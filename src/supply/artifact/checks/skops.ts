import type { Scan } from "../format.ts";
import type { JsonMembers } from "../formats/json/walk.ts";
import { createPickleJudge } from "../policy/decide.ts";
import type { Tier } from "../policy/tiers.ts";

/** Members of the nodes of a skops schema that say what is made. */
export const SKOPS_KEYS: readonly string[] =
  "__loader__ __module__ __class__ func method_name module_path function type_name".split(" ");

/** The functions of `operator` that skops writes. */
const OPERATORS = new Set(["attrgetter", "itemgetter", "methodcaller"]);

/** Kinds of nodes that skops knows, since its first version. */
const LOADERS = new Set(
  `BytearrayNode BytesNode CachedNode ConstructorFromReduceNode DTypeNode DefaultDictNode DictNode
   FunctionNode JsonNode ListNode LossNode MaskedArrayNode MethodNode NdArrayNode ObjectNode
   OperatorFuncNode PartialNode QuantileForestNode RandomGeneratorNode RandomStateNode ReduceNode
   SGDNode SetNode SliceNode SparseMatrixNode TreeNode TupleNode TypeNode
   _DictWithDeprecatedKeysNode`.split(/\s+/),
);

export interface SkopsReview {
  closed(path: readonly string[], members: JsonMembers, offset: number): void;
}

interface Named {
  readonly depth: number;
  readonly name: string;
}

/**
 * Reads the nodes of a schema as skops does: it makes what `__module__` and `__class__`
 * name, except where a kind of node takes the name from elsewhere (CVE-2025-54412, CVE-2025-54413).
 */
export function createSkopsReview(scan: Scan): SkopsReview {
  const judge = createPickleJudge(scan.settings.allowedCallables);
  let method: Named | null = null;
  let owner: Named | null = null;
  const tierOf = (module: string, name: string): Tier => {
    return judge.tierOf({ kind: "global", module, name, spellings: [] });
  };
  const check = (module: string, name: string, { loader, offset }: Place): void => {
    const target = `${module}.${name}`;
    const tier = tierOf(module, name);
    if (tier === "dangerous") scan.report("skops/dangerous-type", offset, { target, loader });
    else if (tier === "unknown") scan.report("skops/unknown-type", offset, { target });
  };
  return {
    closed(path, members, offset) {
      const step = path.at(-1);
      const [func] = texts(members, "func");
      if (step === "content" && func !== undefined) method = { depth: path.length, name: func };
      if (step === "obj" && members.has("__class__")) {
        owner = { depth: path.length, name: nameIn(members) };
      }
      for (const module of texts(members, "module_path")) {
        for (const name of texts(members, "function"))
          check(module, name, { loader: "function", offset });
      }
      for (const loader of texts(members, "__loader__")) {
        const place = { loader, offset };
        if (!LOADERS.has(loader)) scan.report("skops/unknown-type", offset, { target: loader });
        for (const module of texts(members, "__module__")) {
          for (const name of texts(members, "__class__")) {
            if (loader === "OperatorFuncNode") checkOperator(module, name, { place, scan });
            else check(module, name, place);
          }
        }
        if (loader === "MethodNode")
          checkMethod(
            { method, owner, name: nameIn(members), depth: path.length },
            { place, scan },
          );
      }
    },
  };
}

interface Place {
  readonly loader: string;
  readonly offset: number;
}

interface Checking {
  readonly place: Place;
  readonly scan: Scan;
}

/** Whatever module is written, skops calls the function of `operator` (CVE-2025-54412). */
function checkOperator(module: string, name: string, { place, scan }: Checking): void {
  if (/^_?operator$/.test(module) && OPERATORS.has(name)) {
    if (name === "methodcaller") {
      scan.report("skops/unknown-type", place.offset, { target: "operator.methodcaller" });
    }
    return;
  }
  const { loader, offset } = place;
  scan.report("skops/dangerous-type", offset, { target: `${module}.${name}`, loader });
}

interface MethodFacts {
  readonly method: Named | null;
  readonly owner: Named | null;
  readonly name: string;
  readonly depth: number;
}

/** The method is looked up in the object, whose type has to be the one that was shown. */
function checkMethod({ method, owner, name, depth }: MethodFacts, { place, scan }: Checking): void {
  const { loader, offset } = place;
  const func = method?.depth === depth + 1 ? method.name : "";
  const isOdd = /^__|\.|^(?:eval|exec|system|load|loads)$/.test(func);
  const isSwapped = owner?.depth === depth + 2 && owner.name !== name && name !== "";
  if (isOdd || isSwapped) {
    scan.report("skops/dangerous-type", offset, { target: `${name}.${func}`, loader });
  }
}

function nameIn(members: JsonMembers): string {
  const [module = ""] = texts(members, "__module__");
  const [name = ""] = texts(members, "__class__");
  return `${module}.${name}`;
}

function texts(members: JsonMembers, key: string): readonly string[] {
  return (members.get(key) ?? []).filter((value) => typeof value === "string");
}
