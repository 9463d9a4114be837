/** Each call one number in [0, `bound`), the same ones in the same order for equal values. */
export type Noise = (bound: number) => number;

/** `block(n)` gives 32 bytes that nobody can guess; `bound` is small beside 2^32. */
export function noiseFrom(block: (index: number) => Buffer): Noise {
  let [bytes, index, at] = [block(0), 0, 0];
  return (bound) => {
    if (at + 4 > bytes.length) [bytes, at] = [block(++index), 0];
    const number = bytes.readUInt32BE(at);
    at += 4;
    return number % bound;
  };
}

/** One of a list that is not empty. */
export function pick(list: readonly string[], noise: Noise): string {
  return list[noise(list.length)] ?? "";
}

export function digits(count: number, noise: Noise): string {
  let text = "";
  for (let at = 0; at < count; at++) text += String(noise(10));
  return text;
}
