/** Filters of Jinja 3 and of the renderers of chat templates, `attr` aside. */
export const TEMPLATE_FILTERS: ReadonlySet<string> = words(
  `abs batch capitalize center count d default dictsort e escape filesizeformat first float
   forceescape format from_json fromjson groupby indent int items join last length list lower map
   max min pprint random reject rejectattr replace reverse round safe select selectattr slice sort
   split startswith endswith strftime string striptags sum title tojson to_json trim truncate
   unique upper urlencode urlize wordcount wordwrap xmlattr`,
);

/** Functions that Jinja and renderers of chat templates offer. */
export const TEMPLATE_FUNCTIONS: ReadonlySet<string> = words(
  `range dict lipsum cycler joiner namespace raise_exception strftime_now tojson to_json fromjson
   from_json caller super loop`,
);

/** Those among them that are objects of Python, from which more is reached than by calling them. */
export const TEMPLATE_OBJECTS: ReadonlySet<string> = words(
  "range dict lipsum cycler joiner namespace raise_exception strftime_now",
);

/** Attributes without underscores from which Python's insides can be reached. */
export const TEMPLATE_INSIDES: ReadonlySet<string> = words(
  `mro func_globals func_code func_closure im_class im_func im_self gi_frame gi_code gi_yieldfrom
   cr_frame cr_code cr_await cr_origin ag_frame ag_code ag_await f_back f_builtins f_code f_globals
   f_locals tb_frame tb_next co_code co_consts popen environ subprocess`,
);

/** Functions of Python that no renderer of prompts has a reason to offer, when they are called. */
export const ESCAPING_FUNCTIONS: ReadonlySet<string> = words(
  `open eval exec compile getattr setattr delattr globals locals vars input breakpoint system popen
   execfile import_module urlopen urlretrieve check_output check_call getoutput getstatusoutput
   Popen run_cell shell_exec exec_command spawn execve run_shell run_command`,
);

/** The same as methods of whatever it may be. */
export const ESCAPING_METHODS: ReadonlySet<string> = words(
  `system popen Popen eval exec execfile execve spawn check_output check_call getoutput
   getstatusoutput urlopen urlretrieve import_module load_module run_cell`,
);

/** Modules of Python that open everything else, when something of theirs is asked for. */
export const ESCAPING_MODULES: ReadonlySet<string> = words(
  `os sys subprocess importlib builtins shutil ctypes socket urllib posix nt pty pickle marshal
   runpy`,
);

/** What servers put in reach of templates, and no prompt needs. */
export const SERVER_OBJECTS: ReadonlySet<string> = words(
  "config request session g current_app url_for get_flashed_messages",
);

/** What of them gives more away than one setting. */
export const SERVER_PARTS: ReadonlySet<string> = words(
  `items keys values get_namespace from_object from_pyfile from_envvar from_file from_prefixed_env
   from_mapping update application environ args cookies headers data files root_path config`,
);

/** Words of which names of Python's insides are put together. */
export const INSIDE_WORDS: ReadonlySet<string> = words(
  "globals builtins subclasses mro popen subprocess",
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
