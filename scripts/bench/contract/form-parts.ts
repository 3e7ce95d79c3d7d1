/** One part of a form, or one field. */
export interface Part {
  readonly name: string;
  readonly text: string;
  /** A file has a name of its own. */
  readonly isFile: boolean;
}

const DISPOSITION = /^content-disposition: *form-data; *name="(?<name>[^"]*)"(?<file>; *filename="[^"]*")?$/i;

function readPart(text: string): Part | undefined {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...others] = head.split('\r\n');
  const { name, file } = DISPOSITION.exec(first)?.groups ?? {};
  // What else is said of a part may say how it is read.
  if (name === undefined || others.length > 0 || rest.length === 0) return undefined;
  return { name, text: rest.join('\r\n\r\n'), isFile: file !== undefined };
}

/** The parts of a `multipart/form-data`; `undefined` where it is none, or where a part is more than its name and text. */
export function readParts(type: string, text: string): readonly Part[] | undefined {
  const boundary = /;\s*boundary="?(?<boundary>[^";]+)"?/i.exec(type)?.groups?.boundary;
  if (boundary === undefined) return undefined;
  const [begin, ...parts] = `\r\n${text}`.split(`\r\n--${boundary}`);
  const end = parts.pop()?.trim();
  const read = parts.map((part) => (part.startsWith('\r\n') ? readPart(part.slice(2)) : undefined));
  const known = read.flatMap((part) => part ?? []);
  return begin === '' && end === '--' && known.length === read.length ? known : undefined;
}

/** The fields of an `application/x-www-form-urlencoded`. */
export function readFields(text: string): readonly Part[] {
  return [...new URLSearchParams(text)].map(([name, value]) => ({ name, text: value, isFile: false }));
}
