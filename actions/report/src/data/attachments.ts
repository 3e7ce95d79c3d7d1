import { readdir, readFile } from 'node:fs/promises';

import type { Conversation } from '@orchestrate/contracts/model-call';
import { conversationSchema } from '@orchestrate/contracts/model-call';
import type { ReportPackage, ReportProposal } from '@orchestrate/contracts/report-data';
import type { GeneratedTests } from '@orchestrate/contracts/test-report';
import { generatedTestsSchema } from '@orchestrate/contracts/test-report';
import { readJsonIfPresent } from '@orchestrate/kit/files/json';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import type { Found, ProposalEvidence, RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { lastAttempt } from '@orchestrate/kit/run-evidence/evidence';
import { cutText } from '@orchestrate/kit/safety/text';
import { z } from 'zod';

const PATCH_LIMIT = 64 * 1024;
const PATCHES_LIMIT = 3_000_000;
const MESSAGE_LIMIT = 20_000;
const MESSAGES_LIMIT = 3_000_000;

// What is bigger than the room that is left is left out, and what comes after it may still fit.
function createRoom(limit: number): (text: string) => boolean {
  let left = limit;
  return (text) => {
    if (text.length > left) return false;
    left -= text.length;
    return true;
  };
}

/** Proposals with their patches, as far as there is room for them: what mends something before what was generated. */
export async function readProposals(
  run: RunDirectory,
  proposals: readonly ProposalEvidence[],
): Promise<ReportProposal[]> {
  const fits = createRoom(PATCHES_LIMIT);
  const read = new Map<string, string>();
  const isGenerated = ({ value }: ProposalEvidence): number => (value.kind === 'generate' ? 1 : 0);
  for (const { value, path } of [...proposals].sort((a, b) => isGenerated(a) - isGenerated(b))) {
    const text = await readFile(run.resolve(value.patch), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const patch = cutText(text, PATCH_LIMIT).text;
    if (fits(patch)) read.set(path, patch);
  }
  return proposals.map(({ step, path, value }) => {
    const patch = read.get(path);
    return { phase: step, path, record: value, ...(patch === undefined ? {} : { patch }) };
  });
}

/** Conversations with models, long messages cut. */
export async function readConversations(run: RunDirectory): Promise<Found<Conversation>[]> {
  const fits = createRoom(MESSAGES_LIMIT);
  const names = await readdir(run.resolve(RUN_LAYOUT.conversations)).catch(() => []);
  const found: Found<Conversation>[] = [];
  for (const name of names.filter((file) => file.endsWith('.json')).sort()) {
    const path = `${RUN_LAYOUT.conversations}/${name}`;
    const value = await readJsonIfPresent(run.resolve(path), conversationSchema).catch(() => undefined);
    if (value === undefined) continue;
    const messages = value.messages.map(({ role, text }) => ({ role, text: cutText(text, MESSAGE_LIMIT).text }));
    found.push({ path, value: { ...value, messages: messages.filter(({ text }) => fits(text)) } });
  }
  return found;
}

/** What became of each generated test, where any were. */
export async function readCases(run: RunDirectory, evidence: RunEvidence): Promise<Found<GeneratedTests> | undefined> {
  const attempt = lastAttempt(evidence, 'test-gen');
  if (attempt === undefined) return undefined;
  const path = `${attempt.directory}/cases.json`;
  const value = await readJsonIfPresent(run.resolve(path), generatedTestsSchema).catch(() => undefined);
  return value === undefined ? undefined : { path, value };
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

/** Packages of npm's lock file; none where the service has no such file. */
export async function readPackages(run: RunDirectory): Promise<ReportPackage[]> {
  const file = run.resolve(RUN_LAYOUT.service, 'package-lock.json');
  const lock = await readJsonIfPresent(file, lockSchema).catch(() => undefined);
  return Object.entries(lock?.packages ?? {}).flatMap(([place, { version, license, dev = false, integrity, link }]) => {
    const name = place.split('node_modules/').at(-1) ?? '';
    if (name === '' || version === undefined || link === true || !place.includes('node_modules/')) return [];
    const told = {
      ...(license === undefined ? {} : { licence: license }),
      ...(integrity === undefined ? {} : { integrity }),
    };
    return [{ name, version, isDevelopment: dev, ...told }];
  });
}
