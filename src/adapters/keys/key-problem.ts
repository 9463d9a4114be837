import type { Wording } from "../../core/language.ts";
import { WordedError } from "../../core/worded-error.ts";

/** What can be wrong with keys and only a person can put right. */
const PROBLEMS = {
  otherSecret: {
    en: "the keys in the store were made with another secret; bring back the one that they were made with: `auth.keySecret`, or the file `keys.pepper` in the data folder",
    es: "las claves guardadas se crearon con otro secreto; recupera aquel con el que se crearon: `auth.keySecret`, o el archivo `keys.pepper` de la carpeta de datos",
  },
  pepperMissing: {
    en: "the file `keys.pepper` is gone from the data folder; put it back, or no key can be recognized",
    es: "falta el archivo `keys.pepper` en la carpeta de datos; devuélvelo a su sitio, o no se podrá reconocer ninguna clave",
  },
  pepperOpen: {
    en: "others may read `keys.pepper` in the data folder; take that away with `chmod 600`",
    es: "otros pueden leer `keys.pepper` en la carpeta de datos; impídelo con `chmod 600`",
  },
  pepperDamaged: {
    en: "the file `keys.pepper` in the data folder is damaged; bring back the one that the keys were made with",
    es: "el archivo `keys.pepper` de la carpeta de datos está dañado; recupera aquel con el que se crearon las claves",
  },
  secretShort: {
    en: "the secret of `auth.keySecret` has less than 32 characters; make one with `openssl rand -hex 32`",
    es: "el secreto de `auth.keySecret` tiene menos de 32 caracteres; crea uno con `openssl rand -hex 32`",
  },
  storeGone: {
    en: "the store of the keys is gone; put it back, or remove `keys.pepper` too and start again to begin without keys",
    es: "el almacén de las claves ha desaparecido; devuélvelo a su sitio, o quita también `keys.pepper` y reinicia para empezar sin claves",
  },
  keysGone: {
    en: "keys were made here, as `keys.pepper` in the data folder shows, but the store that holds them is gone or cannot be read; put `garita.sqlite` back, make a key with `garita keys create`, or remove `keys.pepper` to begin without keys",
    es: "aquí se crearon claves, como muestra `keys.pepper` en la carpeta de datos, pero el almacén que las guarda falta o no se puede leer; devuelve `garita.sqlite` a su sitio, crea una clave con `garita keys create`, o quita `keys.pepper` para empezar sin claves",
  },
  changesWait: {
    en: "too many changes of keys wait for an audit log; start garita with this store, which puts them on record, then make keys again",
    es: "demasiados cambios de claves esperan un registro de auditoría; arranca garita con este almacén, que los anota, y crea claves después",
  },
  revoked: {
    en: "the key was revoked, and that is for good; make another with `garita keys create`",
    es: "la clave está revocada, y eso es definitivo; crea otra con `garita keys create`",
  },
} as const satisfies Record<string, Wording>;

export class KeyProblem extends WordedError {
  constructor(problem: keyof typeof PROBLEMS) {
    super(PROBLEMS[problem]);
  }
}
