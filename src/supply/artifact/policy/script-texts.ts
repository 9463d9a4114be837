/** What scripts do that is no part of installing or training anything. */
const HOSTILE = new RegExp(
  [
    String.raw`/dev/(?:tcp|udp)/\S`,
    String.raw`\b(?:ba|z|da|k)?sh\s+-i\b[^\n]{0,100}(?:>&|<)`,
    String.raw`\b(?:nc|ncat|netcat)\b[^\n]{0,100}\s-\w*[ec]\b\s*\S*(?:sh|cmd)`,
    String.raw`\bsocat\b[^\n]{0,200}\bexec:`,
    String.raw`\bmkfifo\b[^\n]{0,200}\b(?:nc|ncat|netcat)\b`,
    String.raw`\bbase64\s+(?:-d|-D|--decode)\b[^\n]{0,100}\|\s*(?:\S*/)?(?:ba|z|da|k)?sh\b`,
    String.raw`\bpowershell(?:\.exe)?\b[^\n]{0,200}\s-e(?:nc|ncodedcommand)?\s+[\w+/=]{8,}`,
    String.raw`\b(?:iex|invoke-expression)\b[^\n]{0,200}` +
      String.raw`(?:downloadstring|webclient|webrequest|\biwr\b)`,
    String.raw`(?:downloadstring|webrequest|\biwr\b)[^\n]{0,200}\|\s*(?:iex|invoke-expression)\b`,
    String.raw`\bfrombase64string\b[^\n]{0,300}\b(?:iex|invoke-expression|\.invoke\()`,
    String.raw`\bcertutil\b[^\n]{0,100}-(?:urlcache|decode)|\bbitsadmin\b[^\n]{0,100}/transfer`,
    String.raw`\bmshta\s+(?:https?:|javascript:|vbscript:)|\bregsvr32\b[^\n]{0,100}scrobj`,
    String.raw`>>?\s{0,9}\S{0,99}` +
      String.raw`(?:/etc/(?:cron|sudoers|passwd|shadow)|authorized_keys|/var/spool/cron)`,
    String.raw`\brm\s+-\w*r\w*\s+(?:--no-preserve-root\s+)?(?:/|~|\$HOME)(?:\s|\*|$)`,
    String.raw`\bsocket\b[^\n]{0,400}(?:\bdup2\b|\bpty\.spawn|\bexec\s*\(\s*["']/bin/)`,
    String.raw`\b(?:env|printenv)\s*\|\s*(?:base64[^|\n]{0,40}\|\s*)?(?:curl|wget|nc|ncat)\b`,
    String.raw`(?:\.ssh/|\.aws/|\.kube/|\.netrc|/etc/shadow|huggingface/token)[^\n|]{0,100}\|\s*` +
      String.raw`(?:base64[^|\n]{0,40}\|\s*)?(?:curl|wget|nc|ncat)\b`,
    String.raw`:\(\)\s*\{\s*:\s*\|\s*:|\bxmrig\b|stratum\+tcp`,
    String.raw`\b(?:curl|wget)\b[^\n]{0,200}` +
      String.raw`(?:/etc/shadow|\.ssh/id_|\.aws/credentials|\$\(env\)|\x60env\x60)`,
  ].join("|"),
  "im",
);

/** What is fetched and run at once. */
const PIPED =
  /\b(?:curl|wget)\b[^\n|;]{0,300}\|\s*(?:sudo\s+(?:-\w+\s+)*)?(?:\S*\/)?(?:(?:ba|z|da|k)?sh|python\d?|perl|ruby|node)\b|\b(?:ba|z)?sh\s+(?:-c\s+)?["']?(?:<\(|\$\()\s*(?:curl|wget)\b[^\n]{0,300}|\beval\s+["']?(?:\$\(|`)\s*(?:curl|wget)\b[^\n]{0,300}/gi;

/** What is fetched, made a program and started in one line. */
const STARTED =
  /\b(?:curl|wget)\b[^\n]{0,300}\bchmod\s+(?:[ugoa]*\+x|[0-7]{3,4})\s+(\S{1,200})\s*(?:&&|;)\s*(?:sudo\s+)?\1(?:\s|$)/m;

/** Installers of tools that are made to be piped. */
const INSTALLER =
  /https:\/\/(?:sh\.rustup\.rs|astral\.sh\/|get\.docker\.com|ollama\.com\/|(?:deb|rpm)\.nodesource\.com\/|install\.python-poetry\.org|bootstrap\.pypa\.io\/|micro\.mamba\.pm\/|get\.pnpm\.io\/|bun\.sh\/|raw\.githubusercontent\.com\/(?:nvm-sh|creationix|Homebrew|huggingface|pyenv)\/|pyenv\.run|packagecloud\.io\/|hf\.co\/|packages\.microsoft\.com\/|nvidia\.github\.io\/)/;
const LOOKED_AT_MAX = 2 ** 18;

/** How a script harms whoever runs it; null when nothing of it is known to. */
export function scriptProblem(text: string): "hostile" | "runs-download" | null {
  const start = text.slice(0, LOOKED_AT_MAX).replaceAll(/\\\r?\n/g, " ");
  if (HOSTILE.test(start)) return "hostile";
  const isPiped = [...start.matchAll(PIPED)].some(([command]) => !INSTALLER.test(command));
  return isPiped || STARTED.test(start) ? "runs-download" : null;
}

/** Indexes and stores of packages that projects commonly name. */
const KNOWN_HOST =
  /^(?:download\.pytorch\.org|(?:test\.|files\.)?(?:pypi|pythonhosted)\.org|pypi\.nvidia\.com|pypi\.ngc\.nvidia\.com|data\.pyg\.org|data\.dgl\.ai|storage\.googleapis\.com|github\.com|gitlab\.com|bitbucket\.org|raw\.githubusercontent\.com|huggingface\.co|hf\.co|flashinfer\.ai|wheels\.vllm\.ai|dl\.fbaipublicfiles\.com|repo\.anaconda\.com|conda\.anaconda\.org|download\.openmmlab\.com|aiinfra\.pkgs\.visualstudio\.com|\w[\w-]*\.github\.io)$/;

/** Why a line of requirements takes packages from where nobody expects; null when it does not. */
export function requirementProblem(line: string): "http" | "host" | "trusted-host" | null {
  const text = line
    .replace(/(?:^|\s)#.*$/, "")
    .replace(/^\s*-\s+/, "")
    .trim()
    .replace(/^-[ief](?=\w)/, "");
  if (/^--trusted-host\b/.test(text)) return "trusted-host";
  const [, scheme = "", host = ""] =
    /\b(?:(?:git|hg|svn|bzr)\+)?(https?|ftp|git|ssh):\/\/(?:[^@\s/]*@)?([^/:\s"']+)/.exec(text) ??
    [];
  if (scheme === "") return null;
  if (scheme === "http" || scheme === "ftp") return "http";
  return KNOWN_HOST.test(host.toLowerCase()) ? null : "host";
}
