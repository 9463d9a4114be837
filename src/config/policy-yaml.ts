import { stringify } from "yaml";

const WIDTH = 100;

/** A policy as a file: remarks on top as comments, then the policy, lists of words on one line. */
export function policyAsYaml(policy: object, remarks: readonly string[]): string {
  const comments = remarks.flatMap((remark) => wrap(remark)).map((line) => `# ${line}\n`);
  const body = stringify(policy, { lineWidth: WIDTH, aliasDuplicateObjects: false });
  return `${comments.join("")}\n${body}`;
}

function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").split(" ")) {
    const next = line === "" ? part : `${line} ${part}`;
    if (next.length <= WIDTH - 2 || line === "") line = next;
    else {
      lines.push(line);
      line = `  ${part}`;
    }
  }
  return [...lines, line];
}
