// States and reasons as sentences.
// It knows what the server's words mean to people; it never decides which one holds. A word that is new to us
// (a later server) is said by its name.

import { percent } from "../apply/confidence.ts";
import type { Candidate, Reason, Why } from "../wire.ts";
import type { Say } from "./say.ts";

/** State and reason of it, as one sentence. */
export function whySentence(why: Why, say: Say): string {
  switch (why) {
    case "undecided":
      return say("Automatic: no language was set yet");
    case "tentative":
      return say("Automatic: it may still change as you type");
    case "emptied":
      return say("Automatic: the text is gone, so it is plain text until there is a new one");
    case "replaced":
      return say("Automatic: most of the text is new and is judged afresh");
    case "asked":
      return say("You asked for another look");
    case "evident":
      return say("Accepted: the text or its name says so; only replacing most of it will change that");
    case "sure":
      return say("Accepted: enough of the text agrees; only replacing most of it will change that");
    case "taken_over":
      return say("Accepted: it was right for a while; only replacing most of the text will change that");
    case "opened":
      return say("Locked: the document was opened in this language");
    case "changed":
      return say("Locked: you or another extension set the language");
    case "chosen":
      return say("Locked: you chose the language");
    case "plain":
      return say("Locked: you chose plain text");
    case "never_leave":
      return say("Locked: your settings say never to leave this language");
    case "paused_here":
      return say("Paused: this document is not looked at until you resume");
    case "paused_all":
      return say("Paused: no document is looked at until you resume");
    default:
      return why;
  }
}

/** Why the text says so, or why it says nothing. */
export function reasonSentence(reason: Reason, say: Say): string {
  switch (reason) {
    case "model":
      return say("judged by its words and signs");
    case "family":
      return say("one of a family of languages that are written alike");
    case "shebang":
      return say("the first line names its interpreter");
    case "modeline":
      return say("a line for Vim or Emacs names it");
    case "file_name":
      return say("the name of the file settles it");
    case "proof":
      return say("nothing else can be written like this");
    case "too_short":
      return say("the text is too short to tell");
    case "unsure":
      return say("no language stands out");
    case "not_code":
      return say("this reads like prose or notes, not like code");
    default:
      return reason;
  }
}

/** The same in two words, for the status bar. */
export function silence(reason: Reason | null, say: Say): string {
  switch (reason) {
    case "too_short":
      return say("Too short");
    case "unsure":
      return say("Unsure");
    case "not_code":
      return say("No code");
    default:
      return say("No language");
  }
}

/** "Ruby 12%, Nim 3%": all but the one that was told. */
export function runnersUp(candidates: readonly Candidate[], told: string | null, atMost = 3): string {
  return candidates
    .filter((one) => one.language !== told)
    .slice(0, atMost)
    .map((one) => `${one.name} ${percent(one.confidence)}`)
    .join(", ");
}

/** Words that stand alone begin with a capital letter. */
export function asSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
