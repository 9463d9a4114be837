/** Luhn check over the decimal digits of a text (ISO/IEC 7812-1 Annex B); others are skipped. */
export function luhn(text: string): boolean {
  let sum = 0;
  let digits = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) continue;
    const doubled = digit * 2;
    sum += digits % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    digits++;
  }
  return digits > 0 && sum % 10 === 0;
}

/**
 * Remainder of a long decimal number, letters of either case read as 10 to 35 (ISO 7064 MOD 97-10);
 * others are skipped. `rest` is the remainder of what stands in front.
 */
export function mod97(text: string, rest = 0): number {
  let remainder = rest;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) remainder = (remainder * 10 + unit - 0x30) % 97;
    else if (isLetter(unit)) remainder = (remainder * 100 + (unit & 0x1f) + 9) % 97;
  }
  return remainder;
}

function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

const MRZ_WEIGHTS = [7, 3, 1] as const;

/** Check digit of a machine-readable field, `<` counting 0 (ICAO Doc 9303-3 §4.9). */
export function mrzCheckDigit(field: string): number {
  let sum = 0;
  for (let at = 0; at < field.length; at++) {
    const character = field.charAt(at);
    const value = character === "<" ? 0 : Number.parseInt(character, 36);
    sum += value * (MRZ_WEIGHTS[at % 3] ?? 0);
  }
  return sum % 10;
}

const DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

/** Control letter of a Spanish DNI or NIE number (Real Decreto 1553/2005). */
export function dniLetter(number: number): string {
  return DNI_LETTERS.charAt(number % 23);
}

/** Sum of the decimal digits times their weights; `text` holds nothing else. */
export function weightedSum(text: string, weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) {
    sum += (text.charCodeAt(at) - 48) * (weights[at] ?? 0);
  }
  return sum;
}

/** Multiplication in the dihedral group of ten (Verhoeff 1969). */
function dihedral(left: number, right: number): number {
  if (left < 5) return right < 5 ? (left + right) % 5 : 5 + ((left + right) % 5);
  return right < 5 ? 5 + ((left - right) % 5) : (left - right + 5) % 5;
}

const VERHOEFF_STEP = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4] as const;

/** 0 for digits that end in their check digit; `digits` holds nothing else. */
export function verhoeff(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    let digit = Number(digits.charAt(digits.length - 1 - index));
    for (let turn = 0; turn < index % 8; turn++) digit = VERHOEFF_STEP[digit] ?? 0;
    sum = dihedral(sum, digit);
  }
  return sum;
}
