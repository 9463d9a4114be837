/** Of the characters, from which on a text was typed along the alphabet or the keyboard. */
const TYPED_SHARE_MIN = 0.6;
const ORDERS = [
  "0123456789abcdefghijklmnopqrstuvwxyza",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "90",
];

const ASCII_SIZE = 128;
const FORTH = 1;
const BACK = 2;
const SAME = 3;
/** By two characters: where the step from one to the other leads; 0 = nowhere. */
const STEPS = stepTable();

function stepTable(): Uint8Array {
  const steps = new Uint8Array(ASCII_SIZE * ASCII_SIZE);
  for (const order of ORDERS) {
    for (let at = 1; at < order.length; at++) {
      const [from, to] = [order.charCodeAt(at - 1), order.charCodeAt(at)];
      steps[from * ASCII_SIZE + to] = FORTH;
      steps[to * ASCII_SIZE + from] = BACK;
    }
  }
  return steps;
}

/**
 * Whether a text follows the alphabet, the digits, the rows of a keyboard or itself: `abcdef`,
 * `4321`, `qwerty`, `aaaa`, `a1b2c3`. What is drawn by lot has hardly a run of three.
 */
export function isTyped(value: string): boolean {
  const text = value.toLowerCase();
  const typed = new Uint8Array(text.length);
  markRuns(text, 1, typed);
  markRuns(text, 2, typed);
  let count = 0;
  for (const one of typed) count += one;
  return count >= TYPED_SHARE_MIN * text.length;
}

/** Marks where the same step leads on and on from characters to those `distance` behind. */
function markRuns(text: string, distance: number, typed: Uint8Array): void {
  let steps = 0;
  let last = 0;
  for (let at = distance; at <= text.length; at++) {
    const step = at < text.length ? stepAt(text, at - distance, at) : 0;
    if (step === last) {
      steps += 1;
      continue;
    }
    if (last !== 0 && steps > distance) typed.fill(1, at - steps - distance, at);
    steps = 1;
    last = step;
  }
}

function stepAt(text: string, from: number, to: number): number {
  const [a, b] = [text.charCodeAt(from), text.charCodeAt(to)];
  if (a === b) return SAME;
  return (a | b) < ASCII_SIZE ? (STEPS[a * ASCII_SIZE + b] ?? 0) : 0;
}
