/** Why two names of an archive are one file for some system and two for another. */
export type NameClash = "similar-name" | "file-and-folder";

/** Tells of each name whether it meets one before it; equal names are for others to tell. */
export interface NameRegister {
  add(name: string): NameClash | null;
  /** Whether a name that was added lies beneath this one. */
  isFolder(name: string): boolean;
}

/** Such names are their own folding, as nearly all are. */
const PLAIN = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*(?:\/[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)*\/?$/;
/** Longer ones are there to be compared. */
const NAME_MAX = 1024;
const FOLDERS_MAX = 64;

/** As the most forgiving system takes it: strokes, dots, blanks, case and accents. */
function folded(name: string): string {
  if (PLAIN.test(name)) return name;
  const parts = name.normalize("NFC").toLowerCase().replaceAll("\\", "/").split("/");
  const kept = parts.map((part) => part.replace(/[. ]{1,64}$/, "")).filter((part) => part !== "");
  return name.endsWith("/") ? `${kept.join("/")}/` : kept.join("/");
}

export function createNameRegister(): NameRegister {
  /** By folding; the name as it was, where that was another. */
  const names = new Map<string, string | null>();
  const folders = new Set<string>();
  return {
    add(name) {
      if (name === "" || name.length > NAME_MAX) return null;
      const key = folded(name);
      const before = names.get(key);
      if (before === undefined) names.set(key, key === name ? null : name);
      const other = before === null ? key : before;
      if (other !== undefined && other !== name && !isPairOfArrays(name, other)) {
        return "similar-name";
      }
      const isNew = noteFolders(key, folders);
      const isFolder = key.endsWith("/");
      if (!isFolder && folders.has(key)) return "file-and-folder";
      return isNew.some((folder) => names.has(folder)) ? "file-and-folder" : null;
    },
    isFolder: (name) => folders.has(folded(name.replace(/\/+$/, ""))),
  };
}

/** The folders on the way that were not known before. */
function noteFolders(key: string, folders: Set<string>): readonly string[] {
  const added: string[] = [];
  let at = key.indexOf("/");
  for (let count = 0; at > 0 && count < FOLDERS_MAX; count += 1, at = key.indexOf("/", at + 1)) {
    const folder = key.slice(0, at);
    if (folders.has(folder)) continue;
    folders.add(folder);
    added.push(folder);
  }
  return added;
}

/** NumPy names arrays by variables, of which `W` and `w` are two. */
function isPairOfArrays(one: string, other: string): boolean {
  return one.endsWith(".npy") && other.endsWith(".npy");
}
