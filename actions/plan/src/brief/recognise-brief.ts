// A specification may stand in a text file too.
const SPECIFICATION = /^\s*\{|^["']?(?:openapi|swagger|service|entities)["']?\s*:/m;

/** Whether a file is a brief: prose for a person, in a `.md` or `.txt` file. */
export function isBrief(file: string, text: string): boolean {
  return /\.(?:md|markdown|txt)$/i.test(file) && text.trim() !== '' && !SPECIFICATION.test(text);
}
