import { introductionOf } from "./introduction.ts";
import type { Introduction } from "./introduction.ts";
import { plainOf } from "./plain.ts";

/** What stands in front of a run, read when the first rule asks for it. */
interface Front {
  readonly text: string;
  introduction: Introduction | null;
  /** The last of it in plain letters. */
  plain: string | null;
}

const PLAIN_LENGTH = 100;

/** Rules that share a shape ask about all ends of a run in a row. */
let last: Front = { text: "", introduction: "none", plain: "" };

function frontOf(before: () => string): Front {
  const text = before();
  if (last.text !== text) last = { text, introduction: null, plain: null };
  return last;
}

/** What the words in front say of the run. */
export function introductionBefore(before: () => string): Introduction {
  const front = frontOf(before);
  return (front.introduction ??= introductionOf(front.text));
}

/** In plain letters. */
function plainOfFront(front: Front): string {
  return (front.plain ??= plainOf(front.text.slice(-PLAIN_LENGTH)));
}

interface Question {
  /** Of the text as written: whether it is worth being put into plain letters. */
  readonly worth: (text: string) => boolean;
  /** Of its last 100 characters, in plain letters. */
  readonly test: (plain: string) => boolean;
}

/** A question about what stands in front, answered once for all ends of a run. */
export function askedOnce({ worth, test }: Question): (before: () => string) => boolean {
  let asked: Front | null = null;
  let answer = false;
  return (before) => {
    const front = frontOf(before);
    if (front !== asked) {
      asked = front;
      answer = worth(front.text) && test(plainOfFront(front));
    }
    return answer;
  };
}
