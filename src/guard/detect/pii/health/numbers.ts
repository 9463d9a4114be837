import { defineRecognizer } from "../../recognizer.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_GROUPED, RECORD_NUMBER } from "../../shapes.ts";
import { defineHealthNumber, isLabel } from "./labelled.ts";
import { patientRecognizers } from "./patient.ts";

/** Nearer than the name of the number, they say that it is another one. */
const OTHERS =
  "dni,nie,nif,nass,nss,cip,cipa,teléfono,telefono,tel,móvil,fax,cp,código postal,edad,fecha," +
  "phone,mobile,ssn,npi,dob,date,age,zip,invoice,factura,pedido,order,page,página";

const medicalRecordNumber = defineHealthNumber({
  id: "pii/medical-record-number",
  title: "Medical record number (MRN, NHC)",
  entity: "MEDICAL_RECORD_NUMBER",
  severity: "high",
  references: ["HL7 v2 PID-3", "Ley 41/2002 art. 15"],
  pattern: RECORD_NUMBER,
  words:
    "mrn,medical record,medical record number,medical record no,patient id,patient number," +
    "patient no,patient identifier,chart number,hospital number,health record number," +
    "national health id,health id,health id number,nhc,n.h.c,historia clínica,nº historia," +
    "número de historia,núm. historia,n.º historia,hª clínica,hc,expediente clínico," +
    "id paciente,id de paciente,id del paciente,número de paciente,nº paciente," +
    "identificador del paciente,prontuário,número de utente,numéro de dossier,dossier patient," +
    "ipp,patientennummer,patienten-id,fallnummer,numero cartella,cartella clinica",
  against: `${OTHERS},episodio,episode,encounter,policy,póliza,insurance`,
  labelled: true,
  examples: {
    finds: [
      "NHC: 2594871",
      "MRN: 00418277",
      "MRN: MRN-7084411",
      "Nº historia clínica 411203/02",
      '"mrn": "A4471209"',
      "patient ID 8812-0417",
    ],
    ignores: [
      "2594871",
      "MRN: 12",
      "historia clínica del 17/06/2016",
      "NHC pendiente. Tel. 912345678",
      "historia clínica de 2016",
    ],
  },
});

/** Names itself. */
const medicalRecordPrefixed = defineRecognizer({
  id: "pii/medical-record-prefixed",
  title: "Medical record number that begins with its name",
  category: "pii",
  severity: "high",
  entity: "MEDICAL_RECORD_NUMBER",
  references: ["45 CFR 164.514(b)(2)(i)", "OWASP LLM02:2025", "CWE-359"],
  pattern: /(?<![\p{L}\p{N}_-])(?:MRN|NHC)[-#]\d{5,12}(?![\p{L}\p{N}_])/u,
  confidence: 0.85,
  examples: {
    finds: ["Chart shows MRN-1003299.", "paciente NHC-448120 en planta"],
    ignores: ["MRN-12", "XMRN-1003299", "MRN-1003299B", "NHC-AB1234"],
  },
});

const episodeNumber = defineHealthNumber({
  id: "pii/health-episode-number",
  title: "Number of an episode, encounter or admission in health care",
  entity: "HEALTH_EPISODE_NUMBER",
  severity: "medium",
  references: ["HL7 v2 PV1-19"],
  pattern: RECORD_NUMBER,
  words:
    "episodio,episode,encounter,encounter id,visit id,visit number,visit no,admission id," +
    "admission number,admission no,contacto asistencial,id contacto,número de contacto," +
    "número de ingreso,nº ingreso,icu number,accession number,accession no,hospital account," +
    "hospital account number,csn,nº de urgencia,número de urgencia,nº episodio",
  against: `${OTHERS},nhc,mrn,season,temporada,chapter,capítulo,podcast`,
  labelled: true,
  digitsMin: 5,
  examples: {
    finds: ["Episodio: 4412087", "Encounter ID: 55120934", "Nº episodio 20417733"],
    ignores: ["episodio de 38000 leucocitos", "Episodio: 12", "Episode 7, 2024", "4412087"],
  },
});

/** Two digits of the province, two of the office and the number, or the number alone. */
const doctorLicense = defineHealthNumber({
  id: "pii/medical-license-registered",
  title: "Registration number of a doctor or nurse with their college or council",
  entity: "MEDICAL_LICENSE",
  severity: "medium",
  references: ["Ley 44/2003 art. 4 and 5", "OMC, número de colegiado"],
  pattern: DIGITS_GROUPED,
  words:
    "nºcol,n°col,nº col,n° col,n.º col,num col,núm col,colegiado,colegiada," +
    "colegiado nº,nº colegiado,número de colegiado,número de colegiada,col nº,colegiatura," +
    "cédula profesional,matrícula nacional,matrícula profesional,medical license," +
    "medical licence,medical registration,physician license,gmc,gmc number,nmc pin," +
    "conselho regional de medicina,crm nº,crm/sp,crm/rj,crm/mg",
  against: `${OTHERS},nhc,mrn,episodio`,
  digitsMin: 5,
  examples: {
    finds: ["NºCol: 28 28 41207", "colegiado nº 46-28-55310", "GMC number 7712345"],
    ignores: ["28 28 41207", "colegiado: tel. 912345678", "NºCol: 28 28", "GMC 12/06/2016"],
  },
});

const doctorLicenseShort = defineHealthNumber({
  id: "pii/medical-license-short",
  title: "Short registration number of a doctor or nurse with their college or council",
  entity: "MEDICAL_LICENSE",
  severity: "medium",
  references: ["Ley 44/2003 art. 4 and 5", "Resolução CFM 2.214/2018"],
  pattern: RECORD_NUMBER,
  words:
    "nºcol,n°col,nº col,n° col,n.º col,colegiado nº,nº colegiado,número de colegiado," +
    "número de colegiada,colegiado,colegiada,colegiatura,cédula profesional,matrícula nacional," +
    "medical license number,medical licence number,medical license no,medical licence no",
  against: `${OTHERS},nhc,mrn,episodio`,
  labelled: true,
  digitsMin: 4,
  examples: {
    finds: ["Colegiado nº 41207", "Cédula profesional: 4120755", "medical license number: MD40912"],
    ignores: ["41207", "colegiado con 41207 casos", "CRM: 41207 leads", "colegiada: 12"],
  },
});

const healthInsuranceId = defineHealthNumber({
  id: "pii/health-insurance-id",
  title: "Member number of a health plan",
  entity: "HEALTH_INSURANCE_ID",
  severity: "high",
  references: ["HL7 v2 IN1-36", "ISO 20301"],
  pattern: RECORD_NUMBER,
  words:
    "insurance,insurance id,insurance number,health insurance,health insurance id,health plan," +
    "member id,member number,member no,subscriber id,subscriber number,beneficiary id," +
    "beneficiary number,plan id,medicaid,medicaid id,nº asegurado,número de asegurado,asegurado," +
    "nº afiliado,número de afiliado,nº mutualista,mutua,mutualidad,carte vitale,versichertennummer",
  against: `${OTHERS},nhc,mrn,policy,póliza,group`,
  labelled: true,
  digitsMin: 5,
  examples: {
    finds: ["Insurance ID: INS-659117", "Member ID: XYZ88120417", "nº asegurado: 44120987"],
    ignores: [
      "health plan of 250000 euros",
      "Member ID: 12",
      "insurance for 5512093 drivers",
      "44120987",
    ],
  },
});

const policyNumber = defineHealthNumber({
  id: "pii/insurance-policy-number",
  title: "Number of an insurance policy",
  entity: "INSURANCE_POLICY_NUMBER",
  severity: "medium",
  references: ["HL7 v2 IN1-36", "Ley 50/1980 art. 8"],
  pattern: RECORD_NUMBER,
  words:
    "policy,policy id,policy number,policy no,policy nr,insurance policy,póliza,nº póliza," +
    "número de póliza,núm. póliza,apólice,polizza,numéro de police,policennummer," +
    "versicherungsnummer,polis",
  against: `${OTHERS},version,privacy,revision,política`,
  labelled: true,
  digitsMin: 5,
  examples: {
    finds: ["Policy: POL-7518493", "Policy number 441209-02", "Nº póliza: 55120934"],
    ignores: ["policy of 250000", "Policy: 2024", "privacy policy v. 2024-11", "7518493"],
  },
});

const deviceSerial = defineHealthNumber({
  id: "pii/device-serial-number",
  title: "Serial number of a device",
  entity: "DEVICE_SERIAL_NUMBER",
  severity: "low",
  references: ["21 CFR 801.40", "Reglamento (UE) 2017/745 art. 27"],
  pattern: RECORD_NUMBER,
  words:
    "serial number,serial no,serial,device serial,device id,device identifier,implant serial," +
    "número de serie,nº de serie,nº serie,n.º de serie,número serie,identificador del dispositivo",
  against: OTHERS,
  score: 0.7,
  labelled: true,
  digitsMin: 4,
  examples: {
    finds: ["Serial number: PM4412087", "nº de serie: 88-120417", "Serial no. 5512093"],
    ignores: [
      "a serial of 12000 episodes",
      "Serial: 12",
      "calle Mayor s/n, CP: 28035",
      "PM4412087",
    ],
  },
});

/** GS1: the article, and in what follows the device. The brackets are how people read it. */
const deviceUdi = defineRecognizer({
  id: "pii/device-udi",
  title: "Unique device identifier with a serial or lot number (UDI)",
  category: "pii",
  severity: "low",
  entity: "DEVICE_SERIAL_NUMBER",
  references: ["21 CFR 801.40", "GS1 General Specifications", "OWASP LLM02:2025", "CWE-359"],
  pattern: /\(01\)\d{14}(?:\((?:10|11|17|21)\)[A-Za-z0-9-]{1,20}){1,4}/,
  confidence: 0.8,
  validate: (match) => /\((?:10|21)\)/.test(match) && isGtin(match.slice(4, 18)),
  examples: {
    finds: ["UDI (01)09501101530003(17)270101(21)PM4412087", "(01)09501101530003(10)AB-120"],
    ignores: ["(01)09501101530004(21)PM4412087", "(01)09501101530003", "(01)0950110153000(21)A1"],
  },
});

function isGtin(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) sum += Number(digits[at]) * (at % 2 === 0 ? 3 : 1);
  return sum % 10 === 0;
}

/** Behind another code. */
const LISTED = /[A-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?(?:[,;/]| y| and| e)? $/;

/** A chapter letter, two characters, what follows the dot. Only its label tells it from others. */
const icd10 = defineRecognizer({
  id: "pii/icd-10-code",
  title: "Diagnosis as an ICD-10 code (CIE-10)",
  category: "pii",
  severity: "low",
  entity: "ICD_10_CODE",
  references: ["WHO ICD-10", "RGPD art. 9.1", "OWASP LLM02:2025", "CWE-359"],
  pattern: /(?<![\p{L}\p{N}_.-])[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?(?![\p{L}\p{N}_])/u,
  confidence: 0,
  validate: (match, before) => match.includes(".") || isLabel(before()) || LISTED.test(before()),
  context: {
    words: (
      "icd,icd 10,icd10,icd 10 cm,cie,cie 10,cie10,cid,cid 10,cim 10,dx,dx code,diagnosis," +
      "diagnosis code,diagnosis codes,diagnoses,diagnóstico,diagnósticos,código diagnóstico," +
      "códigos diagnósticos"
    ).split(","),
    score: 0.7,
    reach: 64,
    required: true,
  },
  against: {
    words: ["vitamin", "vitamina", "room", "habitación", "factura", "invoice"],
    reach: 24,
  },
  examples: {
    finds: ["ICD-10: E11.9", "CIE-10 J45.909", "Dx: I10", "diagnóstico principal C50.911"],
    ignores: [
      "E11.9",
      "ICD-10 chapter 4",
      "ICD-10: U2",
      "diagnóstico: infección por parvovirus B19",
    ],
  },
});

export const healthRecognizers: readonly Recognizer[] = [
  medicalRecordNumber,
  medicalRecordPrefixed,
  episodeNumber,
  doctorLicense,
  doctorLicenseShort,
  healthInsuranceId,
  policyNumber,
  deviceSerial,
  deviceUdi,
  icd10,
  ...patientRecognizers,
];
