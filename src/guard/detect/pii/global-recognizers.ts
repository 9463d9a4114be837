import type { Recognizer } from "../recognizer.ts";
import { ageRecognizers } from "./age.ts";
import { bankAccount, bic } from "./bank-code.ts";
import { cardSecurityRecognizers } from "./card-security.ts";
import { coordinateRecognizers } from "./coordinates.ts";
import { dateRecognizers } from "./date.ts";
import { deviceIdRecognizers } from "./device-id.ts";
import { email, emailSpelled } from "./email.ts";
import { iban } from "./iban.ts";
import { ipv4, ipv4Special } from "./ipv4.ts";
import { ipv6, ipv6Special } from "./ipv6.ts";
import { licensePlate } from "./license-plate.ts";
import { macAddress } from "./mac-address.ts";
import { paymentCard } from "./payment-card.ts";
import { phone } from "./phone.ts";
import { recordNumberRecognizers } from "./record-number.ts";
import { securityIdRecognizers } from "./security-id.ts";
import { travelDocumentRecognizers } from "./travel-document.ts";
import { domainName, url } from "./url.ts";
import { userNameRecognizers } from "./user-name.ts";
import { walletRecognizers } from "./wallet/wallets.ts";

/** What identifies people and what is theirs in any country. */
export const globalRecognizers: readonly Recognizer[] = [
  email,
  emailSpelled,
  phone,
  paymentCard,
  ...cardSecurityRecognizers,
  iban,
  bic,
  bankAccount,
  ...securityIdRecognizers,
  ipv4,
  ipv4Special,
  ipv6,
  ipv6Special,
  macAddress,
  ...deviceIdRecognizers,
  url,
  domainName,
  ...walletRecognizers,
  ...dateRecognizers,
  ...ageRecognizers,
  ...coordinateRecognizers,
  licensePlate,
  ...recordNumberRecognizers,
  ...travelDocumentRecognizers,
  ...userNameRecognizers,
];
