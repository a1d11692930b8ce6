// Everything that can be wrong with the server, as values. It knows no sentences and no buttons: those are in
// messages.ts, where they can be translated.

/** Where the command of a server came from; in the order in which we look. */
export type Source = "setting" | "variable" | "environment" | "path" | "python";

export type Problem =
  /** Looked everywhere, found no server. */
  | { readonly kind: "missing" }
  /** The user named a command that is not there. */
  | { readonly kind: "notFound"; readonly command: string; readonly source: Source }
  | { readonly kind: "notExecutable"; readonly command: string; readonly source: Source }
  /** The setting is not a list of strings with a command in front. */
  | { readonly kind: "badSetting" }
  /** The process ended before it said what it can do. */
  | { readonly kind: "exited"; readonly command: string; readonly how: string; readonly lastWords: string }
  /** It runs and does not answer: not a language server, or a stuck one. */
  | { readonly kind: "silent"; readonly command: string; readonly seconds: number }
  | { readonly kind: "protocol"; readonly theirs: number | undefined; readonly version: string | undefined }
  | { readonly kind: "crashLoop"; readonly crashes: number; readonly minutes: number }
  /** The rest comes up while our own environment is made. */
  | { readonly kind: "noPython" }
  | { readonly kind: "oldPython"; readonly python: string; readonly version: string }
  | { readonly kind: "noVenv"; readonly python: string; readonly version: string }
  | { readonly kind: "noNetwork" }
  | { readonly kind: "noSpace"; readonly folder: string }
  | { readonly kind: "readOnly"; readonly folder: string }
  | { readonly kind: "noWheel" }
  | { readonly kind: "installFailed"; readonly step: InstallStep; readonly lastWords: string }
  | { readonly kind: "cancelled" };

/** What is done to make an environment, in this order. */
export type InstallStep = "folder" | "python" | "venv" | "packages" | "doctor";
