import type { Format, Head } from "../format.ts";
import { parseTemplate } from "../formats/jinja/parser.ts";
import { baseOf, endingOf, looksLikeText, readText, startText } from "../formats/text/text.ts";
import { checkPage, checkTemplate } from "./template.ts";

const ENDING = /^\.(?:jinja2?|j2|jinja_template)$/;
const STATEMENT =
  /\{%[-+]?\s*(?:if|for|set|macro|block|include|import|extends|from|call|filter|with|generation)\b/;
/** What an expression has to hold for a text without statements to be worth reading. */
const REACHING =
  /\{\{[^}]{0,2000}(?:__\w+__|\|\s*attr\b|cycler|joiner|namespace|lipsum|self\.|config\.|request\.)/;
/** Read by their own formats. */
const OTHERS = /^\.(?:json|ipynb|py|md|rst|gguf|html?|ya?ml|xml|tex|csv|tsv)$/;

function isTemplate({ name, start }: Head): boolean {
  if (!looksLikeText(start)) return false;
  const ending = endingOf(name);
  if (ENDING.test(ending)) return true;
  const text = startText(start, start.length);
  if (/^\s*(?:\{\s*"|\[\s*["{[])/.test(text) || OTHERS.test(ending)) return false;
  return STATEMENT.test(text) || REACHING.test(text);
}

/** A chat template in a file of its own. */
export const jinja: Format = {
  id: "jinja",
  title: "Jinja template",
  active: false,
  claim: (head) => (isTemplate(head) ? "plausible" : "none"),
  inspect(scan) {
    const text = readText(scan.source);
    if (ENDING.test(endingOf(scan.name))) scan.recognize();
    // Of another name, what is no template is another kind of text.
    else parseTemplate(text);
    if (isPage(scan.name, text)) checkPage(text, scan);
    else checkTemplate(text, 0, scan);
  },
};

/** What only prompts speak of. */
const PROMPT = /\b(?:messages|bos_token|eos_token|add_generation_prompt|tools)\b/;

function isPage(name: string, text: string): boolean {
  return (
    ENDING.test(endingOf(name)) && !/chat|prompt|token/i.test(baseOf(name)) && !PROMPT.test(text)
  );
}
