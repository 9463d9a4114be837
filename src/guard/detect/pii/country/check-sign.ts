/** A last sign that the remainder of a weighted sum tells. */
interface CheckSign {
  /** Of the digits in front of it, in order. */
  readonly weights: readonly number[];
  /** The weights count from the last digit on, as numbers have different lengths. */
  readonly fromEnd?: boolean;
  /** The sign of each remainder; there are as many as the modulus says. */
  readonly signs: string;
}

/** Numbers that plain digits often look like: told apart before any other check. */
const CHECK_SIGNS = {
  /** Chile, RUT: módulo 11. */
  clRut: { weights: [9, 8, 7, 6, 5, 4, 9, 8, 7], fromEnd: true, signs: "0123456789K" },
  /** Colombia, NIT: DIAN, Orden Administrativa 4/1989. */
  coNit: {
    weights: [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71],
    fromEnd: true,
    signs: "01987654321",
  },
  /** Dominican Republic, RNC. */
  doRnc: { weights: [7, 9, 8, 6, 5, 4, 3, 2], signs: "21987654321" },
  /** Peru, CUI. */
  peCui: { weights: [3, 2, 7, 6, 5, 4, 3, 2], signs: "65432110987" },
  /** Singapore, UEN of businesses and of local companies. */
  sgBusiness: { weights: [10, 4, 9, 3, 8, 2, 7, 1], signs: "XMKECAWLJDB" },
  sgCompany: { weights: [10, 8, 6, 4, 9, 7, 5, 3, 1], signs: "ZKCMDNERGWH" },
} as const satisfies Record<string, CheckSign>;

const ZERO = 0x30;

/** Whether digits end in the check sign of a register. The shape tells how many there are. */
export function endsInCheckSign(value: string, register: keyof typeof CHECK_SIGNS): boolean {
  const { weights, signs, fromEnd = false }: CheckSign = CHECK_SIGNS[register];
  const last = value.length - 1;
  let sum = 0;
  for (let at = 0; at < last; at++) {
    const digit = value.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return false;
    sum += digit * (weights[fromEnd ? last - 1 - at : at] ?? 0);
  }
  return value.charAt(last) === signs.charAt(sum % signs.length);
}
