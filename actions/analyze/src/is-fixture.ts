/** Fixtures are wrong on purpose; only credentials are looked for in them. */
export function isFixture(file: string): boolean {
  return /(?:^|\/)(?:__fixtures__|fixtures?|testdata)\//.test(file);
}
