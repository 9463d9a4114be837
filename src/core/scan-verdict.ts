/** From harmless to worst; a file is what its worst finding says. DESIGN §4: stable words. */
export const SCAN_VERDICTS = ["clean", "suspicious", "unreadable", "malicious"] as const;
export type ScanVerdict = (typeof SCAN_VERDICTS)[number];

/** The worst of several; `clean` of none. */
export function worstVerdict(verdicts: Iterable<ScanVerdict>): ScanVerdict {
  let worst = 0;
  for (const verdict of verdicts) worst = Math.max(worst, SCAN_VERDICTS.indexOf(verdict));
  return SCAN_VERDICTS[worst] ?? "unreadable";
}
