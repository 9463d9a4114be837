/** What an entity is to the operators that treat values by what they mean. */
export type EntityKind =
  | "address"
  | "age"
  | "card"
  | "date"
  | "domain"
  | "email"
  | "gps"
  | "iban"
  | "ip"
  | "mac"
  | "organization"
  | "person"
  | "phone"
  | "place"
  | "postal"
  | "url"
  | "word"
  | "other";

/** The first that fits: `IP_ADDRESS` is no postal address. */
const KINDS: readonly (readonly [kind: EntityKind, names: RegExp])[] = [
  ["email", /EMAIL/],
  ["mac", /^MAC(?:_|$)/],
  ["ip", /^IP(?:V[46])?(?:_|$)/],
  ["postal", /POSTAL_?CODE|POSTCODE|(?:^|_)(?:ZIP(?:_CODE)?|PLZ|CEP)$/],
  ["gps", /(?:^|_)(?:GPS|COORDINATES?|GEOLOCATION|LATITUDE|LONGITUDE)(?:_|$)/],
  ["address", /^(?:(?:POSTAL|STREET|HOME|MAILING|BILLING)_)?ADDRESS$|^STREET$/],
  ["phone", /(?:^|_)(?:PHONE|TELEPHONE|MOBILE|FAX)(?:_|$)/],
  ["card", /^(?:PAYMENT|CREDIT|DEBIT)_CARD(?:_NUMBER)?$|^PAN$/],
  ["iban", /(?:^|_)IBAN(?:_|$)/],
  ["date", /(?:^|_)(?:DATE|DATETIME|DOB|BIRTHDAY|BIRTHDATE)(?:_|$)/],
  ["age", /(?:^|_)AGE$/],
  ["person", /^PERSON(?:_NAME)?$|^(?:\w+_)?(?:FIRST|LAST|FULL|GIVEN|FAMILY|PERSON)_?NAME$|^NAME$/],
  ["place", /^(?:CITY|TOWN|LOCATION|GPE|REGION|COUNTY|PROVINCE|STATE)$/],
  ["organization", /^(?:ORGANIZATION|ORG|COMPANY|HOSPITAL|EMPLOYER|SCHOOL)$/],
  ["domain", /^DOMAIN(?:_NAME)?$/],
  ["url", /^URL$/],
  ["word", /^(?:GENDER|SEX|NATIONALITY|NRP|PROFESSION|JOB_TITLE|FAMILY_MEMBER|COUNTRY|TITLE)$/],
  ["word", /^ICD(?:_|$)/],
];

const KNOWN = new Map<string, EntityKind>();
/** Names come from the rules and the configuration: they are few. */
const KNOWN_MAX = 4096;

/** `entity` as in findings: `EMAIL`, `ES_POSTAL_CODE`. */
export function kindOfEntity(entity: string): EntityKind {
  const known = KNOWN.get(entity);
  if (known !== undefined) return known;
  const kind = KINDS.find(([, names]) => names.test(entity))?.[0] ?? "other";
  if (KNOWN.size < KNOWN_MAX) KNOWN.set(entity, kind);
  return kind;
}
