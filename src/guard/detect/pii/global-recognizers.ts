import type { Recognizer } from "../recognizer.ts";
import { cardSecurityRecognizers } from "./card-security.ts";
import { email, emailSpelled } from "./email.ts";
import { iban } from "./iban.ts";
import { ipv4, ipv4Special } from "./ipv4.ts";
import { ipv6, ipv6Special } from "./ipv6.ts";
import { macAddress } from "./mac-address.ts";
import { paymentCard } from "./payment-card.ts";
import { phone } from "./phone.ts";
import { domainName, url } from "./url.ts";
import { walletRecognizers } from "./wallet/wallets.ts";

/** What identifies people and what is theirs in any country. */
export const globalRecognizers: readonly Recognizer[] = [
  email,
  emailSpelled,
  phone,
  paymentCard,
  ...cardSecurityRecognizers,
  iban,
  ipv4,
  ipv4Special,
  ipv6,
  ipv6Special,
  macAddress,
  url,
  domainName,
  ...walletRecognizers,
];
