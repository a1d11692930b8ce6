// What `lsp-langid teach` is called with, and what it would refuse anyway.
// It knows names of files and the rules for names of languages; it starts nothing and reads no file.

/** Fewer files than this teach nothing; the server's own rule, said before the user waits for it. */
export const FEWEST_FILES = 10;

const NAME = /^[a-z0-9][a-z0-9._+#-]*$/;

export interface Lesson {
  readonly name: string;
  readonly folder: string;
  /** With the dot; undefined: every file of the folder is a sample. */
  readonly ending?: string | undefined;
  /** The language id that the editor colours it with; undefined: none. */
  readonly languageId?: string | undefined;
}

/** The arguments behind the server's own command line. */
export function teachArguments(lesson: Lesson): string[] {
  const given = ["teach", lesson.name.trim(), lesson.folder];
  if (lesson.ending !== undefined) given.push("--extensions", lesson.ending);
  if (lesson.languageId !== undefined) given.push("--vscode", lesson.languageId);
  return given;
}

/** `"/a/b/main.Flow"` -> `".flow"`; undefined for `Makefile` and `.gitignore`. */
export function endingOf(path: string): string | undefined {
  const name = path.split(/[\\/]/).at(-1) ?? "";
  const dot = name.lastIndexOf(".");
  return dot > 0 && dot < name.length - 1 ? name.slice(dot).toLowerCase() : undefined;
}

export function isName(name: string): boolean {
  return NAME.test(name.trim().toLowerCase());
}

/** A first proposal: `".flow"` -> `"flow"`, a folder `/x/Flow Lang` -> `"flow-lang"`. */
export function proposedName(ending: string | undefined, folder: string): string {
  const word =
    ending?.slice(1) ??
    folder
      .split(/[\\/]/)
      .filter((part) => part !== "")
      .at(-1) ??
    "";
  return word
    .toLowerCase()
    .replace(/[^a-z0-9._+#-]+/g, "-")
    .replace(/^[^a-z0-9]+|-+$/g, "");
}
