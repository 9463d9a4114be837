/**
 * Attributes that mean something to Python or to a class by their name alone. They are kept of
 * every state, however much of it is left out.
 */

/** What Python calls or obeys without being asked for it by name. */
export const HOOKS: ReadonlySet<string> = new Set([
  ..."__class__ __setstate__ __reduce__ __reduce_ex__ __getattr__ __getattribute__".split(" "),
  ..."__setattr__ __delattr__ __call__ __init__ __new__ __del__ __getstate__ __setitem__".split(
    " ",
  ),
  ..."__getitem__ __iter__ __next__ __len__ __hash__ __eq__ __bases__ __mro__ __globals__".split(
    " ",
  ),
  ..."__code__ __builtins__ __func__ __self__ __defaults__ __closure__ __kwdefaults__".split(" "),
  ..."__subclasshook__ __init_subclass__ __set_name__ __enter__ __exit__ __reversed__".split(" "),
  ..."__getnewargs__ __getnewargs_ex__ __array__ __array_finalize__ __torch_function__".split(" "),
]);

/** Addresses in memory that numpy and torch read and write at. */
export const MEMORY: ReadonlySet<string> = new Set([
  "__array_interface__",
  "__array_struct__",
  "__cuda_array_interface__",
]);

/** Methods that opcodes look for on the instance itself. */
export const FILLERS: ReadonlySet<string> = new Set(["append", "extend", "add"]);

/** What classes of scipy, statsmodels and joblib run, or open. */
const USED = "_parse_arg_template restore_design_info formula filename".split(" ");

const OBEYED: ReadonlySet<string> = new Set([...HOOKS, ...MEMORY, ...FILLERS, ...USED]);
const LENGTH_MAX = Math.max(...Array.from(OBEYED, ({ length }) => length));

export function isObeyed(name: string): boolean {
  return name.length <= LENGTH_MAX && OBEYED.has(name);
}
