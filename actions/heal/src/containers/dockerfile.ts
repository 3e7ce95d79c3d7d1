/** A command with its place. */
export interface PlacedCommand {
  /** As the system takes it. */
  readonly argv: readonly string[];
  readonly line: number;
}

/** A port with its place. */
export interface PlacedPort {
  readonly port: number;
  readonly line: number;
}

/** What a container of an image runs with, as far as its Dockerfile says so. */
export interface ImageSettings {
  readonly environment: ReadonlyMap<string, string>;
  readonly exposed: readonly PlacedPort[];
  readonly command: readonly string[] | undefined;
  readonly healthcheck: PlacedCommand | undefined;
}

interface Instruction {
  readonly name: string;
  readonly rest: string;
  readonly line: number;
}

/** One instruction a line, continued lines joined; of several stages the last. */
function listInstructions(text: string): Instruction[] {
  const found: Instruction[] = [];
  let open = '';
  let start = 0;
  text.split(/\r?\n/).forEach((line, index) => {
    if (/^\s*(?:#|$)/.test(line)) return;
    if (open === '') start = index + 1;
    const isContinued = /\\\s*$/.test(line);
    open += `${line.replace(/\\\s*$/, '')} `;
    if (isContinued) return;
    const [, name = '', rest = ''] = /^\s*([A-Za-z]+)\s+(.*)$/.exec(open) ?? [];
    found.push({ name: name.toUpperCase(), rest: rest.trim(), line: start });
    open = '';
  });
  return found.slice(
    Math.max(
      0,
      found.findLastIndex(({ name }) => name === 'FROM'),
    ),
  );
}

/** The two forms of a command: a JSON list of words, and a line for the shell. */
export function toArgv(command: string): string[] {
  if (command.startsWith('[')) {
    try {
      const words: unknown = JSON.parse(command);
      if (Array.isArray(words)) return words.map(String);
    } catch {
      // Docker takes what is no list for a line.
    }
  }
  return ['sh', '-c', command];
}

function readHealthcheck({ rest, line }: Instruction): PlacedCommand | undefined {
  const command = /(?:^|\s)CMD\s+(.+)$/.exec(rest)?.[1];
  return command === undefined ? undefined : { argv: toArgv(command), line };
}

const PAIR = /([A-Za-z_]\w*)=(?:"([^"]*)"|(\S*))/g;

export function readDockerfile(text: string): ImageSettings {
  const instructions = listInstructions(text);
  const all = (name: string): Instruction[] => instructions.filter((instruction) => instruction.name === name);
  const pairs = all('ENV').flatMap(({ rest }) => [...rest.matchAll(PAIR)]);
  const check = all('HEALTHCHECK').at(-1);
  const command = all('CMD').at(-1);
  return {
    environment: new Map(pairs.map(([, name = '', quoted, plain]) => [name, quoted ?? plain ?? ''])),
    exposed: all('EXPOSE').flatMap(({ rest, line }) =>
      rest.split(/\s+/).flatMap((word) => (/^\d+(?:\/tcp)?$/.test(word) ? [{ port: parseInt(word, 10), line }] : [])),
    ),
    command: command === undefined ? undefined : toArgv(command.rest),
    healthcheck: check === undefined ? undefined : readHealthcheck(check),
  };
}
