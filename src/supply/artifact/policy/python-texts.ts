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
