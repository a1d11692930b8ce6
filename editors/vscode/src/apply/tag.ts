// The word behind the backticks of a fence.
// It knows the names in an answer of the server and no language: the shortest plain word of them is what
// people write, `sh` and not `shellscript`.

import type { Words } from "../wire.ts";

/** Empty when the answer is silence: a fence without a tag says that nobody knows. */
export function tagOf(answer: Words): string {
  const names = [answer.language, answer.vscode, answer.neovim, answer.linguist, answer.name];
  const words = names
    .filter((name) => name !== null && !/[\s`]/.test(name))
    .map((name) => String(name).toLowerCase());
  if (answer.language === null || words.length === 0) return "";
  return words.reduce((best, word) => (isBetter(word, best) ? word : best));
}

function isBetter(word: string, best: string): boolean {
  const plain = /^[a-z0-9]+$/;
  if (plain.test(word) !== plain.test(best)) return plain.test(word);
  return word.length < best.length || (word.length === best.length && word < best);
}
