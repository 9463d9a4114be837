/** Commands of a shell that fetch, hide or hand over. */
const HOSTILE_COMMAND = new RegExp(
  [
    String.raw`/dev/(?:tcp|udp)/`,
    String.raw`\b(?:curl|wget|fetch)\b[^|;&\n]{0,300}` +
      String.raw`(?:\|\s*(?:sudo\s+)?(?:ba|z|da|k)?sh\b|\|\s*python|&&|;)`,
    String.raw`\b(?:ba|z|da|k)?sh\s+-i\b`,
    String.raw`\b(?:nc|ncat|netcat|socat)\b[^\n]{0,100}` +
      String.raw`(?:\s-\w*[ec]\b|exec:|\d{1,3}\.\d{1,3}\.\d{1,3}\.)`,
    String.raw`\bmkfifo\b[^\n]{0,200}\b(?:nc|sh)\b`,
    String.raw`\bpowershell(?:\.exe)?\b[^\n]{0,100}(?:-e\w*\s|downloadstring|iex|hidden|bypass)`,
    String.raw`\bbase64\s+(?:-d|-D|--decode)\b`,
    String.raw`\b(?:certutil|bitsadmin|mshta|regsvr32|rundll32)\b`,
    String.raw`\brm\s+-\w*r\w*f?\s+(?:/|~|\$HOME)`,
    String.raw`\bchmod\s+(?:\+x|[0-7]*7[0-7]*)\s[^\n]{0,200}(?:;|&&)\s*\S*/`,
    String.raw`\bcrontab\b|/etc/(?:shadow|passwd|sudoers|cron)|` +
      String.raw`authorized_keys|\.ssh/id_|\.aws/credentials`,
    String.raw`:\(\)\s*\{\s*:\s*\|\s*:|\bxmrig\b|stratum\+tcp`,
  ].join("|"),
  "i",
);
const LOOKED_AT_MAX = 16_384;

/** Whether a text that is run as a command belongs to an attack. */
export function isHostileCommand(text: string): boolean {
  return HOSTILE_COMMAND.test(text.slice(0, LOOKED_AT_MAX));
}

/** Tools that code asks about the machine, or that build and install packages by name. */
const ORDINARY_COMMAND =
  /^\s*(?:sudo\s+)?(?:\S*\/)?(?:git|nvidia-smi|rocm-smi|rocminfo|nvcc|uname|ldconfig|gcc|g\+\+|clang|cmake|make|ninja|which|where|ffmpeg|ffprobe|sox|java|javac|node|npm|lscpu|ls|pwd|clear|cls|mkdir|cp|mv|tar|unzip|touch|pip3?|uv|conda|apt|apt-get|brew|pytest|ruff|black|isort|mypy|protoc|swig|hipcc|hipconfig|llvm-config|pkg-config|sysctl|sw_vers|xcode-select|xcrun|otool|patchelf|dpkg|meson|huggingface-cli|(?:python3?\s+)?-m\s+(?:pip|build|venv|unidic|spacy|nltk\.downloader|ensurepip))\b/;

/** Chained, sent elsewhere, or from a place that only this command names. */
const CHAINED = /[|;&`<>]|\$\(|https?:\/\/|--(?:extra-)?index-url|--trusted-host|--upload-pack/;

/** Whether a command belongs to what ordinary code starts. */
export function isOrdinaryCommand(text: string): boolean {
  const start = text.slice(0, LOOKED_AT_MAX);
  if (/^\S{1,200} --?(?:version|help)$/.test(start)) return true;
  return ORDINARY_COMMAND.test(start) && !CHAINED.test(start) && !isHostileCommand(start);
}

/** Code in C that starts programs or connects. */
const NATIVE_ATTACK =
  /\b(?:system|popen|execl[pe]?|execv[pe]*|fork|socket|WinExec|ShellExecute\w?)\s*\(/;

export function isHostileNativeCode(text: string): boolean {
  return NATIVE_ATTACK.test(text.slice(0, LOOKED_AT_MAX * 4));
}

/** Places from where systems start what they find. */
const START_PLACE = new RegExp(
  [
    String.raw`(?:^|\/)\.(?:bashrc|zshrc|profile|bash_profile|bash_login|zprofile|xinitrc)$`,
    String.raw`authorized_keys$|\/etc\/(?:cron|profile|ld\.so|sudoers|init|rc\.|systemd)`,
    String.raw`\/var\/spool\/cron|\/systemd\/(?:user|system)\/|LaunchAgents|LaunchDaemons`,
    String.raw`(?:site|user)customize\.py$|site-packages[^\n]*\.pth$|Start Menu.*Startup`,
  ].join("|"),
);

export function isStartPlace(path: string): boolean {
  return START_PLACE.test(path.slice(0, 4096));
}
