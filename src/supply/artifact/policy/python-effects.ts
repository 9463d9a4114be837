const KINDS = [
  "execute",
  "import",
  "process",
  "native",
  "network",
  "deserialize",
  "changes-files",
  "internals",
  "reads-environment",
  "opens-files",
  "harmless",
] as const;

/** What Python code does with the system when it reaches a name. */
export type PythonEffect = (typeof KINDS)[number];

/** Dotted names, each with all that is below it; the longest that fits decides. */
const NAMES: Readonly<Record<PythonEffect, string>> = {
  execute: `builtins.exec builtins.eval builtins.compile builtins.execfile builtins.breakpoint runpy
    code.interact code.InteractiveInterpreter code.InteractiveConsole codeop
    types.FunctionType types.CodeType marshal imp bdb pdb.run pdb.runeval cProfile.run
    cProfile.runctx profile.run profile.runctx timeit.timeit timeit.repeat timeit.Timer
    trace.Trace sys.settrace sys.setprofile importlib.util.spec_from_file_location
    importlib.util.spec_from_loader importlib.util.module_from_spec
    importlib.machinery.SourceFileLoader importlib.machinery.SourcelessFileLoader
    importlib.machinery.ExtensionFileLoader importlib.machinery.PathFinder zipimport
    pkgutil.resolve_name pydoc.locate idlelib lib2to3 torch.hub.load torch.hub.load_local
    torch._dynamo.backends.registry numpy.f2py IPython.get_ipython IPython.embed
    IPython.start_ipython xmlrpc.server site.addsitedir sys.meta_path sys.path_hooks
    test.support.script_helper ast.literal_eval.__globals__`,
  import: "builtins.__import__ importlib.import_module importlib.__import__",
  process: `os.system os.popen os.execl os.execle os.execlp os.execlpe os.execv os.execve os.execvp
    os.execvpe os.spawnl os.spawnle os.spawnlp os.spawnlpe os.spawnv os.spawnve os.spawnvp
    os.spawnvpe os.posix_spawn os.posix_spawnp os.startfile os.fork os.forkpty os.kill
    os.killpg os.dup2 os.popen2 os.popen3 os.popen4 os.abort os._exit os.setuid os.ptrace
    subprocess commands popen2 pty pexpect ptyprocess sh plumbum.local fabric invoke.run
    asyncio.create_subprocess_shell asyncio.create_subprocess_exec asyncio.subprocess
    _posixsubprocess distutils.spawn setuptools.setup distutils.core.setup pip.main
    pip._internal.main pip._internal.cli psutil.Popen win32api win32com webbrowser
    multiprocessing.util.spawnv_passfds ctypes.CDLL().system ctypes.CDLL().popen
    ctypes.CDLL().execve ctypes.CDLL().execv ctypes.CDLL().fork torch.utils.cpp_extension docker`,
  native: `ctypes cffi _ctypes torch.ops.load_library torch.classes.load_library
    tensorflow.load_op_library tf.load_op_library torch.utils.cpp_extension.load
    torch.utils.cpp_extension.load_inline numpy.ctypeslib.load_library pyximport winreg
    _winapi tensorrt.init_libnvinfer_plugins
    onnxruntime.SessionOptions.register_custom_ops_library`,
  network: `socket _socket ssl.wrap_socket urllib.request urllib.urlopen urllib.urlretrieve urllib2
    urllib3 requests httpx aiohttp http.client http.server httplib ftplib smtplib poplib
    imaplib telnetlib nntplib socketserver paramiko websocket websockets wget pycurl
    asyncssh asyncio.open_connection asyncio.start_server torch.distributed.rpc
    torch.distributed.nn.api torch.hub.download_url_to_file dns boto3 xmlrpc.client
    multiprocessing.connection multiprocessing.managers zmq scapy discord telegram telebot
    slack_sdk ftputil gdown`,
  deserialize: `pickle.load pickle.loads pickle.Unpickler _pickle cPickle cloudpickle.load
    cloudpickle.loads dill.load dill.loads dill.load_session dill.load_module shelve.open
    jsonpickle.decode yaml.unsafe_load yaml.unsafe_load_all yaml.UnsafeLoader yaml.full_load
    jsonpickle.loads pandas.read_pickle torch.serialization._load joblib.numpy_pickle
    torch.jit._pickle hickle.load klepto sklearn.externals.joblib.load`,
  "changes-files": `shutil.rmtree shutil.move os.remove os.unlink os.rmdir os.removedirs os.rename
    os.replace os.chmod os.chown os.symlink os.link os.truncate os.mkfifo os.mknod os.chroot
    os.putenv os.unsetenv shutil.unpack_archive shutil.chown tarfile.TarFile.extractall`,
  internals: `sys._getframe sys._current_frames gc.get_objects gc.get_referrers inspect.currentframe
    inspect.stack builtins.globals.__builtins__ sys.modules.__builtins__
    atexit._run_exitfuncs sys.addaudithook builtins.__build_class__ builtins.__loader__
    builtins.__spec__.loader _frozen_importlib _imp sys.call_tracing`,
  "reads-environment": `os.environ
    os.environb os.getenv os.getlogin os.uname platform.node getpass pwd
    socket.gethostname`,
  "opens-files": `builtins.open io.open io.FileIO codecs.open os.open os.fdopen tempfile torch.load
    torch.jit.load numpy.load joblib.load zipfile tarfile shutil.copy shutil.copy2
    shutil.copyfile shutil.copytree os.listdir os.walk os.scandir glob.glob torch.from_file
    numpy.memmap torch.hub.load_state_dict_from_url huggingface_hub atexit.register
    os.makedirs os.mkdir pathlib.Path.read_text pathlib.Path.read_bytes pathlib.Path.write_text
    pathlib.Path.write_bytes pathlib.Path.open`,
  harmless: `subprocess.PIPE subprocess.DEVNULL subprocess.STDOUT subprocess.CalledProcessError
    subprocess.TimeoutExpired subprocess.SubprocessError subprocess.CompletedProcess
    requests.exceptions requests.Response requests.RequestException requests.ConnectionError
    requests.HTTPError requests.Timeout urllib3.exceptions
    urllib3.disable_warnings urllib3.util.retry urllib3.util.Retry
    urllib.request.pathname2url socket.timeout socket.error socket.gaierror
    aiohttp.ClientError httpx.HTTPError httpx.Timeout http.client.HTTPException ctypes.c_int
    ctypes.c_float ctypes.c_double ctypes.c_void_p ctypes.sizeof ctypes.Structure
    ctypes.c_uint8 ctypes.c_int32 ctypes.c_int64 ctypes.c_bool requests.adapters
    requests.auth requests.models requests.status_codes pickle.PicklingError
    pickle.UnpicklingError pip._vendor.packaging pip.__version__ builtins.__spec__`,
};

const EFFECTS = new Map<string, PythonEffect>();
for (const effect of KINDS) {
  for (const name of NAMES[effect].split(/\s+/)) EFFECTS.set(name, effect);
}

const SAME: Readonly<Record<string, string>> = {
  posix: "os",
  nt: "os",
  __builtin__: "builtins",
  __builtins__: "builtins",
  _io: "io",
};

/** Modules by which programs reach others; as a step inside of a longer name they count, too. */
const STEPS = /\.(os|subprocess|socket|pty|ctypes|builtins|__builtins__)\.(.+)$/;

/** `socket.AF_INET`, `ctypes.__version__`. */
const CONSTANT =
  /^(?:socket|ssl|subprocess|os|select|http|requests|urllib\w*|pickle)\.(?:\w+\.)*[A-Z][A-Z0-9_]+$|\.__(?:version|name|doc)__$/;

/** What reaching a dotted name means; undefined where nothing is known. */
export function pythonEffect(path: string): PythonEffect | undefined {
  if (CONSTANT.test(path)) return "harmless";
  return nearest(normal(path)) ?? throughModule(path);
}

/** `torch.os.system` is `os.system`. */
function throughModule(path: string): PythonEffect | undefined {
  const [, module, rest] = STEPS.exec(path) ?? [];
  return module === undefined ? undefined : nearest(normal(`${module}.${rest ?? ""}`));
}

function normal(path: string): string {
  const dot = path.indexOf(".");
  const root = dot < 0 ? path : path.slice(0, dot);
  return Object.hasOwn(SAME, root) ? `${SAME[root] ?? root}${path.slice(root.length)}` : path;
}

function nearest(path: string): PythonEffect | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf(".", end - 1)) {
    const effect = EFFECTS.get(path.slice(0, end));
    if (effect !== undefined) return effect;
  }
  return undefined;
}

const BUILTINS = new Set(
  `exec eval compile execfile breakpoint __import__ open getattr globals locals vars chr
    bytes bytearray str map input __builtins__ __loader__ __spec__ print setattr delattr
    type`.split(/\s+/),
);

/** Names that code has without importing them. */
export function isPythonBuiltin(name: string): boolean {
  return BUILTINS.has(name);
}

/** Attributes that lead from any object to every class and function. */
export const PYTHON_INSIDES: ReadonlySet<string> = new Set(
  `__subclasses__ __globals__ __builtins__ __code__ f_globals f_builtins f_locals f_back
    gi_frame tb_frame cr_frame func_globals func_code __getattribute__`.split(/\s+/),
);
