// The user's list of languages that are never to be set.

/** The list with one more; the same list when it is there already, in any case of letters. */
export function withLanguage(list: readonly string[], language: string): readonly string[] {
  const known = list.some((one) => one.toLowerCase() === language.toLowerCase());
  return known ? list : [...list, language];
}

export function withoutLanguage(list: readonly string[], language: string): readonly string[] {
  return list.filter((one) => one.toLowerCase() !== language.toLowerCase());
}
