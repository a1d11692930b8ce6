// What the side panel shows, as values: every word of it is here, translated, and nothing is markup.
// It knows an answer and how it reads; the page itself (`media/why.js`) only lays these values out.

import { percent } from "../../apply/confidence.ts";
import { evidenceOf, type Token } from "../../apply/evidence.ts";
import type { Answer } from "../../wire.ts";
import type { Say } from "../say.ts";
import { asSentence, reasonSentence, runnersUp } from "../words.ts";

export interface Row {
  readonly token: string;
  readonly weight: string;
  readonly share: number;
  /** For screen readers, and what a click does. */
  readonly spoken: string;
  readonly found: boolean;
}

export interface Side {
  readonly kind: "for" | "against";
  readonly title: string;
  readonly rows: readonly Row[];
}

export interface Page {
  readonly heading: string;
  readonly reason: string;
  readonly others: string;
  readonly subject: string;
  readonly sides: readonly Side[];
  /** Said instead of the sides when no token had a say. */
  readonly nothing: string;
  readonly legend: string;
  readonly compare: string;
  readonly languages: readonly { readonly id: string; readonly name: string; readonly chosen: boolean }[];
  readonly refresh: string;
  readonly stale: string;
}

/** `subject` says what was looked at: a document's name, or lines of it. `nameOf` names an id of the server. */
export function pageOf(answer: Answer, subject: string, nameOf: (id: string) => string, say: Say): Page {
  const evidence = evidenceOf(answer);
  const name = (id: string) => answer.candidates.find((one) => one.language === id)?.name ?? nameOf(id);
  const asked = answer.explanation?.answer ?? answer.language;
  return {
    heading: answer.language === null ? say("No language") : `${answer.name} ${percent(answer.confidence)}`,
    reason: asSentence(reasonSentence(answer.reason, say)),
    others: othersLine(answer, say),
    subject,
    sides: evidence
      ? [
          side("for", say("For {0}", name(evidence.answer)), evidence.supporting, say),
          side("against", say("For {0} instead", name(evidence.runnerUp)), evidence.opposing, say),
        ]
      : [],
    nothing: say("No word or sign of the text decided."),
    legend: say(
      "‹…› stands for any word of that kind, ⏎ for a line break, · for a blank of the indentation.",
    ),
    compare: say("What speaks for"),
    languages: answer.candidates.map((one) => ({
      id: one.language,
      name: `${one.name} ${percent(one.confidence)}`,
      chosen: one.language === asked,
    })),
    refresh: say("Look Again"),
    stale: say("The text has changed since."),
  };
}

function othersLine({ candidates, language }: Answer, say: Say): string {
  const others = runnersUp(candidates, language);
  if (others === "") return "";
  return language === null ? say("Best guesses: {0}", others) : say("Runners-up: {0}", others);
}

function side(kind: Side["kind"], title: string, tokens: readonly Token[], say: Say): Side {
  return { kind, title, rows: tokens.map((one) => row(one, say)) };
}

function row({ token, weight, share, ranges }: Token, say: Say): Row {
  const rounded = weight.toFixed(2);
  const found = ranges.length > 0;
  const spoken = found
    ? say("{0}, weight {1}, places: {2}. Show the next place", token, rounded, ranges.length)
    : say("{0}, weight {1}", token, rounded);
  return { token, weight: rounded, share, spoken, found };
}
