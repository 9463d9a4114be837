/**
 * Forms that many rules share. Recognizers with the same pattern are walked once, however many they
 * are, so a rule takes one of these where it can.
 */

/** Behind no letter, digit or sign that would make it a part of something longer. */
export const DIGITS_5 = /(?<![\w.])\d{5}(?![\w])/;
export const DIGITS_8 = /(?<![\w.])\d{8}(?![\w])/;
export const DIGITS_9 = /(?<![\w.])\d{9}(?![\w])/;
export const DIGITS_10 = /(?<![\w.])\d{10}(?![\w])/;
export const DIGITS_11 = /(?<![\w.])\d{11}(?![\w])/;
export const DIGITS_12 = /(?<![\w.])\d{12}(?![\w])/;
export const DIGITS_13 = /(?<![\w.])\d{13}(?![\w])/;

/** 7 to 16 digits, alone or in groups of any size, one sign between them. */
export const DIGITS_GROUPED = /(?<![\w.])\d(?:[ ./-]?\d){6,15}(?!\w)/;

/** Alone or in groups, the same sign between them. */
export const DIGITS_9_BY_3 = /(?<![\w.+-])(?:\d{9}|\d{3} \d{3} \d{3}|\d{3}-\d{3}-\d{3})(?![\w-])/;

/** Value added tax numbers of Europe: digits behind the country, at most a letter behind. */
export const VAT_DIGITS =
  /(?<![\p{L}\p{N}_])(?:BE|BG|CY|CZ|DE|DK|EE|EL|FI|GB|GR|HR|HU|IT|LT|LU|LV|MT|PL|PT|RO|RS|SE|SI|SK|XI)[ -]?\d(?:[ .-]?\d){5,11}[A-Z]?(?![\p{L}\p{N}_])/iu;

/** As registers number people and cases: `MRN-0012345`, `4711/02`, `A1234567`, `2024-00815`. */
export const RECORD_NUMBER =
  /(?<![\p{L}\p{N}_.,$€/])(?:(?:[A-Z]{1,5}-?)?\d{4,12}(?:[-/]\d{1,8}){0,2}|\d{2,3}-\d{4,8})[A-Z]?(?![\p{L}\p{N}_/%])/u;
