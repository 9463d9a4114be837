/** What descriptions have no use for, in the languages that loaders evaluate. */
const CODE = new RegExp(
  [
    String.raw`__(?:import|globals|builtins|subclasses|class|mro|reduce)__`,
    String.raw`(?:^|[^\w.])(?:eval|exec|execfile|compile)\s*\(`,
    String.raw`\bos\s*\.\s*(?:system|popen|exec\w*|spawn\w*)\s*\(`,
    String.raw`\bsubprocess\s*\.\s*\w+\s*\(`,
    String.raw`\b(?:import|from)\s+(?:os|subprocess|socket|ctypes|pty)\b`,
    String.raw`Runtime\s*\.\s*getRuntime\s*\(|\bProcessBuilder\b|\bjavax\.script\b`,
    String.raw`<script\b|\bjavascript:|/bin/(?:ba)?sh\b|\bpowershell\b|cmd\.exe`,
  ].join("|"),
  "i",
);
const LOOKED_AT_MAX = 65_536;

/** Whether a text that should describe something holds what could run. */
export function looksLikeCode(text: string): boolean {
  return CODE.test(text.slice(0, LOOKED_AT_MAX));
}
