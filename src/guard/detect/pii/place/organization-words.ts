import { endsIn } from "../../text-end.ts";

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** First words of names of bodies, where a name follows: `Hospital Clínico`. */
export const HEADS = setOf(`
  hospital clinica universidad universitat universidade universite universita universitat
  university ayuntamiento ministerio consejeria fundacion instituto institut colegio escuela
  centro complejo complexo sanatorio policlinica policlinico asociacion federacion sindicato
  banco caja laboratorios laboratorio residencia ospedale klinikum hopital krankenhaus facultad
  xarxa consorcio consorci parc bank institute college ministry diputacion
  cooperativa parroquia bufete notaria gestoria inmobiliaria constructora ferreteria farmacia
`);
/** What a name that begins with such a word goes on with. */
export const CENTERS = setOf(
  "centro complejo complexo instituto institut centre parc consorcio consorci xarxa caja",
);
/** Of these, English ones name something only with `of`: `Bank of Scotland`. */
export const HEADS_WITH_OF = setOf("bank institute college ministry university");
export const CARE =
  /\b(?:salud|hospital\w*|medico|medica|clinico|especialidades|sanitari\w*|assistencial|psicologia|oncolog\w*|nacional|investigacion\w*|medicina|ahorros|colombiano|mexicano|espanol)\b/;
/** Begin what stands behind a name in a signature. */
export const BEYOND = setOf(`
  servicio servei service unidad unitat seccion departamento calle c carrer avda avenida av
  avinguda ctra carretera plaza paseo pso passeig ronda camino boulevard bulevar tel telefono tfno
  tlf fax email correo e mail jefe jefa medico medica doctora domicilio direccion
`);
/** Stand inside a name of a body only behind its first word. */
export const SECOND_HEADS = setOf(`
  hospital complejo complexo clinica centro instituto fundacion consorcio ministerio
  ayuntamiento colegio residencia
`);
/** Begin no name. */
export const STARTERS = setOf(`
  the a an this that our my your his her their its in on at by for from to of with and or but if
  when while as is are was we i you he she they it el la los las un una en de del por para con y o
  que si su sus se es no yes dear hi hello hola via per mr mrs ms dr dra sr sra
`);

/** Last words of names of companies that end nothing else. */
const SURE_TAILS = setOf(`
  corporation corp inc incorporated llc ltd limited plc gmbh industries technologies enterprises
  holdings ventures laboratories pharmaceuticals airlines airways university orchestra motors
  bancorp hospital
`);
/** Behind words that no list has. */
const LIKELY_TAILS = setOf(`
  sarl partners associates consulting investments logistics healthcare worldwide robotics dynamics
  therapeutics biotech labs studios foundation
`);
/** Of these many end other names, too: they take a sign in front. */
const WEAK_TAILS = setOf(`
  college school bank institute group solutions systems company co software analytics insurance
  capital financial media global research brands foods agency society association federation
  council union commission authority church museum academy medical networks telecom energy clinic
`);
/** Last words of names of bodies, by how sure they are. */
export const TAILS = { sure: SURE_TAILS, likely: LIKELY_TAILS, weak: WEAK_TAILS } as const;
/** Behind `&`. */
export const FAMILY_FIRMS = setOf(`
  sons son daughters co company associates partners bros brothers hijos hermanos cia asociados
  sohn sohne figli fils
`);
/** Where people work, and what is no employer: `works at Home`, `trabaja en Marketing`. */
export const NO_EMPLOYERS = setOf(`
  home work night school university college marketing sales finance human recursos finanzas ventas
  engineering support it ai tv radio monday tuesday wednesday thursday friday saturday sunday
  christmas easter january february march april may june july august september october november
  december lunes martes miercoles jueves viernes sabado domingo python java javascript rust
  iban swift organization organizacion company empresa none unknown yes phone email law
  typescript kotlin excel linux windows android english spanish french german
`);

const ROLES =
  "engineer|developer|designer|manager|director|analyst|scientist|specialist|consultant|" +
  "accountant|advisor|officer|counsel|representative|assistant|administrator|architect|clerk|" +
  "coordinator|supervisor|technician|programmer|teacher|professor|nurse|researcher|lawyer|" +
  "secretary|editor|reporter|president|chairman|chairwoman|founder|cofounder|partner|ceo|cfo|" +
  "cto|coo|vp|intern|employee|worker|executive|engineering|recruiter|trader|broker|chef";
const CARGOS =
  "emplead[oa]|trabajador[a]?|director[a]?|gerente|presidente|presidenta|fundador[a]?|" +
  "soci[oa]|consejer[oa]|becari[oa]|ingenier[oa]|desarrollador[a]?|analista|consultor[a]?|" +
  "tecnic[oa]|comercial|contable|abogad[oa]|administrativ[oa]|responsable|jef[ea]";

const EMPLOYED = new RegExp(
  String.raw`(?:^|[^a-z])(?:${[
    String.raw`(?:work(?:s|ed|ing)?|volunteer(?:s|ed|ing)?|intern(?:s|ed|ing)?)(?: as [a-z ` +
      String.raw`]{2,24})? (?:at|for)`,
    String.raw`(?:employed|hired|recruited|laid off|fired|headhunted)(?: as [a-z ]{2,24})? ` +
      String.raw`(?:at|by|with|from)`,
    String.raw`(?:job|position|role|career|internship|interview|contract|tenure|shift|` +
      String.raw`apprenticeship) (?:at|with)`,
    String.raw`(?:a|one|two|three|four|five|six|ten|\d{1,2}|several|many|following|last|first) ` +
      String.raw`(?:years?|months?) (?:at|with)`,
    String.raw`(?:${ROLES}) at`,
    String.raw`(?:ceo|cfo|cto|coo|chairman|chairwoman|founder|cofounder|co-founder|employees?|` +
      String.raw`subsidiary|shareholders?|customers?) of`,
    String.raw`(?:stud(?:y|ies|ied|ying)|teaches|taught|enrolled|lectures|lectured) at|` +
      String.raw`graduated from`,
    String.raw`(?:company|firm|startup|start-up|employer|employers?,)(?: called| named)?`,
    String.raw`trabaj(?:a|o|aba|e|an|amos|ando|ado|ar|aron|ando|ador) (?:en|para)(?: la empresa)?`,
    String.raw`(?:emplead[oa]|contratad[oa]|despedid[oa]|fichad[oa]) (?:de|en|por)`,
    String.raw`(?:${CARGOS})(?: [a-z]{4,12})? en`,
    String.raw`(?:practicas|becari[oa]|puesto|contrato|turno|carrera profesional) (?:en|con)`,
    String.raw`(?:la |una )?(?:empresa|compania|multinacional|constructora|aseguradora|` +
      String.raw`consultora|farmaceutica|cooperativa|startup)(?: llamada| familiar)?`,
  ].join("|")})(?: la| el| the)? ["'“«]?`,
);
/** In plain letters, in front of the name of a body that somebody works for or belongs to. */
export const isEmployment = endsIn(EMPLOYED);

/** Last words of {@link isEmployment}: what most texts before a run do not end in. */
export const EMPLOYED_ENDS = setOf(`
  at for by with from of company firm startup start-up employer employers employers, called named
  en para de por con la el the empresa compania compañía multinacional constructora aseguradora
  consultora
  farmaceutica cooperativa llamada familiar
`);

export const isEmployerLabel = endsIn(
  /(?:^|[\s"'<|])(?:company|employer|organization|organisation|org|provider|supplier|insurer|carrier|lender|manufacturer|publisher|university|school|college|facility|(?:company|employer|business|organization) ?_?name|empresa|compania|entidad|centro|centro de trabajo|hospital|institucion|empleador|razon social|proveedor|aseguradora|fabricante|universidad|employeur|entreprise|firma|unternehmen|arbeitgeber|azienda|ditta)["'*]*\s?[:=|>]\s*["'*]*/,
);
/** Anywhere in front: people in care, or who cares for them. */
export const CARED =
  /\b(?:servicio|dra?|medic[oa]|remitid[oa]|unidad|seccion|departamento|paciente|responsable|ingres\w+|urologia|service|physician|ward|admitted|worked? (?:for|at)|works at|trabaja en|employed by)\b/;

/** Last words of the forms: what most runs do not end in. */
export const FORM_ENDS = new Set(
  (
    "s.l s.l. sl l. s.a. s.a sa a. s.l.u. u. slu sau s.a.u. s.a.s. sas s.coop. scoop gmbh ag " +
    "kg ohg " +
    "inc inc. incorporated llc l.l.c. llp ltd ltd. plc corp corp. srl s.r.l. s.r.l spa s.p.a. " +
    "s.p.a " +
    "b.v. n.v. sarl s.a.r.l. lda lda. ltda ltda. e.i.r.l. oy oyj aps a/s ab pty pty. co. c.v. " +
    "v. r.l."
  ).split(" "),
);

/** Last words of streets that need no number: `Elm Street`, but no `Fourth Place` or `Main St`. */
export const PLAIN_STREETS = new Set(
  "street avenue road lane boulevard crescent terrace".split(" "),
);
