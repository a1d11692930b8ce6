// What travels between the server and us: the shapes of docs/protocol.md, as far as this extension uses them.
// It knows no editor and no language; it holds types and the names of messages, and does nothing.

/** The protocol that this extension speaks; `capabilities.experimental.langid.protocol` must be the same. */
export const PROTOCOL = 1;

export const IDENTIFIED = "langid/identified";
export const IDENTIFY = "langid/identify";
export const REGIONS = "langid/regions";

/** The server's own commands, run with `workspace/executeCommand`. */
export const ServerCommand = {
  reclassify: "langid.reclassify",
  identifySelection: "langid.identifySelection",
  explain: "langid.explain",
  choose: "langid.choose",
  forget: "langid.forget",
  languages: "langid.languages",
  pause: "langid.pause",
  resume: "langid.resume",
  state: "langid.state",
  tagFences: "langid.tagFences",
  insertModeline: "langid.insertModeline",
} as const;

export type DocumentState = "automatic" | "accepted" | "locked" | "paused";

export type Why =
  | "undecided"
  | "tentative"
  | "emptied"
  | "replaced"
  | "asked"
  | "evident"
  | "sure"
  | "taken_over"
  | "opened"
  | "changed"
  | "chosen"
  | "plain"
  | "never_leave"
  | "paused_here"
  | "paused_all";

export type Reason =
  | "model"
  | "family"
  | "shebang"
  | "modeline"
  | "file_name"
  | "proof"
  | "too_short"
  | "unsure"
  | "not_code";

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** One language in the words of everybody; null where somebody has no word for it. */
export interface Words {
  readonly language: string | null;
  readonly name: string | null;
  readonly vscode: string | null;
  readonly neovim: string | null;
  readonly linguist: string | null;
}

export interface Candidate {
  readonly language: string;
  readonly name: string;
  readonly vscode: string | null;
  readonly neovim: string | null;
  readonly confidence: number;
}

/** `langid/identified`: where a document stands. */
export interface Notice extends Words {
  readonly uri: string;
  readonly version: number;
  readonly languageId: string | null;
  readonly change: boolean;
  readonly state: DocumentState;
  readonly why: Why;
  readonly confidence: number | null;
  readonly reason: Reason | null;
  readonly candidates: readonly Candidate[];
}

export interface DecidingToken {
  readonly token: string;
  readonly weight: number;
  /** Where the token stands; `langid.explain` says it, `langid/identify` does not. */
  readonly ranges?: readonly Range[];
}

export interface Explanation {
  readonly answer: string;
  readonly runnerUp: string;
  readonly supporting: readonly DecidingToken[];
  readonly opposing: readonly DecidingToken[];
}

/** What `langid/identify`, `langid.reclassify`, `langid.identifySelection` and `langid.explain` answer. */
export interface Answer extends Words {
  readonly confidence: number;
  readonly reason: Reason;
  readonly candidates: readonly Candidate[];
  readonly explanation?: Explanation;
  readonly regions?: readonly Region[];
}

export interface IdentifyParams {
  readonly text?: string;
  readonly textDocument?: { readonly uri: string };
  readonly range?: Range;
  readonly languages?: readonly string[];
  readonly filename?: string;
  readonly explain?: boolean;
}

export type RegionKind =
  | "fence"
  | "bare_fence"
  | "front_matter"
  | "script"
  | "style"
  | "heredoc"
  | "command"
  | "output"
  | "code"
  | "prose"
  | "rest";

export interface Region extends Words {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: RegionKind;
  readonly confidence: number;
  readonly inner: readonly Region[];
}

/** What `langid.state`, `langid.choose`, `langid.pause` and `langid.resume` answer (the last two: a list). */
export interface State extends Words {
  readonly uri: string;
  readonly version: number;
  readonly languageId: string | null;
  readonly confidence: number | null;
  readonly state: DocumentState;
  readonly why: Why;
  readonly because: string;
  readonly changes: number;
}

export interface Choice extends State {
  readonly learned: string | null;
  readonly notLearned: string | null;
}

/** What `langid.tagFences` and `langid.insertModeline` answer; `edit` is null when it was applied. */
export interface Edited {
  readonly uri: string;
  readonly version: number;
  readonly applied: boolean;
  readonly edit: unknown;
}

export interface TaggedFences extends Edited {
  readonly tagged: readonly { readonly line: number; readonly language: string; readonly tag: string }[];
  readonly left: readonly number[];
}

/** One of `langid.languages`. */
export interface KnownLanguage extends Words {
  readonly language: string;
  readonly name: string;
  readonly languageId: string | null;
  /** The user taught it. */
  readonly taught: boolean;
}

/** Where a document stood with a server that is gone; goes into `initializationOptions.langid.documents`. */
export interface Remembered {
  readonly uri: string;
  readonly languageId: string;
  readonly state: DocumentState;
  readonly why: Why;
}
