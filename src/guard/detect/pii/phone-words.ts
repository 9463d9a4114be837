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

/** Directly before the number: it is a label's value, whatever its form. */
export const PHONE_LABEL =
  /(?:phone|tel[eé]?f?[a-zóéê]{0,8}|tlfn?o?|tfno|m[oó]vil|mobile?|cell?|celular|cellulare|fax|handy|gsm|whatsapp|sms|desk|тел[а-я]{0,5}|电话|電話|手机|전화)(?:[ _-]?(?:no|nr|num|number|n[uú]mero|nummer))?[.]?["']?\s{0,3}[:=#]?\s{0,4}["']?$/i;

/** Directly before the number: it counts or names something else. */
export const OTHER_LABEL =
  /(?:order|invoice|ticket|ref(?:erence|erencia)?|serial|version|isbn|issn|ean|upc|sku|tracking|part|item|case|commit|build|model|batch|lot|account|acct|iban|ssn|nhs|npi|passport|policy|routing|license|licence|card|id|pedido|factura|expediente|cuenta|p[oó]liza|tarjeta|rechnung|bestellung|auftrag|konto|kundennummer|commande|facture|compte|ordine|fattura|conto|encomenda|fatura|conta|bestelling|factuur|zam[oó]wienie|faktura|nif|dni|nie|cif|doi)(?:[ _-]?(?:no|nr|num|number|n[uú]mero|nummer|n[º°o]))?[.]?["']?\s{0,3}[:=#]{0,2}\s{0,3}["']?$/i;
