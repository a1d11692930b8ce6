// VS Code's own language detection, and who asked for it.
// It knows where a setting can stand; it never reads or writes one.

/** What `WorkspaceConfiguration.inspect` says, as far as it matters here. */
export interface Inspected {
  readonly globalValue?: boolean | undefined;
  readonly workspaceValue?: boolean | undefined;
  readonly workspaceFolderValue?: boolean | undefined;
  readonly globalLanguageValue?: boolean | undefined;
  readonly workspaceLanguageValue?: boolean | undefined;
  readonly workspaceFolderLanguageValue?: boolean | undefined;
}

export type Level = "global" | "workspace" | "workspaceFolder";

export interface OwnSetting {
  readonly value: boolean;
  readonly level: Level;
  /** It stands under the name of a language, such as `[plaintext]`. */
  readonly perLanguage: boolean;
}

/** The value that a person wrote and that counts; undefined when there are only defaults, ours among them. */
export function ownSetting(inspected: Inspected | undefined): OwnSetting | undefined {
  if (inspected === undefined) return undefined;
  const strongestFirst: [boolean | undefined, Level, boolean][] = [
    [inspected.workspaceFolderLanguageValue, "workspaceFolder", true],
    [inspected.workspaceLanguageValue, "workspace", true],
    [inspected.globalLanguageValue, "global", true],
    [inspected.workspaceFolderValue, "workspaceFolder", false],
    [inspected.workspaceValue, "workspace", false],
    [inspected.globalValue, "global", false],
  ];
  for (const [value, level, perLanguage] of strongestFirst) {
    if (value !== undefined) return { value, level, perLanguage };
  }
  return undefined;
}

/** Two detectors in one editor would take turns. Who switched the built-in one on by hand wants that one. */
export function standsBack(inspected: Inspected | undefined): boolean {
  return ownSetting(inspected)?.value === true;
}
