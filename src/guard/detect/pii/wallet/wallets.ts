import { defineRecognizer } from "../../recognizer.ts";
import type { Recognizer } from "../../recognizer.ts";
import { decodeBase58, hasChecksum, RIPPLE_ALPHABET } from "./base58.ts";
import { isBech32 } from "./bech32.ts";
import { keccak256 } from "./keccak.ts";

const COMMON = {
  category: "pii",
  severity: "medium",
  entity: "CRYPTO",
} as const;
const REFERENCES = ["OWASP LLM02:2025", "CWE-359"];
const WALLET_WORDS = (
  "wallet wallets address crypto blockchain deposit withdraw billetera monedero cartera " +
  "direccion portefeuille adresse brieftasche portafoglio indirizzo carteira endereco " +
  "bitcoin btc"
).split(" ");

/** First bytes of addresses with a checksum: Bitcoin, Litecoin, Dogecoin, Dash, TRON and tests. */
const VERSIONS: ReadonlySet<number> = new Set([
  0x00, 0x05, 0x30, 0x32, 0x1e, 0x16, 0x4c, 0x10, 0x41, 0x6f, 0xc4, 0x3a,
]);
const ADDRESS_BYTES = 25;
/** Zcash has two bytes in front. */
const ZCASH = 0x1c;

const base58Wallet = defineRecognizer({
  ...COMMON,
  id: "pii/crypto-base58",
  title: "Cryptocurrency address with a Base58 checksum",
  references: ["BIP 13", "Base58Check", ...REFERENCES],
  pattern: /(?<![A-Za-z0-9])[12379ADLMTXmnt][1-9A-HJ-NP-Za-km-z]{25,34}(?![A-Za-z0-9])/,
  confidence: 0.95,
  validate: (match) => {
    const decoded = decodeBase58(match, ADDRESS_BYTES + 1);
    if (decoded === null) return false;
    const [version] = decoded;
    const known =
      decoded.length === ADDRESS_BYTES
        ? VERSIONS.has(version ?? -1)
        : decoded.length === ADDRESS_BYTES + 1 && version === ZCASH;
    return known && hasChecksum(decoded);
  },
  examples: {
    finds: [
      "send to 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2, please",
      "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
      "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
    ],
    ignores: [
      "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3",
      "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2x",
      "3J98t1WpEZ73CNmQviecrnyiWrnqRhWN",
      "Tuesday and Thursday afternoon",
    ],
  },
});

const bech32Wallet = defineRecognizer({
  ...COMMON,
  id: "pii/crypto-bech32",
  title: "Cryptocurrency address with a Bech32 checksum",
  references: ["BIP 173", "BIP 350", "CIP 19", ...REFERENCES],
  pattern:
    /(?<![a-z0-9])(?:bc|tb|ltc|addr|stake|cosmos|osmo|terra|inj|bnb|kava|juno|celestia)1[02-9ac-hj-np-z]{11,103}(?![a-z0-9])/i,
  confidence: 0.95,
  validate: (match) => isBech32(match),
  examples: {
    finds: [
      "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
      "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
      "pay bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0.",
    ],
    ignores: [
      "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
      "bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
      "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4x",
      "abc123",
    ],
  },
});

const ethereumWallet = defineRecognizer({
  ...COMMON,
  id: "pii/crypto-ethereum",
  title: "Ethereum address",
  references: ["EIP-55", ...REFERENCES],
  pattern: /(?<![A-Za-z0-9])0x[a-fA-F0-9]{40}(?![A-Za-z0-9])/,
  confidence: 0.6,
  validate: (match) => {
    const digits = match.slice(2);
    if (new Set(digits).size < 6) return 0.1; // the zero address, and others of nobody
    const lower = digits.toLowerCase();
    if (digits === lower || digits === digits.toUpperCase()) return true;
    return checksummed(lower) === digits ? 0.95 : 0.3;
  },
  context: {
    words: [
      ...WALLET_WORDS,
      "ethereum",
      "eth",
      "erc20",
      "usdt",
      "usdc",
      "polygon",
      "bnb",
      "metamask",
    ],
    score: 0.9,
  },
  examples: {
    finds: [
      "to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
      "wallet 0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359",
    ],
    ignores: [
      "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
      "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
      "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed00",
      "0xdeadbeef",
    ],
  },
});

/** A hexadecimal address with the upper case that its hash asks for (EIP-55). */
function checksummed(lower: string): string {
  const hash = keccak256(Buffer.from(lower, "ascii"));
  let address = "";
  for (let at = 0; at < lower.length; at++) {
    const nibble = ((hash[at >> 1] ?? 0) >> (at % 2 === 0 ? 4 : 0)) & 15;
    address += nibble >= 8 ? lower.charAt(at).toUpperCase() : lower.charAt(at);
  }
  return address;
}

const MONERO_BLOCK = 11;
const MONERO_CHECKSUM = 4;

const moneroWallet = defineRecognizer({
  ...COMMON,
  id: "pii/crypto-monero",
  title: "Monero address",
  references: ["CryptoNote Standard 007", ...REFERENCES],
  pattern:
    /(?<![A-Za-z0-9])[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?(?![A-Za-z0-9])/,
  confidence: 0.95,
  validate: (match) => {
    const bytes = decodeBlocks(match);
    if (bytes === null) return false;
    const hash = keccak256(bytes.subarray(0, -MONERO_CHECKSUM));
    return bytes.subarray(-MONERO_CHECKSUM).every((byte, at) => byte === hash[at]);
  },
  examples: {
    finds: [
      "888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H",
      "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",
    ],
    ignores: [
      "888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3J",
      "888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3",
      "8".repeat(95),
    ],
  },
});

/** Monero writes eight bytes as eleven signs, and five as the last seven. */
function decodeBlocks(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor(text.length / MONERO_BLOCK) * 8 + 5);
  for (let at = 0, to = 0; at < text.length; at += MONERO_BLOCK, to += 8) {
    const block = text.slice(at, at + MONERO_BLOCK);
    const size = block.length === MONERO_BLOCK ? 8 : 5;
    const decoded = decodeBase58(block.replace(/^1+/, ""), size);
    if (decoded === null) return null;
    bytes.set(decoded, to + size - decoded.length);
  }
  return bytes;
}

const SOLANA_BYTES = 32;

const solanaWallet = defineRecognizer({
  ...COMMON,
  id: "pii/crypto-solana",
  title: "Solana address",
  references: ["Solana, Account model", ...REFERENCES],
  pattern: /(?<![A-Za-z0-9])[1-9A-HJ-NP-Za-km-z]{32,44}(?![A-Za-z0-9])/,
  confidence: 0,
  validate: (match) =>
    /\d/.test(match) &&
    /[a-z]/.test(match) &&
    /[A-Z]/.test(match) &&
    decodeBase58(match, SOLANA_BYTES)?.length === SOLANA_BYTES,
  context: {
    words: ["solana", "sol", "phantom", "solflare", "spl token"],
    score: 0.8,
    reach: 40,
    required: true,
  },
  examples: {
    finds: [
      "Solana: 7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV",
      "my SOL wallet is 4Nd1mYk3vRQzHhfWqDkZ2uT9xXy7sFbCgJpAeLMNPQRS",
    ],
    ignores: [
      "7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV",
      "solana aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "solana 7EcDhSYGxXyscszYEp35KHN8vvw3",
    ],
  },
});

const rippleWallet = defineRecognizer({
  ...COMMON,
  id: "pii/crypto-ripple",
  title: "XRP Ledger address",
  references: ["XRPL, base58 encodings", ...REFERENCES],
  pattern: /(?<![A-Za-z0-9])r[1-9A-HJ-NP-Za-km-z]{24,34}(?![A-Za-z0-9])/,
  confidence: 0.95,
  validate: (match) => {
    if (!/\d/.test(match)) return false;
    const decoded = decodeBase58(match, ADDRESS_BYTES, RIPPLE_ALPHABET);
    return decoded?.length === ADDRESS_BYTES && decoded[0] === 0 && hasChecksum(decoded);
  },
  examples: {
    finds: ["rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", "XRP rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe, tag 7"],
    ignores: [
      "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTj",
      "rHb9CJAWyB4rj91VRWn96Dkuk",
      "recommendationsAndPreferences",
    ],
  },
});

/** Addresses that receive money, one owner's for ever. */
export const walletRecognizers: readonly Recognizer[] = [
  base58Wallet,
  bech32Wallet,
  ethereumWallet,
  moneroWallet,
  solanaWallet,
  rippleWallet,
];
