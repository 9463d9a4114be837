import { defineRecognizer } from "../../recognizer.ts";

/** Nationality or ethnic origin; of little weight alone, so it takes a word that asks for it. */
export const nationality = defineRecognizer({
  id: "pii/nationality",
  title: "Nationality or origin",
  category: "pii",
  severity: "low",
  entity: "NRP",
  references: ["GDPR art. 9(1)", "OWASP LLM02:2025", "CWE-359"],
  pattern:
    /(?<![\p{L}\p{N}_])(?:american|british|english|scottish|welsh|irish|spanish|french|german|italian|portuguese|dutch|belgian|swiss|austrian|polish|czech|slovak|hungarian|romanian|bulgarian|greek|turkish|russian|ukrainian|swedish|norwegian|danish|finnish|icelandic|estonian|latvian|lithuanian|croatian|serbian|slovenian|bosnian|albanian|mexican|brazilian|argentin(?:e|ian)|chilean|colombian|peruvian|venezuelan|ecuadorian|bolivian|uruguayan|paraguayan|cuban|dominican|canadian|australian|new zealander|chinese|japanese|korean|vietnamese|thai|filipino|indonesian|indian|pakistani|bangladeshi|iranian|iraqi|syrian|lebanese|israeli|palestinian|saudi|egyptian|moroccan|algerian|tunisian|nigerian|ghanaian|kenyan|ethiopian|south african|español[ae]?|frances[ae]?|francés|alem[aá]na?|italian[oa]|portugu[eé]sa?|ingl[eé]sa?|irland[eé]sa?|holand[eé]sa?|polac[oa]|ruman[oa]|búlgar[oa]|grieg[oa]|turc[oa]|rus[oa]|ucranian[oa]|suec[oa]|norueg[oa]|dan[eé]sa?|marroquí|argelin[oa]|mexican[oa]|argentin[oa]|chilen[oa]|colombian[oa]|peruan[oa]|venezolan[oa]|ecuatorian[oa]|bolivian[oa]|uruguay[oa]|paraguay[oa]|cuban[oa]|dominican[oa]|hondureñ[oa]|nicaragüense|salvadoreñ[oa]|guatemaltec[oa]|panameñ[oa]|brasileñ[oa]|canadiense|estadounidense|chin[oa]|japon[eé]sa?|corean[oa]|filipin[oa]|indi[oa]|pakistaní|senegal[eé]sa?|nigerian[oa]|gitan[oa])(?![\p{L}\p{N}_-])/iu,
  confidence: 0,
  context: {
    words: [
      "nationality",
      "nacionalidad",
      "nationalité",
      "staatsangehörigkeit",
      "nazionalità",
      "nacionalidade",
      "ethnicity",
      "citizenship",
      "citizen",
      "etnia",
      "raza",
      "origen",
      "ethnic",
      "origin",
      "race",
    ],
    score: 0.6,
    reach: 24,
    required: true,
  },
  priority: -20,
  examples: {
    finds: ["Nationality: Norwegian", "de nacionalidad ecuatoriana", "paciente de origen marroquí"],
    ignores: ["a Spanish restaurant", "la comida china", "he speaks German"],
  },
});
