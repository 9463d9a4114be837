/** Words that announce a telephone number; accents and case do not count. */
export const PHONE_WORDS: readonly string[] = [
  // English
  ..."phone telephone* phones tel tels mobile cell cellphone call calls calling dial fax".split(
    " ",
  ),
  ..."contact whatsapp sms hotline helpline reach landline voicemail pager".split(" "),
  ..."text me|text us|desk|answering at|messages to|ring me|ring us|toll free".split("|"),
  // Spanish, Portuguese, Italian, French, Catalan
  ..."telf telef* tlf tlfo tfno tfo movil movel moviles celular cel llama llamar llame".split(" "),
  ..."llamame llamenos llamad contacto wasap guasap telemovel telemoveis contato ligue".split(" "),
  ..."liga ligar chiama chiamare chiamami cellulare recapito portable appel appeler".split(" "),
  ..."appelez joindre joignable telecopie trucar truca mobil".split(" "),
  ..."my registered|my number|number is|mi numero|numero es|mon numero|numero est|meu numero".split(
    "|",
  ),
  ..."mio numero|meine nummer|nummer ist|mijn nummer|moj numer|fono|fonos".split("|"),
  // German, Dutch, Nordic, Polish, Czech, Hungarian, Romanian, Turkish
  ..."handy rufnummer anrufen anruf mobilnummer rueckruf ruckruf telefax mobiel gsm bel".split(" "),
  ..."bellen puhelin puh mobilnr tlfnr tlfnr. komorka komorkowy komorkowego dzwon zadzwon".split(
    " ",
  ),
  ..."hivjon mobiltelefon sunati cep ceptel ara arayin arayabilirsiniz".split(" "),
  // Russian and Ukrainian, Greek, Arabic, Hebrew, Chinese, Japanese, Korean, Hindi
  ..."тел телефон* моб мобильн* звоните τηλ τηλεφων* κινητο هاتف جوال موبايل טלפון נייד".split(" "),
  ..."电话 電話 手机 手機 联系 携帯 携帯電話 전화 전화번호 휴대폰 연락처 फोन मोबाइल".split(" "),
];

/** A label whose value is a telephone number, whatever its form. */
const PHONE_LABEL =
  /^(?:phone|t[eé]l|tel[eéè]?f\p{L}{0,8}|telephone|tlfn?o?|tfno|m[oó]vil|mobiel|mobile?|cell?|celular|cellulare|fax|handy|gsm|whatsapp|sms|desk|тел\p{L}{0,5}|电话|電話|手机|전화)$/u;

/** Labels whose value counts or names something else. */
const OTHER_LABELS: ReadonlySet<string> = new Set([
  ..."order invoice ticket ref reference serial version isbn issn ean upc sku tracking".split(" "),
  ..."part item case commit build model batch lot account acct iban ssn nhs npi policy".split(" "),
  ..."passport routing license licence card uid pedido factura expediente referencia cuenta".split(
    " ",
  ),
  ..."póliza poliza tarjeta rechnung bestellung auftrag konto kundennummer commande".split(" "),
  ..."ein itin tax tin nino utr sin tfn abn acn nss cpf cnpj rut curp rfc pesel siren siret".split(
    " ",
  ),
  ..."facture compte ordine fattura conto encomenda fatura conta bestelling factuur".split(" "),
  ..."zamówienie faktura nif dni nie cif doi imei iccid imsi posix rfc section clause".split(" "),
]);

export function isPhoneLabel(label: string): boolean {
  return PHONE_LABEL.test(label);
}

export function isOtherLabel(label: string): boolean {
  return OTHER_LABELS.has(label);
}
