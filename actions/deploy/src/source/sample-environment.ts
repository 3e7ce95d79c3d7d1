import { copyFile } from 'node:fs/promises';
import path from 'node:path';

import { exists } from '@orchestrate/kit/files/exists';
import type { Log } from '@orchestrate/kit/log';

const SAMPLES = ['.env.example', '.env.sample', '.env.template', '.env.dist'];

/**
 * A service that keeps a sample of its `.env`, and no `.env`, is started on the sample. Variables that are set go before
 * what such a file says.
 * @param app - absolute; the copy that is started
 */
export async function provideSampleEnvironment(app: string, log: Pick<Log, 'info'>): Promise<void> {
  const file = path.join(app, '.env');
  if (await exists(file)) return;
  for (const name of SAMPLES) {
    if (!(await exists(path.join(app, name)))) continue;
    await copyFile(path.join(app, name), file);
    log.info(`there is no .env: ${name} is taken for it`);
    return;
  }
}
