import { endsIn } from "../../text-end.ts";
import { plainOf } from "../person/plain.ts";
import { defineRecognizer } from "../../recognizer.ts";

const isAsked = endsIn(
  /(?:^|[^a-z])(?:nationality|nationalite|nacionalidad|nacionalidade|nazionalita|staatsangehorigkeit|ethnicity|citizenship|citizen|etnia|raza|origen|ethnic|origin|race)[^a-z]{0,3}(?:[a-z]{1,6}[^a-z]{1,2}){0,2}/,
);
const isSaid = endsIn(
  /(?:^|[^a-z])(?:i am|i['’]m|we are|he is|she is|they are|soy|somos|eres) (?:an? |de origen )?/,
);
/** A language, not a person. */
const isSpoken = endsIn(
  /(?:^|[^a-z])(?:in|into|from|to|speaks?|spoke|speaking|spoken|learn\w*|stud\w+|translat\w+|write|written|read|language|fluent|native|and|or|,|:)[^a-z]{1,2}/,
);
const MEANT = 0.6;
const BARE = 0.2;
const REACH = 40;

/** Of little weight alone; small letters take a word that asks for it. */
function validateNationality(match: string, before: () => string): number {
  const front = plainOf(before().slice(-REACH));
  if (isAsked(front) || isSaid(front)) return MEANT;
  return /^\p{Lu}\p{Ll}/u.test(match) && !isSpoken(front) ? BARE : 0;
}

/** Nationality or ethnic origin. */
export const nationality = defineRecognizer({
  id: "pii/nationality",
  title: "Nationality or origin",
  category: "pii",
  severity: "low",
  entity: "NRP",
  references: ["GDPR art. 9(1)", "OWASP LLM02:2025", "CWE-359"],
  pattern:
    /(?<![\p{L}\p{N}_])(?:afghan|armenian|azerbaijani|bahraini|belarusian|belizean|bhutanese|bruneian|burmese|cambodian|cameroonian|catalan|basque|chechen|costa rican|cypriot|eritrean|fijian|georgian|guatemalan|haitian|honduran|ivorian|jamaican|jordanian|kazakh|kurdish|kuwaiti|laotian|libyan|macedonian|malaysian|maltese|moldovan|mongolian|montenegrin|mozambican|namibian|nepalese|nepali|nicaraguan|omani|panamanian|puerto rican|qatari|rwandan|salvadoran|samoan|senegalese|singaporean|somali|sri lankan|sudanese|taiwanese|tanzanian|tibetan|ugandan|uzbek|yemeni|zambian|zimbabwean|american|british|english|scottish|welsh|irish|spanish|french|german|italian|portuguese|dutch|belgian|swiss|austrian|polish|czech|slovak|hungarian|romanian|bulgarian|greek|turkish|russian|ukrainian|swedish|norwegian|danish|finnish|icelandic|estonian|latvian|lithuanian|croatian|serbian|slovenian|bosnian|albanian|mexican|brazilian|argentin(?:e|ian)|chilean|colombian|peruvian|venezuelan|ecuadorian|bolivian|uruguayan|paraguayan|cuban|dominican|canadian|australian|new zealander|chinese|japanese|korean|vietnamese|thai|filipino|indonesian|indian|pakistani|bangladeshi|iranian|iraqi|syrian|lebanese|israeli|palestinian|saudi|egyptian|moroccan|algerian|tunisian|nigerian|ghanaian|kenyan|ethiopian|south african|español[ae]?|frances[ae]?|francés|alem[aá]na?|italian[oa]|portugu[eé]sa?|ingl[eé]sa?|irland[eé]sa?|holand[eé]sa?|polac[oa]|ruman[oa]|búlgar[oa]|grieg[oa]|turc[oa]|rus[oa]|ucranian[oa]|suec[oa]|norueg[oa]|dan[eé]sa?|marroquí|argelin[oa]|mexican[oa]|argentin[oa]|chilen[oa]|colombian[oa]|peruan[oa]|venezolan[oa]|ecuatorian[oa]|bolivian[oa]|uruguay[oa]|paraguay[oa]|cuban[oa]|dominican[oa]|hondureñ[oa]|nicaragüense|salvadoreñ[oa]|guatemaltec[oa]|panameñ[oa]|brasileñ[oa]|canadiense|estadounidense|chin[oa]|japon[eé]sa?|corean[oa]|filipin[oa]|indi[oa]|pakistaní|senegal[eé]sa?|nigerian[oa]|gitan[oa])(?![\p{L}\p{N}_-])/iu,
  confidence: 0,
  validate: validateNationality,
  priority: -20,
  examples: {
    finds: [
      "Nationality: Norwegian",
      "de nacionalidad ecuatoriana",
      "paciente de origen marroquí",
      "I am cambodian but live here",
      "a Croatian place downtown",
    ],
    ignores: ["a spanish restaurant", "la comida china", "he speaks German", "in English, please"],
  },
});
