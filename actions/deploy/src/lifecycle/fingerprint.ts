import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { FingerprintContext } from '@orchestrate/kit/action/definition';
import { hashText } from '@orchestrate/kit/files/hash';

import type { Inputs } from '../inputs';

/**
 * A deployment that was to be left running is done again unless the record says that this run's still is the current
 * one. What runs it is no part of the bundle's own hash.
 */
export async function fingerprintDeployment(inputs: Inputs, context: FingerprintContext): Promise<readonly string[]> {
  const supervisor = await readFile(path.join(context.actionDirectory, 'dist', 'supervisor', 'index.js'), 'utf8');
  const { deploy } = context.configuration;
  const own = [hashText(supervisor), JSON.stringify(deploy)];
  // A kept deployment may have ended since, whatever was recorded: it is never taken for granted.
  return inputs.keep ? [...own, context.clock.now().toISOString()] : own;
}
