import type { Random } from "../../training/injection/dev/evasion-tables.ts";
import { pick } from "../../training/injection/random.ts";
import { code, prose, SAMPLES, sample } from "../injection/samples.ts";
import type { Sample } from "../injection/samples.ts";

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
}

function between(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

const NAMES = ["Ada Quill", "Bruno Lago", "Cora Winter", "Dan Ferrer", "Eva Stone", "Ivo Reyes"];
const STREETS = ["Mill Lane", "Harbour Road", "calle del Molino", "avenida del Puerto"];
const TOWNS = ["Northport", "Villamar", "Eastbridge", "Puertoviejo"];

function email(random: Random): string {
  const [first = "", last = ""] = pick(NAMES, random).toLowerCase().split(" ");
  return `${first}.${last}${between(random, 1, 99)}@post.example.org`;
}

function letterOf(number: number): string {
  return "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23] ?? "T";
}

/** About one personal datum in ten words. */
function dense(random: Random): string {
  const dni = digits(random, 8);
  return pick(
    [
      `${pick(NAMES, random)} can be reached at ${email(random)} or +34 6${digits(random, 8)}. `,
      `Please charge card 4111 1111 1111 1111 for ${pick(NAMES, random)}, ${pick(TOWNS, random)}. `,
      `The SSN on file is 536-22-${digits(random, 4)}; the phone is (415) 555-${digits(random, 4)}. `,
      `Transfer it to ES91 2100 0418 4502 0005 1332, reference ${digits(random, 6)}. `,
      `${pick(NAMES, random)} (DNI ${dni}${letterOf(Number(dni))}) lives at ` +
        `${between(random, 1, 90)} ${pick(STREETS, random)}, ${digits(random, 5)} ${pick(TOWNS, random)}. `,
      `Her server 192.0.2.${between(random, 1, 250)} logged in on ${date(random)} as guest. `,
      `${pick(NAMES, random)} was born on ${date(random)} and works for Harbour Tools Ltd. `,
    ],
    random,
  );
}

function date(random: Random): string {
  return `${between(random, 10, 28)}/0${between(random, 1, 9)}/${between(random, 1950, 2024)}`;
}

const COMPLAINTS = [
  "Paciente que acude a urgencias por dolor torácico de dos días de evolución, sin fiebre.",
  "En la exploración física se encuentra consciente y orientada, con buen estado general.",
  "La analítica muestra hemoglobina de 13,2 g/dl, leucocitos 8.400 y creatinina de 0,9 mg/dl.",
  "Se realiza una ecografía abdominal que no muestra hallazgos de interés clínico.",
  "Se decide tratamiento conservador con analgesia y revisión en consultas a los tres meses.",
  "El estudio anatomopatológico confirma la ausencia de malignidad en las muestras remitidas.",
];

/** A discharge report: a head full of labels, then prose. */
function note(random: Random): string {
  const [first = "", last = ""] = pick(NAMES, random).split(" ");
  return [
    `Datos del paciente.\nNombre: ${first}.\nApellidos: ${last}.\n`,
    `NHC: ${digits(random, 7)}.\nNASS: ${digits(random, 2)} ${digits(random, 8)} ${digits(random, 2)}.\n`,
    `Domicilio: ${pick(STREETS, random)} ${between(random, 1, 90)}.\nCP: ${digits(random, 5)}.\n`,
    `Fecha de nacimiento: ${date(random)}.\nEdad: ${between(random, 18, 90)} años Sexo: M.\n`,
    `Médico: ${pick(NAMES, random)} NºCol: ${digits(random, 9)}.\n`,
    ...Array.from({ length: 12 }, () => `${pick(COMPLAINTS, random)} `),
    `\nRemitido por: ${pick(NAMES, random)}. Correo electrónico: ${email(random)}\n\n`,
  ].join("");
}

/** Texts that speed is measured on, written for it. */
export const DLP_SAMPLES: readonly Sample[] = [
  ...SAMPLES.filter(({ kind }) => kind === "English prose"),
  sample("prose full of personal data", dense),
  sample("Spanish clinical notes", note),
  sample("Spanish prose", prose(COMPLAINTS, " ")),
  sample("code", code),
  ...SAMPLES.filter(({ kind }) => kind === "JSON"),
];
