// What the status-bar item shows: an icon for who decides, a name, a confidence.
// It knows where a document stands; it never draws, and never asks the server or the editor anything.

import { percent } from "../apply/confidence.ts";
import type { Notice, Why } from "../wire.ts";
import type { Say } from "./say.ts";
import { reasonSentence, silence, whySentence } from "./words.ts";

export type Visibility = "always" | "untitled" | "off";
export type ServerKind = "stopped" | "starting" | "running" | "failed" | "missing";

/** All that the item depends on. */
export interface Scene {
  readonly server: ServerKind;
  readonly visibility: Visibility;
  /** The document in front; undefined when no text is. */
  readonly document: { readonly untitled: boolean; readonly languageName: string } | undefined;
  readonly notice: Notice | undefined;
  /** The user paused it; a server that was started since has no word on the document then. */
  readonly paused: "paused_all" | "paused_here" | undefined;
  /** The editor cannot set the language that was told. */
  readonly missingWord: boolean;
  /** VS Code's own detection decides here, so that what we show was not set. */
  readonly standsBack: boolean;
}

export interface Face {
  readonly icon: string;
  readonly text: string;
  /** One sentence for screen readers and for the tooltip's first line. */
  readonly sentence: string;
  readonly severity?: "warning" | "error";
}

/** Undefined: the item is hidden. */
export function faceOf(scene: Scene, say: Say): Face | undefined {
  if (scene.visibility === "off" || scene.server === "stopped") return undefined;
  if (scene.visibility === "untitled" && scene.document?.untitled !== true) return undefined;
  if (scene.server === "missing") {
    const sentence = say("No language server was found; no language is set");
    return { icon: "warning", text: say("No language server"), sentence, severity: "warning" };
  }
  if (scene.server === "failed") {
    const sentence = say("The language server does not run; no language is set");
    return { icon: "error", text: say("Language server failed"), sentence, severity: "error" };
  }
  if (scene.document === undefined) return undefined;
  if (scene.server === "starting") return scene.notice || scene.document.untitled ? starting(say) : undefined;
  if (scene.notice !== undefined) return standing(scene.notice, scene.document, scene, say);
  return scene.paused && paused(scene.paused, say);
}

function starting(say: Say): Face {
  return { icon: "loading~spin", text: say("Language…"), sentence: say("The language server starts") };
}

function paused(why: Why, say: Say): Face {
  return { icon: "debug-pause", text: say("Paused"), sentence: whySentence(why, say) };
}

function standing(notice: Notice, document: { languageName: string }, scene: Scene, say: Say): Face {
  const because = whySentence(notice.why, say);
  if (notice.state === "paused") return paused(notice.why, say);
  if (notice.state === "locked" && !scene.missingWord) {
    const text = document.languageName;
    return { icon: "lock", text, sentence: `${text}. ${because}` };
  }
  if (notice.language === null) {
    const why = notice.reason === null ? because : reasonSentence(notice.reason, say);
    return {
      icon: "circle-outline",
      text: silence(notice.reason, say),
      sentence: say("No language: {0}", why),
    };
  }
  const text = named(notice);
  if (scene.missingWord) {
    const sentence = say("{0}. The editor knows no such language; an extension may add it", text);
    return { icon: "extensions", text, sentence };
  }
  if (scene.standsBack) {
    const sentence = say("{0}. Not set: you switched VS Code's own detection on, so it decides", text);
    return { icon: "circle-slash", text, sentence };
  }
  return { icon: notice.state === "accepted" ? "check" : "wand", text, sentence: `${text}. ${because}` };
}

function named({ name, language, confidence }: Notice): string {
  const word = name ?? language ?? "";
  return confidence === null ? word : `${word} ${percent(confidence)}`;
}
