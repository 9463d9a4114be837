import { Buffer } from "node:buffer";

/** Python byte code as Keras writes it into its configurations. */
const CODE = 0x63;
const REFERENCE_FLAG = 0x80;
const SAMPLE = 24;
const LENGTH_MAX = 16 * 2 ** 20;

/** Whether a text is base64, or characters for bytes, of a code object that `marshal` wrote. */
export function isCodeText(text: string): boolean {
  if (text.length < SAMPLE) return false;
  return isCode(bytesOf(text.slice(0, SAMPLE))) || isCode(Buffer.from(text.slice(0, 8), "latin1"));
}

/** A code object begins with how many arguments it has, as 4 bytes of which 3 are zero. */
function isCode(bytes: Buffer): boolean {
  const [kind = 0, , ...high] = bytes.subarray(0, 5);
  return (kind & ~REFERENCE_FLAG) === CODE && high.length === 3 && high.every((byte) => byte === 0);
}

/** As Python decodes it: signs that are not of the alphabet are passed over. */
export function bytesOf(text: string): Buffer {
  const sign = text.slice(0, LENGTH_MAX).replaceAll(/[^A-Za-z0-9+/]/g, "");
  return Buffer.from(sign, "base64");
}

/** Names in byte code that reach the system; a layer that computes has no use for them. */
const REACHING = new Set(
  `os posix nt system popen subprocess Popen check_output check_call getoutput exec eval execfile
   __import__ import_module importlib getattr setattr globals builtins __builtins__ __subclasses__
   __globals__ __class__ __bases__ __mro__ __base__ __dict__ __getattribute__ __loader__ __spec__
   __code__ open socket urllib urlopen urlretrieve requests httpx aiohttp ftplib smtplib telnetlib
   ctypes cffi marshal pickle dill cloudpickle base64 b64decode shutil pty pdb environ getenv
   runpy run_path run_module write_file read_file py_function numpy_function py_func gfile
   load_library load_op_library get_file tempfile write_text write_bytes read_text unlink rmtree
   chmod spawn fork execv execve breakpoint webbrowser multiprocessing threading signal atexit
   powershell curl wget sh bash reverse_shell codecs fromhex FunctionType CodeType sys modules
   save_weights load_weights load_model pathlib startfile`.split(/\s+/),
);

/** The names of {@link REACHING} in a code text, however it is written; sorted. */
export function reachingNames(text: string): readonly string[] {
  const found = new Set<string>();
  for (const bytes of [bytesOf(text), Buffer.from(text.slice(0, LENGTH_MAX), "latin1")]) {
    for (const [word] of bytes.toString("latin1").matchAll(/[A-Za-z_]\w+/g)) {
      if (REACHING.has(word)) found.add(word);
    }
  }
  return [...found].toSorted();
}
