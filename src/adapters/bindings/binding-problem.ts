import type { Wording } from "../../core/language.ts";
import { WordedError } from "../../core/worded-error.ts";

/** What can be wrong with bindings and only a person can put right. */
const PROBLEMS = {
  exists: {
    en: "that subject has that role already, as `garita bindings list` shows",
    es: "ese sujeto ya tiene ese rol, como muestra `garita bindings list`",
  },
  tooMany: {
    en: "there are too many bindings; bind groups, or put them into the policy file",
    es: "hay demasiadas vinculaciones; vincula grupos, o ponlas en el archivo de políticas",
  },
  changesWait: {
    en: "too many changes of bindings wait for an audit log; start garita with this store, which puts them on record, then go on",
    es: "demasiados cambios de vinculaciones esperan un registro de auditoría; arranca garita con este almacén, que los anota, y sigue después",
  },
  storeGone: {
    en: "the store of the bindings is gone; put it back",
    es: "el almacén de las vinculaciones ha desaparecido; devuélvelo a su sitio",
  },
} as const satisfies Record<string, Wording>;

export class BindingProblem extends WordedError {
  constructor(problem: keyof typeof PROBLEMS) {
    super(PROBLEMS[problem]);
  }
}
