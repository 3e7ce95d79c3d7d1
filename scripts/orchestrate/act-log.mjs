/**
 * A line of act's JSON log as it may be kept on disk. act masks secrets in the message, and in nothing else: the parts
 * of a workflow command stand beside it as they came, with the secret that the command says to mask.
 */
export function keepMasked(line) {
  try {
    const entry = JSON.parse(line);
    for (const part of ['arg', 'kvPairs', 'raw']) delete entry[part];
    return JSON.stringify(entry);
  } catch {
    return line;
  }
}
