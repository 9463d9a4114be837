import type { Random } from "../../training/injection/dev/evasion-tables.ts";
import { pick, seeded, shuffle } from "../../training/injection/random.ts";

/** Harmless texts of one kind, written for this benchmark. */
export interface Sample {
  readonly kind: string;
  /** The text that differs with `seed`, of exactly so many UTF-8 bytes but for a cut character. */
  readonly text: (bytes: number, seed: number) => string;
}

const ENGLISH = [
  "The harbour was quiet when the first boat came back with its nets half full.",
  "Nobody had asked the gardener why the roses on the north wall never bloomed.",
  "A good summary names the decision, the reason for it and what happens next.",
  "We compared three ways of sorting the archive and kept the slowest but simplest one.",
  "The kettle on the stove began to sing while they argued about the colour of the door.",
  "Latency grows with distance, but most of what users feel comes from waiting in line.",
  "Her notes were short: what was tried, what failed, and what to measure tomorrow.",
  "If the water is too cold the dough will rest longer, and that is rarely a problem.",
  "The museum lends its oldest maps only to readers who wash their hands first.",
  "Please send the invoice again; the amount on page two does not match the order.",
  "Could you tell me which train still runs after midnight on Sundays?",
  "Two of the five sensors stopped reporting last week, both on the roof.",
  "My grandmother planted beans between the corn so that one would hold the other up.",
  "The council approved the budget by a narrow margin after six hours of debate.",
  "Keep the receipt, because the guarantee only counts with the date of purchase.",
  "An hour of rain would have been enough, yet the sky stayed white and empty.",
];
const SPANISH = [
  "El informe explica por qué la segunda propuesta resulta más barata a largo plazo.",
  "Cada equipo revisa sus propias estimaciones antes de la reunión del jueves.",
  "Los trenes de la mañana llegan con retraso cuando la niebla cubre el valle.",
  "La biblioteca abre también los sábados, salvo en agosto y en los días festivos.",
  "¿Puede decirme qué documentos necesito para renovar el permiso de aparcamiento?",
  "El pan se deja reposar toda la noche bajo un paño húmedo, lejos del horno.",
  "Mi vecina cultiva tomates en el balcón y los reparte por toda la escalera.",
  "Se ruega conservar el resguardo hasta que finalice el plazo de reclamación.",
  "La exposición reúne cartas, planos y fotografías de los primeros años del puerto.",
  "Nos faltan dos sillas para la cena, así que habrá que pedirlas abajo.",
];
const CHINESE = [
  "港口很安静，第一艘船回来的时候，渔网只装了一半。",
  "请问周日午夜以后还有哪一班火车开往北站？",
  "图书馆周六也开门，只有八月和节假日除外。",
  "上个星期有两个传感器停止了报告，它们都装在屋顶上。",
  "面团需要在凉爽的地方放一个晚上，第二天早上再烤。",
  "请再发一次发票，第二页上的金额和订单不一样。",
  "我的邻居在阳台上种西红柿，秋天分给整栋楼的人。",
  "会议改到星期四下午三点，地点还是二楼的小房间。",
];
const RUSSIAN = [
  "В порту было тихо, когда первая лодка вернулась с наполовину пустыми сетями.",
  "Подскажите, пожалуйста, какой поезд ходит после полуночи по воскресеньям?",
  "Библиотека открыта и по субботам, кроме августа и праздничных дней.",
  "На прошлой неделе два датчика на крыше перестали передавать показания.",
  "Тесто должно постоять ночь в прохладном месте, а утром его можно печь.",
  "Пришлите, пожалуйста, счёт ещё раз: сумма на второй странице не совпадает с заказом.",
  "Соседка выращивает помидоры на балконе и осенью угощает весь подъезд.",
  "Совещание перенесли на четверг, на три часа дня, в маленькую комнату.",
];
const NAMES = ["orders", "tides", "shelf", "ledger", "route", "batch", "window", "meter"];

/** Sentences in random order. */
export function prose(sentences: readonly string[], gap: string): (random: Random) => string {
  return (random) => shuffle([...sentences], random).join(gap) + gap;
}

function markdown(random: Random): string {
  const name = pick(NAMES, random);
  return [
    `## Reading the ${name}\n\n`,
    `${pick(ENGLISH, random)} See [the page on ${name}](./${name}.md) for **more**.\n\n`,
    `1. ${pick(ENGLISH, random)}\n2. ${pick(ENGLISH, random)}\n3. Run \`make ${name}\`.\n\n`,
    `| ${name} | value |\n| --- | --- |\n| north | ${number(random)} |\n\n`,
    `\`\`\`sh\ncat ${name}.csv | sort -n | tail -${number(random) % 90}\n\`\`\`\n\n`,
    `> ${pick(ENGLISH, random)}\n\n`,
  ].join("");
}

export function code(random: Random): string {
  const [name, other] = [pick(NAMES, random), pick(NAMES, random)];
  return [
    `/** Sums the ${name} of a ${other}; \`limit\` is inclusive. */\n`,
    `export function ${name}Of${number(random)}(${other}: readonly number[], limit = 10): number {\n`,
    `  let total = 0x${number(random).toString(16)};\n`,
    `  for (const [index, one] of ${other}.entries()) {\n`,
    `    if (index > limit || Number.isNaN(one)) continue; // ignore what is not a number\n`,
    `    total += one * ${(random() * 10).toFixed(3)} - (index % ${(number(random) % 7) + 2});\n`,
    `  }\n  return total >>> 0;\n}\n\n`,
  ].join("");
}

function json(random: Random): string {
  const entry = {
    id: number(random),
    [pick(NAMES, random)]: [random(), random()],
    note: pick(ENGLISH, random),
    placed: `2026-0${(number(random) % 9) + 1}-17T08:30:00Z`,
    paid: random() < 0.5,
    tags: [pick(NAMES, random), pick(NAMES, random)],
  };
  return `${JSON.stringify(entry)}\n`;
}

/** An attachment: bytes that say nothing. */
function base64(random: Random): string {
  return Buffer.from(Array.from({ length: 3000 }, () => random() * 256)).toString("base64");
}

function number(random: Random): number {
  return Math.floor(random() * 100_000);
}

export function sample(kind: string, piece: (random: Random) => string): Sample {
  return {
    kind,
    text(bytes, seed) {
      const random = seeded(seed);
      const pieces: Buffer[] = [];
      for (let length = 0; length < bytes; length += pieces.at(-1)?.length ?? 0) {
        pieces.push(Buffer.from(piece(random)));
      }
      const text = Buffer.concat(pieces).toString("utf8", 0, bytes);
      return text.replace(/\ufffd+$/, "");
    },
  };
}

export const SAMPLES: readonly Sample[] = [
  sample("English prose", prose(ENGLISH, " ")),
  sample("Spanish", prose(SPANISH, " ")),
  sample("Chinese", prose(CHINESE, "")),
  sample("Russian", prose(RUSSIAN, " ")),
  sample("Markdown", markdown),
  sample("code", code),
  sample("JSON", json),
  sample("base64", base64),
];
