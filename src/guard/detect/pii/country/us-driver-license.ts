/** Numbers of the states, without separators (AAMVA, "DL/ID number formats"): state, form. */
const STATES: readonly (readonly [string, RegExp])[] = [
  ["AL", /^\d{6,8}$/],
  ["AK", /^\d{6,7}$/],
  ["AZ", /^(?:[A-Z]\d{8}|\d{9})$/],
  ["AR", /^\d{6,9}$/],
  ["CA", /^[A-Z]\d{7}$/],
  ["CO", /^(?:\d{9}|[A-Z]\d{5,6}|[A-Z]{2}\d{4,5})$/],
  ["CT", /^\d{9}$/],
  ["DE", /^\d{6,7}$/],
  ["DC", /^(?:\d{7}|\d{9})$/],
  ["FL", /^[A-Z]\d{12}$/],
  ["GA", /^\d{7,9}$/],
  ["HI", /^(?:[A-Z]\d{8}|\d{9})$/],
  ["ID", /^(?:[A-Z]{2}\d{6}[A-Z]|\d{9})$/],
  ["IL", /^[A-Z]\d{11,12}$/],
  ["IN", /^(?:[A-Z]\d{9}|\d{9,10})$/],
  ["IA", /^(?:\d{9}|\d{3}[A-Z]{2}\d{4})$/],
  ["KS", /^(?:[A-Z]\d[A-Z]\d[A-Z]|[A-Z]\d{8}|\d{9})$/],
  ["KY", /^(?:[A-Z]\d{8,9}|\d{9})$/],
  ["LA", /^\d{7,9}$/],
  ["ME", /^(?:\d{7}[A-Z]?|\d{8})$/],
  ["MD", /^[A-Z]\d{12}$/],
  ["MA", /^(?:[A-Z]\d{8}|[A-Z]{2}\d{7}|\d{9})$/],
  ["MI", /^[A-Z]\d{10,12}$/],
  ["MN", /^[A-Z]\d{12}$/],
  ["MS", /^\d{9}$/],
  ["MO", /^(?:[A-Z]\d{5,9}|[A-Z]\d{6}R|\d{8}[A-Z]{2}|\d{9}[A-Z]?|\d{3}[A-Z]\d{6})$/],
  ["MT", /^(?:[A-Z]\d{8}|\d{9}|\d{13,14})$/],
  ["NE", /^(?:\d{6,7}|[A-Z]\d{6,8})$/],
  ["NV", /^(?:\d{9,10}|\d{12}|X\d{8})$/],
  ["NH", /^(?:\d{2}[A-Z]{3}\d{5}|NH[A-Z]\d{8})$/],
  ["NJ", /^[A-Z]\d{14}$/],
  ["NM", /^\d{8,9}$/],
  ["NY", /^(?:[A-Z]\d{7}|[A-Z]\d{18}|\d{8,9}|\d{16})$/],
  ["NC", /^\d{6,12}$/],
  ["ND", /^(?:[A-Z]{3}\d{6}|\d{9})$/],
  ["OH", /^(?:[A-Z]\d{5,8}|[A-Z]{2}\d{4,7}|\d{8})$/],
  ["OK", /^(?:[A-Z]\d{9}|\d{9})$/],
  ["OR", /^(?:\d{6,9}|[A-Z]\d{6})$/],
  ["PA", /^\d{8}$/],
  ["RI", /^(?:\d{7,8}|[A-Z]\d{6})$/],
  ["SC", /^\d{6,11}$/],
  ["SD", /^(?:\d{6,10}|\d{12})$/],
  ["TN", /^\d{7,9}$/],
  ["TX", /^\d{7,8}$/],
  ["UT", /^\d{6,10}$/],
  ["VT", /^(?:\d{8}|\d{7}A)$/],
  ["VA", /^(?:[A-Z]\d{8,11}|\d{9})$/],
  ["WA", /^WDL[A-Z0-9]{9}$/],
  ["WV", /^(?:\d{7}|[A-Z]{1,2}\d{5,6})$/],
  ["WI", /^[A-Z]\d{13}$/],
  ["WY", /^\d{9,10}$/],
];

/** How the numbers are written, as parts of a pattern: letters in front, behind or between. */
export const US_DRIVER_LICENSE_FORMS: readonly string[] = [
  String.raw`[A-Z]{1,3}-?\d(?:[ -]?\d){3,17}[A-Z]?`,
  String.raw`\d{2,3}[A-Z]{2,3}\d{4,5}`,
  String.raw`\d{6,16}[A-Z]{0,2}`,
  String.raw`\d{4}-\d\d-\d{4}`,
  String.raw`\d\d-\d{3}-\d{4}`,
  String.raw`\d{3}[ -]\d{3}[ -]\d{2,3}`,
  "WDL[A-Z0-9]{9}",
];

const DATE = /^(?:\d{1,2}[- ]\d{1,2}[- ]\d{2,4}|\d{4}[- ]\d{1,2}[- ]\d{1,2})$/;
const PHONE = /^\d{3}[- ]\d{3}[- ]\d{4}$/;
const SOCIAL_SECURITY = /^\d{3}[- ]\d{2}[- ]\d{4}$/;

/** Whether a state writes its licences so; dates, telephones and SSNs are none. */
export function isUsDriverLicense(value: string, written: string): boolean {
  if (DATE.test(written) || PHONE.test(written) || SOCIAL_SECURITY.test(written)) return false;
  return STATES.some(([, form]) => form.test(value));
}
