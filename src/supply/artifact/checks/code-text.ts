/** What descriptions have no use for, in the languages that loaders evaluate. */
const CODE = new RegExp(
  [
    String.raw`__(?:import|globals|builtins|subclasses|class|mro|reduce)__`,
    String.raw`(?:^|[^\w.])(?:eval|exec|execfile|compile)\s*\(`,
    String.raw`\bos\s*\.\s*(?:system|popen|exec\w*|spawn\w*)\s*\(`,
    String.raw`\bsubprocess\s*\.\s*\w+\s*\(`,
    String.raw`\b(?:import|from)\s+(?:os|subprocess|socket|ctypes|pty)\b`,
    String.raw`(?:^|[^\w.])system\s*\(\s*["']|\bimportlib\s*\.\s*import_module\s*\(`,
    String.raw`\bRuntime\s*\.\s*(?:getRuntime|exec)\b|\bProcessBuilder\b|\bjavax\.script\b`,
    String.raw`\bpython[23]?\s+-c\b|\b(?:curl|wget)\s[^|\n]{1,500}\|\s*(?:ba|z)?sh\b`,
    String.raw`\b(?:pickle|marshal|dill|cloudpickle)\s*\.\s*loads?\s*\(`,
    String.raw`<[a-z][^<>]{0,200}\son[a-z]{3,20}\s*=|` +
      String.raw`^\s*on(?:click|load|error|focus|mouseover)\s*=`,
    String.raw`<script\b|\bjavascript:|/bin/(?:ba)?sh\b`,
    String.raw`\bpowershell(?:\.exe)?\s+[-/]|\bcmd(?:\.exe)?\s+\/[a-z]\b`,
  ].join("|"),
  "i",
);
const LOOKED_AT_MAX = 65_536;

/** What starts programs or gets at everything, in a text that nobody writes by chance. */
const HOSTILE = new RegExp(
  [
    String.raw`\bos\s*\.\s*(?:system|popen|exec[lv]\w*|spawn[lv]\w*)\s*\(`,
    String.raw`\bsubprocess\s*\.\s*(?:run|Popen|call|check_\w+|getoutput|getstatusoutput)\s*\(`,
    String.raw`__import__\s*\(\s*["'](?:os|subprocess|socket|pty|ctypes|builtins)\b`,
    String.raw`import_module\s*\(\s*["'](?:os|subprocess|socket|pty|ctypes|builtins)\b`,
    String.raw`\bRuntime\s*\.\s*(?:getRuntime\s*\(\s*\)\s*\.\s*)?exec\b|\bnew\s+ProcessBuilder\b`,
    String.raw`(?:^|[^\w.])(?:system|shell_exec|popen|passthru)\s*\(\s*["']`,
    String.raw`(?:^|[^\w.])(?:exec|eval)\s*\(\s*(?:compile|__import__|base64|open|input|["'])`,
  ].join("|"),
  "i",
);

/** Whether what looks like code starts programs, loads modules by name or evaluates texts. */
export function looksHostile(text: string): boolean {
  return HOSTILE.test(text.slice(0, LOOKED_AT_MAX));
}

/** Whether a text that should describe something holds what could run. */
export function looksLikeCode(text: string): boolean {
  return CODE.test(text.slice(0, LOOKED_AT_MAX));
}
