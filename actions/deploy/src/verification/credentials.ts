import type { Deps } from '@orchestrate/kit/action/deps';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import { z } from 'zod';

const credentialSchema = z.object({ header: z.string().min(1), value: z.string() });
const credentialsSchema = z.record(z.string(), credentialSchema);

/** What callers present, by security scheme. */
export type Credentials = Readonly<Record<string, z.infer<typeof credentialSchema>>>;

/** @returns `undefined` when it is not what `npm run -s credentials` should print */
export function parseCredentials(text: string): Credentials | undefined {
  try {
    const parsed = credentialsSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Asks a service's own script which credentials it accepts outside production. Without such a script, or where it
 * fails, there are none, and operations that need one are skipped by name.
 */
export async function readCredentials(
  app: string,
  scripts: Readonly<Record<string, string>>,
  deps: Pick<Deps, 'exec' | 'log'>,
): Promise<Credentials> {
  if (scripts.credentials === undefined) return {};
  const result = await deps.exec.run({
    tool: 'npm',
    argv: ['npm', 'run', '--silent', 'credentials'],
    cwd: app,
    why: 'Ask which credentials the service accepts outside production, to probe it with them',
    timeout: 60,
  });
  const credentials = hasSucceeded(result) ? parseCredentials(result.stdout) : undefined;
  if (credentials === undefined) deps.log.warning(`npm run credentials gave no credentials: ${tailOutput(result, 5)}`);
  return credentials ?? {};
}
