import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import * as core from '@actions/core';

import { hashParts } from '../files/hash';
import type { Annotation } from '../log';
import { neutralizeWorkflowCommands } from '../safety/workflow-commands';

import type { ActionHost } from './host';

async function hashCode(directory: string): Promise<string> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.js')).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(directory, name), 'utf8')));
  return hashParts(names.flatMap((name, index) => [name, texts[index] ?? '']));
}

function annotate(annotation: Annotation): void {
  const { level, message, title, file, line, column } = annotation;
  const properties = {
    ...(title === undefined ? {} : { title }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
  };
  if (level === 'error') core.error(message, properties);
  else if (level === 'warning') core.warning(message, properties);
  else core.notice(message, properties);
}

/** The real runner: GitHub's, or act's. */
export function createGithubHost(): ActionHost {
  const codeDirectory = path.dirname(process.argv[1] ?? '.');
  return {
    environment: process.env,
    actionDirectory: path.dirname(codeDirectory),
    codeHash: () => hashCode(codeDirectory),
    readInput: (name) => core.getInput(name),
    setOutput: (name, value) => core.setOutput(name, value),
    exportVariable: (name, value) => core.exportVariable(name, value),
    maskSecret: (value) => core.setSecret(value),
    print(level, message) {
      const safe = neutralizeWorkflowCommands(message);
      if (level === 'debug') core.debug(safe);
      else if (level === 'warning') core.warning(safe);
      else if (level === 'error') core.error(safe);
      else core.info(safe);
    },
    annotate,
    async summarize(markdown) {
      if (process.env.GITHUB_STEP_SUMMARY === undefined) return;
      await core.summary.addRaw(markdown, true).write();
    },
    fail: (message) => core.setFailed(neutralizeWorkflowCommands(message)),
    exit: (code) => process.exit(code),
    onCancel(handler) {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => handler(signal));
      if (!process.connected) return;
      // With the parent, its ends of the pipes are gone too; what is still said must not end the cleaning up.
      for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
      process.once('disconnect', () => handler('the end of its parent'));
      process.channel?.unref();
    },
  };
}
