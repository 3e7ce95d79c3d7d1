import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Files and directories that programs read as instructions, settings or servers to start. Those of a repository are
 * data: they are not in the copy that a program works in.
 */
const OWN = new Set([
  '.agents',
  '.claude',
  '.codex',
  '.gemini',
  '.geminiignore',
  '.env',
  '.mcp.json',
  'agents.md',
  'agents.override.md',
  'claude.local.md',
  'claude.md',
  'gemini.md',
]);

/** Whether a path is, or lies in, something that programs take instructions or settings from. */
export function isAgentFile(file: string): boolean {
  return file.split('/').some((part) => OWN.has(part.toLowerCase()));
}

/** Removes from a directory what programs would take instructions or settings from. */
export async function removeAgentFiles(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const place = path.join(directory, entry.name);
    if (isAgentFile(entry.name)) await rm(place, { recursive: true, force: true });
    else if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules')
      await removeAgentFiles(place);
  }
}
