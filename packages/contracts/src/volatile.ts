/** Something in which two runs on the same inputs may differ, and why nothing can be done about it. */
interface Volatile {
  readonly reason: string;
}

/** Files that say what others say, or what only the moment decides; they must be there and are not compared. */
export const VOLATILE_FILES: readonly (Volatile & { readonly path: RegExp })[] = [
  { path: /^manifest\.json$/, reason: 'has hashes of the files that are compared here' },
  { path: /^provenance\.(dsse\.json|pub)$/, reason: 'is signed over those hashes, perhaps with another key' },
  { path: /^processes\.ndjson$/, reason: 'names processes of one machine at one moment' },
  { path: /\.bundle$/, reason: 'has commits, which carry the time' },
  { path: /^phases\/analyze(-\d+)?\/analysis\.md$/, reason: 'is for people what analysis.json says, with durations' },
  { path: /^(report\.(html|md)|tool-usage-log\.md)$/, reason: 'tells times and durations of what is compared here' },
  { path: /^exports\/(?!sbom)/, reason: 'has times and durations of what is compared here' },
  {
    path: /^phases\/[^/]+\/coverage\.(lcov|cobertura\.xml)$/,
    reason: 'counts how often code ran, also while it waited',
  },
  { path: /^phases\/[^/]+\/(log\.txt|logs\/.+|service\/.+)$/, reason: 'is what tools print, with times and durations' },
];

const MOMENT = 'is when something happened';
const DURATION = 'is how long something took';
const PROCESS = 'is what the machine gave a process at that moment';
const COMMIT = 'names a commit, which carries the time';

/** Fields of JSON whose values are not compared; of those that may `lack` it is no matter either whether they are there. */
export const VOLATILE_FIELDS: readonly (Volatile & {
  readonly name: string;
  readonly phase?: string;
  readonly mayLack?: true;
})[] = [
  ...['ts', 'startedAt', 'finishedAt', 'started_at', 'finished_at', 'start', 'stop'].map((name) => ({
    name,
    reason: MOMENT,
  })),
  ...[
    'seconds',
    'externalSeconds',
    'external_seconds',
    'time_taken_seconds',
    'duration',
    'milliseconds',
    'healthySeconds',
    'readySeconds',
  ].map((name) => ({ name, reason: DURATION })),
  ...['resources', 'cpuSeconds', 'peakMemoryBytes'].map((name) => ({
    name,
    mayLack: true as const,
    reason: 'is what something took of the machine, as far as it was looked at in time',
  })),
  ...['writer', 'seq', 'pid', 'startTime', 'port'].map((name) => ({ name, reason: PROCESS })),
  { name: 'artifact', phase: 'report', reason: 'is the number that the upload was given' },
  { name: 'serialNumber', reason: 'is made from the id of the run' },
  ...['serviceCommit', 'commit'].map((name) => ({ name, reason: COMMIT })),
  { name: 'inputsHash', phase: 'report', reason: 'is random in a report, which is never taken over from before' },
];

/** Parts of texts that are not compared; what stands for each is in angle brackets. */
export const VOLATILE_TEXTS: readonly (Volatile & { readonly pattern: RegExp; readonly name: string })[] = [
  { pattern: /\d{8}T\d{6}Z-[0-9a-f]{8}/g, name: 'run', reason: 'is the id of the run, with the time in it' },
  { pattern: /\d{8}T\d{6}Z/g, name: 'timestamp', reason: 'is in names, and is when something happened' },
  { pattern: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, name: 'instant', reason: MOMENT },
  {
    pattern: /(?<=\/act\/)[0-9a-f]{16}(?=\/hostexecutor)/g,
    name: 'copy',
    reason: 'is where act copied the checkout to for this run',
  },
  { pattern: /\b\d+(\.\d+)? (ms|s)\b/g, name: 'duration', reason: DURATION },
  { pattern: /(?<=127\.0\.0\.1:|localhost:|\bon port )\d+/g, name: 'port', reason: PROCESS },
  {
    pattern: /(?<=\/logs\/)\d+(?=-)/g,
    name: 'number',
    reason: 'counts commands as they ended, and such as run side by side end in any order',
  },
  { pattern: /(?<=\/(?:plan|generate|test-gen|analyze|inject|deploy|heal|report)-)\d+/g, name: 'pid', reason: PROCESS },
];
