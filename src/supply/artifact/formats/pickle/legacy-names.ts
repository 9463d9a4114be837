/**
 * The names that Python 3 imports for those of Python 2, as `fix_imports` does for protocols below
 * 3 (facts from CPython's `Lib/_compat_pickle.py`, of all versions from 3.6 on).
 */
import type { QualifiedName } from "./value.ts";

/** Old module, new module. */
const MODULES = `
  __builtin__ builtins
  copy_reg copyreg
  Queue queue
  SocketServer socketserver
  ConfigParser configparser
  repr reprlib
  tkFileDialog tkinter.filedialog
  tkSimpleDialog tkinter.simpledialog
  tkColorChooser tkinter.colorchooser
  tkCommonDialog tkinter.commondialog
  Dialog tkinter.dialog
  Tkdnd tkinter.dnd
  tkFont tkinter.font
  tkMessageBox tkinter.messagebox
  ScrolledText tkinter.scrolledtext
  Tkconstants tkinter.constants
  Tix tkinter.tix
  ttk tkinter.ttk
  Tkinter tkinter
  markupbase _markupbase
  _winreg winreg
  thread _thread
  dummy_thread _dummy_thread
  dbhash dbm.bsd
  dumbdbm dbm.dumb
  dbm dbm.ndbm
  gdbm dbm.gnu
  xmlrpclib xmlrpc.client
  SimpleXMLRPCServer xmlrpc.server
  httplib http.client
  htmlentitydefs html.entities
  HTMLParser html.parser
  Cookie http.cookies
  cookielib http.cookiejar
  BaseHTTPServer http.server
  test.test_support test.support
  commands subprocess
  urlparse urllib.parse
  robotparser urllib.robotparser
  urllib2 urllib.request
  anydbm dbm
  _abcoll collections.abc
  cPickle pickle
  _elementtree xml.etree.ElementTree
  FileDialog tkinter.filedialog
  SimpleDialog tkinter.simpledialog
  DocXMLRPCServer xmlrpc.server
  SimpleHTTPServer http.server
  CGIHTTPServer http.server
  UserDict collections
  UserList collections
  UserString collections
  whichdb dbm
  StringIO io
  cStringIO io
`;

/** Old module and name, new module and name. They come before the modules. */
const NAMES = `
  __builtin__ xrange builtins range
  __builtin__ reduce functools reduce
  __builtin__ intern sys intern
  __builtin__ unichr builtins chr
  __builtin__ unicode builtins str
  __builtin__ long builtins int
  itertools izip builtins zip
  itertools imap builtins map
  itertools ifilter builtins filter
  itertools ifilterfalse itertools filterfalse
  itertools izip_longest itertools zip_longest
  UserDict IterableUserDict collections UserDict
  UserList UserList collections UserList
  UserString UserString collections UserString
  whichdb whichdb dbm whichdb
  _socket fromfd socket fromfd
  _multiprocessing Connection multiprocessing.connection Connection
  multiprocessing.process Process multiprocessing.context Process
  multiprocessing.forking Popen multiprocessing.popen_fork Popen
  urllib ContentTooShortError urllib.error ContentTooShortError
  urllib getproxies urllib.request getproxies
  urllib pathname2url urllib.request pathname2url
  urllib quote_plus urllib.parse quote_plus
  urllib quote urllib.parse quote
  urllib unquote_plus urllib.parse unquote_plus
  urllib unquote urllib.parse unquote
  urllib url2pathname urllib.request url2pathname
  urllib urlcleanup urllib.request urlcleanup
  urllib urlencode urllib.parse urlencode
  urllib urlopen urllib.request urlopen
  urllib urlretrieve urllib.request urlretrieve
  urllib2 HTTPError urllib.error HTTPError
  urllib2 URLError urllib.error URLError
  __builtin__ basestring builtins str
  exceptions StandardError builtins Exception
  UserDict UserDict collections UserDict
  socket _socketobject socket SocketType
`;

/** Module `exceptions` then, `builtins` now. */
const EXCEPTIONS = `
  ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning
  DeprecationWarning EOFError EnvironmentError Exception FloatingPointError FutureWarning
  GeneratorExit IOError ImportError ImportWarning IndentationError IndexError KeyError
  KeyboardInterrupt LookupError MemoryError NameError NotImplementedError OSError OverflowError
  PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning StopIteration SyntaxError
  SyntaxWarning SystemError SystemExit TabError TypeError UnboundLocalError UnicodeDecodeError
  UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError
  Warning ZeroDivisionError WindowsError
`;

/** Module `multiprocessing` then, `multiprocessing.context` now. */
const PROCESS_EXCEPTIONS = "AuthenticationError BufferTooShort ProcessError TimeoutError";

const NEW_MODULE = new Map(
  rows(MODULES).map(([from = "", to = ""]): [string, string] => [from, to]),
);

const NEW_NAME = new Map<string, QualifiedName>([
  ...rows(NAMES).map(([from = "", old = "", module = "", name = ""]) =>
    entry(`${from} ${old}`, { module, name }),
  ),
  ...words(EXCEPTIONS).map((name) => entry(`exceptions ${name}`, { module: "builtins", name })),
  ...words(PROCESS_EXCEPTIONS).map((name) =>
    entry(`multiprocessing ${name}`, { module: "multiprocessing.context", name }),
  ),
]);

/** What Python 3 imports for a name in a pickle of a protocol below 3. */
export function toPython3(written: QualifiedName): QualifiedName {
  const renamed = NEW_NAME.get(`${written.module} ${written.name}`);
  if (renamed !== undefined) return renamed;
  const module = NEW_MODULE.get(written.module);
  return module === undefined ? written : { module, name: written.name };
}

function rows(table: string): string[][] {
  return table.trim().split("\n").map(words);
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

function entry(key: string, name: QualifiedName): [string, QualifiedName] {
  return [key, name];
}
