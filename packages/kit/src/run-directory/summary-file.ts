/** The newest of the files that are named like a summary; names sort by time. */
export function findSummaryFile(files: readonly string[]): string | undefined {
  return files
    .filter((file) => /^summary-\d{8}T\d{6}Z\.json$/.test(file))
    .sort()
    .at(-1);
}
