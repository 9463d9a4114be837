import { endsIn } from "../../text-end.ts";

/** Sources of patterns that several rules for addresses are made of. */

const NAME = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*`;
const NAMES =
  String.raw`${NAME}(?: (?:(?:de|del|la|las|los|el|do|da|am|an der|im|sur|le|les|of|` +
  String.raw`upon) )?${NAME}){0,3}`;

/** `Apt. 5`, `\n Suite 12B`, `, Flat C`. */
const UNIT =
  String.raw`[,.]?\s{1,3}(?:(?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Fl|Room|Rm|` +
  String.raw`Bldg|Dept|Depto|Dpto|Oficina)\.? ?#?(?:\d{1,5}[A-Za-z]?|[A-Z]\d{0,4})|#\d{1,5})`;

const COUNTRY =
  "(?:USA|UK|US|U\\.S\\.A?\\.?|U\\.K\\.|United States(?: of America)?|United Kingdom|England|" +
  "Scotland|Wales|Ireland|Canada|Australia|New Zealand|South Africa|India|Spain|España|France|" +
  "Germany|Deutschland|Italy|Italia|Portugal|Netherlands|Nederland|Belgium|Switzerland|Austria|" +
  "Österreich|Denmark|Danmark|Sweden|Sverige|Norway|Norge|Finland|Iceland|Estonia|Latvia|" +
  "Lithuania|Poland|Polska|Czech Republic|Czechia|Slovakia|Slovenia|Hungary|Croatia|Serbia|" +
  "Romania|Bulgaria|Greece|Cyprus|Turkey|Ukraine|Brazil|Brasil|Mexico|México|Argentina|Chile|" +
  "Colombia|Perú|Peru|Uruguay|Venezuela|Ecuador|Bolivia|Paraguay|Panamá|Costa Rica|Guatemala|" +
  "Tunisia|Morocco|Japan|China|Singapore|Malaysia|Philippines|Israel|Greenland|Luxembourg)";

const POSTCODE =
  String.raw`(?:\d{4,5}(?:-\d{3,4})?|[A-Z]{1,2}\d[A-Z0-9]? ?\d[A-Z]{2}|` +
  String.raw`[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4} [A-Z]{2})`;
const REGION = String.raw`\s{0,2},?\s{1,3}[A-Z]{2,3}`;

/** `, Springfield, IL 62704`, `\n Oulu\n Finland 80896`, `, Brighton, UK`. */
const TOWN = [
  String.raw`[,.]?\s{1,4}(?:${NAMES}(?:${REGION})?(?:\s{0,2},?\s{1,4}${COUNTRY})?`,
  String.raw`,?\s{1,4}${POSTCODE}`,
  String.raw`(?:,? ${COUNTRY})?|(?:${NAMES}(?:${REGION})?\s{0,2},?\s{1,4})?${COUNTRY})`,
].join("");

/** What stands behind street and number, all of it optional. */
export const ADDRESS_TAIL = String.raw`(?:${UNIT}){0,2}(?:${TOWN})?`;

const HAS_UNIT =
  /[\s,.](?:Apt|Apartment|Suite|Ste|Flat|Depto|Dpto)\.? ?#?(?:\d{1,5}[A-Za-z]?|[A-Z]\d{0,4})(?!\p{L})/u;
const endsInTown = endsIn(new RegExp(TOWN, "u"));

/** Last words of English names of streets. */
export const STREET_ENDS =
  "Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Square|Sq|" +
  "Terrace|Way|Close|Crescent|Circle|Cir|Parkway|Pkwy|Highway|Hwy|Trail|Mews|Grove|Gardens|Hill|" +
  "Row|Alley|Loop|Plaza|Broadway|Walk|Expressway|Turnpike|Esplanade|Quay|Promenade";

/** What all rules for addresses say of themselves. */
export const ADDRESS_CARD = {
  category: "pii",
  severity: "medium",
  entity: "ADDRESS",
  references: ["45 CFR 164.514(b)(2)(i)(B)", "UPU S42", "OWASP LLM02:2025", "CWE-359"],
} as const;

/** Whether what stands in front, in plain letters, is the label of an address. */
export const isAddressLabel = endsIn(
  /(?:^|[\s"'<|])(?:domicilio|direccion|address|street|adresse|anschrift|indirizzo|morada|endereco|residencia|adres|calle)["'*]*\s?[:=|>]\s*["'*]*/,
);
const LIVING =
  "lives?|living|lived|resid(?:es?|ed|ing)|located|situated|offices? (?:is|are)|(?:restaurant|" +
  "shop|" +
  "store|clinic|house|home|apartment|flat|hotel) (?:is|are)|meet(?:ing)?|drops? \\w+ off|pick " +
  "\\w+ up|" +
  "taxi|delivered?|shipp?(?:ed)?|sent|send|return|moved|vive|reside|residente|domiciliad[oa]|" +
  "sit[oa]|" +
  "ubicad[oa]|situad[oa]|entrega\\w*|envi\\w+";
const isCue = endsIn(
  new RegExp(
    [
      String.raw`(?:^|[^a-z])(?:(?:${LIVING})(?: \w{1,9}){0,5} (?:at|on|to|in|en|a)`,
      String.raw`|(?:address(?:es)?|direccion)(?:,? \w{1,6}){0,4}(?:(?: is| are| at| with| to| ` +
        String.raw`es)[:,]?|[:,]))`,
      String.raw`(?: the| la| el)?\s{1,2}`,
    ].join(""),
  ),
);

/** Whether it says that a place to be, to meet or to send to follows: `lives on`, `ship it to`. */
export function isAddressCue(plain: string): boolean {
  return isAddressLabel(plain) || isCue(plain);
}

const endsInLongCode = endsIn(
  /(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z0-9]? ?\d[A-Z]{2})(?:,? [A-Z][A-Za-z. ]+)?/,
);

/** A unit in a building, or a town with a long postal code. A country alone tells nothing. */
export function hasAddressTail(match: string): boolean {
  return hasUnit(match) || (endsInLongCode(match) && endsInTown(match));
}

/** A unit behind the first number. */
export function hasUnit(match: string): boolean {
  return HAS_UNIT.test(match.slice(match.search(/\d/) + 1));
}
