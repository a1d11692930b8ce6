// Notices for tests: a whole one, with what the test is about laid over it.

import type { Notice } from "../../src/wire.ts";

export const URI = "untitled:Untitled-1";

export function notice(about: Partial<Notice> = {}): Notice {
  return {
    uri: URI,
    version: 3,
    language: "python",
    name: "Python",
    vscode: "python",
    neovim: "python",
    linguist: "Python",
    languageId: "python",
    change: true,
    state: "automatic",
    why: "tentative",
    confidence: 0.97,
    reason: "model",
    candidates: [
      { language: "python", name: "Python", vscode: "python", neovim: "python", confidence: 0.97 },
      { language: "ruby", name: "Ruby", vscode: "ruby", neovim: "ruby", confidence: 0.012 },
    ],
    ...about,
  };
}

export const nothing = {
  language: null,
  name: null,
  vscode: null,
  neovim: null,
  linguist: null,
  languageId: null,
};

export const nim = {
  language: "nim",
  name: "Nim",
  vscode: null,
  neovim: "nim",
  linguist: "Nim",
  languageId: null,
};

/** The English text with its arguments in place, as `vscode.l10n.t` gives it. */
export function say(message: string, ...args: (string | number)[]): string {
  return message.replace(/\{(\d+)\}/g, (_, at) => String(args[Number(at)]));
}
