// What decided between two languages, made ready to be shown.
// It knows weights and places of tokens; it never shows anything, and reads no text.

import type { Answer, DecidingToken, Range } from "../wire.ts";

export interface Token {
  readonly token: string;
  /** Natural log-odds that would be lost without it; always above 0. */
  readonly weight: number;
  /** 0 to 1: its weight beside that of the strongest token on either side. */
  readonly share: number;
  readonly ranges: readonly Range[];
}

/** Both lists begin with the strongest token. */
export interface Evidence {
  readonly answer: string;
  readonly runnerUp: string;
  readonly supporting: readonly Token[];
  readonly opposing: readonly Token[];
}

/** Undefined when no token had a say: a file name or a shebang decided, or the text is empty. */
export function evidenceOf({ explanation }: Answer): Evidence | undefined {
  if (explanation === undefined) return undefined;
  const { answer, runnerUp, supporting, opposing } = explanation;
  const strongest = Math.max(0, ...[...supporting, ...opposing].map(({ weight }) => Math.abs(weight)));
  if (strongest === 0) return undefined;
  const ready = (tokens: readonly DecidingToken[]): Token[] =>
    tokens
      .map(({ token, weight, ranges }) => ({
        token,
        weight: Math.abs(weight),
        share: Math.abs(weight) / strongest,
        ranges: ranges ?? [],
      }))
      .sort((a, b) => b.weight - a.weight);
  return { answer, runnerUp, supporting: ready(supporting), opposing: ready(opposing) };
}

/** All places of a side, the strongest token's first. */
export function placesOf(tokens: readonly Token[]): Range[] {
  return tokens.flatMap(({ ranges }) => ranges);
}
