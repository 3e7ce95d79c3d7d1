import type { FailureClass } from '@orchestrate/contracts/triage';

import { BoundedList } from '../bounded-list';
import { PATH_STARTS } from '../line-start';
import type { LogParser, LogReader, RawFailure } from '../parser';

type Place = Pick<RawFailure, 'file' | 'line'>;

const DEFINITION = /^#\d+ \[[^\]]*internal\] load build definition from (?<file>\S+)$/;
const PLACE = /^(?<file>[^\s:]+):(?<line>\d+)$/;
const EXCERPT = /^-{20}$/;

const UNSOLVED = /^(?:ERROR: )?(?:failed to build: )?failed to solve: (?<message>.+)$/;
const OF_DAEMON = /^(?:docker: |ERROR: )?Error response from daemon: (?<message>.+)$/;
const NOT_STARTED = /^ERROR: for \S+ +Cannot start service \S+: (?<message>.+)$/;
const STEP_FAILED =
  /did not complete successfully: exit code: (?<exit>\d+)$|^executor failed running \[.*\]: exit code: (?<code>\d+)$/;
const LEGACY_STEP_FAILED = /^The command '.*' returned a non-zero code: (?<exit>\d+)$/;
const PARSE_ERROR = /dockerfile parse error (?:on )?line (?<line>\d+): (?<message>.+)$/;

/** By what a builder or the daemon says. */
const CLASSES: readonly (readonly [FailureClass, RegExp])[] = [
  [
    'infrastructure',
    /dial tcp|no such host|i\/o timeout|TLS handshake|toomanyrequests|port is already allocated|address already in use|no space left/,
  ],
  ['dependency', /pull access denied|manifest unknown|manifest for \S+ not found|failed to resolve source metadata/],
  ['configuration', /failed to read dockerfile|OCI runtime create failed/],
];

/** The words that anything worth reading begins with. */
const BEGINS =
  /^(?:ERROR|Error|COPY|ADD|The |Get |Cannot|unable|service|dependency|no |validating|failed|executor|docker:)/;

/** What needs no one to introduce it. */
const SENTENCES: readonly (readonly [FailureClass, RegExp])[] = [
  ['build', /^(?<message>(?:COPY|ADD) failed: .+)$/],
  ['configuration', /^(?:ERROR: )?(?<message>unable to prepare context: .+)$/],
  ['infrastructure', /^(?:ERROR: |unable to get image '[^']+': )?(?<message>Cannot connect to the Docker daemon .+)$/],
  ['infrastructure', /^(?<message>Get "https?:\/\/[^"]+": dial tcp: .+)$/],
  ['crash', /^(?<message>service "[^"]+" didn't complete successfully: .+)$/],
  ['crash', /^(?<message>dependency failed to start: container \S+ exited .+)$/],
  ['infrastructure', /^(?<message>dependency failed to start: container \S+ is unhealthy)$/],
  ['configuration', /^(?<message>no configuration file provided: not found)$/],
  ['configuration', /^validating (?<file>\S+\.ya?ml): (?<message>.+)$/],
  ['configuration', /^failed to parse (?<file>\S+\.ya?ml): yaml: line (?<line>\d+): (?<message>.+)$/],
  ['configuration', /^(?<message>The Compose file '(?<file>[^']+)' is invalid because:)$/],
];

/** BuildKit's names of what it has stored, which differ from run to run. */
const REFERENCE = / of ref [a-z0-9]+::[a-z0-9]+/;

function readPlace(text: string): Place | undefined {
  const { file, line } = PLACE.exec(text)?.groups ?? {};
  return file === undefined ? undefined : { file, line: Number(line) };
}

function classify(message: string, otherwise: FailureClass): FailureClass {
  return CLASSES.find(([, pattern]) => pattern.test(message))?.[0] ?? otherwise;
}

function readSentence(text: string): RawFailure | undefined {
  for (const [kind, pattern] of SENTENCES) {
    const { message, file, line } = pattern.exec(text)?.groups ?? {};
    if (message === undefined) continue;
    const place = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line: Number(line) }) };
    return { class: kind, message, ...place };
  }
  return undefined;
}

/** A step of a build that ended with an error of its own: what it printed says why. */
function readStep(message: string): RawFailure | undefined {
  const groups = (STEP_FAILED.exec(message) ?? LEGACY_STEP_FAILED.exec(message))?.groups;
  if (groups === undefined) return undefined;
  return { class: (groups.exit ?? groups.code) === '137' ? 'out-of-memory' : 'build', message };
}

class DockerReader implements LogReader {
  private readonly failures = new BoundedList<RawFailure>();
  private dockerfile: string | undefined;
  /** The line before, where that may be the place of an excerpt. */
  private before: Place | undefined;
  private place: Place | undefined;
  /** What ends with a colon, whose reason is in the next line. */
  private unfinished: RawFailure | undefined;

  constructor(private readonly wants: 'steps' | 'all but steps') {}

  line(text: string): void {
    if (text === '') return;
    if (this.unfinished !== undefined) this.finish(text, this.unfinished);
    if (text.startsWith('-') && EXCERPT.test(text)) this.place = this.before ?? this.place;
    this.before = text.includes(' ') ? undefined : readPlace(text);
    if (text.startsWith('#')) this.dockerfile = DEFINITION.exec(text)?.groups?.file ?? this.dockerfile;
    else if (BEGINS.test(text)) this.read(text);
  }

  private read(text: string): void {
    const unsolved = UNSOLVED.exec(text)?.groups?.message;
    const step = readStep(unsolved ?? text);
    const message = unsolved ?? (OF_DAEMON.exec(text) ?? NOT_STARTED.exec(text))?.groups?.message;
    if (step !== undefined) {
      if (this.wants === 'steps') this.failures.add({ ...step, ...this.place });
    } else if (this.wants === 'steps') return;
    else if (message === undefined) this.add(readSentence(text));
    else this.readProblem(message, unsolved === undefined ? 'infrastructure' : 'build');
  }

  private add(failure: RawFailure | undefined): void {
    if (failure?.message.endsWith(':') === true) this.unfinished = failure;
    else if (failure !== undefined) this.failures.add(failure);
  }

  private finish(text: string, failure: RawFailure): void {
    this.failures.add({ ...failure, message: `${failure.message} ${text}` });
    this.unfinished = undefined;
  }

  private readProblem(message: string, otherwise: FailureClass): void {
    const parse = PARSE_ERROR.exec(message)?.groups;
    if (parse?.message === undefined) {
      const stable = message.replace(REFERENCE, '');
      this.add({ class: classify(message, otherwise), message: stable, ...this.place });
    } else {
      const file = this.place?.file ?? this.dockerfile ?? 'Dockerfile';
      this.add({ class: 'build', message: parse.message, file, line: Number(parse.line) });
    }
  }

  isReading(): boolean {
    return this.unfinished !== undefined;
  }

  end(): RawFailure[] {
    return [...this.failures.items()];
  }
}

/** `docker build` with and without BuildKit, `docker compose`, and the daemon. */
export const dockerLog: LogParser = {
  name: 'docker',
  isFallback: false,
  begins: `#-${PATH_STARTS}`,
  open: () => new DockerReader('all but steps'),
};

/** A step of `docker build` whose program failed; only worth telling where nothing that it printed was understood. */
export const dockerStepLog: LogParser = {
  name: 'docker-step',
  isFallback: true,
  begins: `#-${PATH_STARTS}`,
  open: () => new DockerReader('steps'),
};
