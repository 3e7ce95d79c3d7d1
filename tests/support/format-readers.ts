import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import readLcovTrace from '@friedemannsommer/lcov-parser/sync';
import * as conventions from '@opentelemetry/semantic-conventions/incubating';
import { validate } from 'ctrf';
import type { TestSuites } from 'junit2json';
import { parse } from 'junit2json';

import { ROOT } from './bundle';

interface Message {
  fromObject: (given: object) => object;
  verify: (given: object) => string | null;
  encode: (message: object) => { finish: () => Uint8Array };
  decode: (bytes: Uint8Array) => object;
  toObject: (message: object, options: object) => object;
}

/** A family of metrics as Prometheus reads it. */
export interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly metrics: readonly { readonly value: string; readonly labels?: Readonly<Record<string, string>> }[];
}

const require = createRequire(import.meta.url);
// OpenTelemetry's own messages, generated from their definition; neither has types.
const { opentelemetry } = require('@opentelemetry/otlp-transformer/build/src/generated/root') as {
  opentelemetry: {
    proto: { trace: { v1: { TracesData: Message } }; metrics: { v1: { MetricsData: Message } } };
  };
};
const { trace, metrics } = opentelemetry.proto;
const MESSAGES = { traces: trace.v1.TracesData, metrics: metrics.v1.MetricsData };

/** Reads the text format of Prometheus. */
export const readPrometheus = require('parse-prometheus-text-format') as (text: string) => Family[];

/** Checks a report of tests against the schema of CTRF's makers; gives one line a problem. */
export function checkCtrf(text: string): string[] {
  return validate(JSON.parse(text)).errors.map((error) => `${error.path}: ${error.message}`);
}

/** Reads JUnit's XML with a parser that refuses what is not well-formed. */
export async function readJunit(xml: string): Promise<TestSuites> {
  const parsed = await parse(xml, {});
  if (parsed == null) throw new Error('the XML has neither <testsuites> nor <testsuite>');
  return parsed;
}

function mapIds(value: unknown, change: (id: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapIds(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => {
      const isId = typeof item === 'string' && /^(?:trace|span|parentSpan)Id$/.test(key);
      return [key, isId ? change(item) : mapIds(item, change)];
    }),
  );
}

/**
 * Takes OTLP's JSON through OpenTelemetry's own binary form and back: what it does not know, or knows as another type,
 * is not the same afterwards.
 */
export function passThroughOtlp(signal: keyof typeof MESSAGES, text: string): unknown {
  const message = MESSAGES[signal];
  // The one thing in which OTLP differs from the JSON of all messages: identifiers are hex.
  const given = mapIds(JSON.parse(text), (id) => Buffer.from(id, 'hex').toString('base64'));
  const bytes = message.encode(message.fromObject(given as object)).finish();
  const read = message.toObject(message.decode(bytes), { longs: String, bytes: String });
  return mapIds(read, (id) => Buffer.from(id, 'base64').toString('hex'));
}

/** The names of attributes and metrics that OpenTelemetry's conventions have, those in development too. */
export const CONVENTIONS: ReadonlySet<unknown> = new Set(Object.values(conventions));

/** Reads an LCOV trace: of each file, lines with code and those that ran. */
export function readLcov(text: string): ReadonlyMap<string, { readonly found: number; readonly hit: number }> {
  return new Map(
    readLcovTrace({ from: text }).map((file) => [
      file.path,
      { found: file.lines.details.length, hit: file.lines.details.filter(({ hit }) => hit > 0).length },
    ]),
  );
}

/** Has Cobertura's XML read, summed and written again by the command that merges such files. */
export async function mergeCobertura(xml: string): Promise<string> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-cobertura-'));
  const [given, merged] = [path.join(directory, 'given.xml'), path.join(directory, 'merged.xml')];
  const program = path.join(ROOT, 'node_modules/merge-cobertura/build/src/index.js');
  try {
    await writeFile(given, xml);
    await promisify(execFile)(process.execPath, [program, '-o', merged, `service=${given}`]);
    return await readFile(merged, 'utf8');
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
