import type { Engine } from '@orchestrate/contracts/status';

import { code } from './markdown/table';

/** `ai_chats/README.md`: what lies in the folder, or why nothing does. */
export function renderConversationIndex(runId: string, engine: Engine, transcripts: readonly string[]): string {
  const head = `# Conversations of run ${runId}\n\n`;
  if (transcripts.length > 0) {
    const list = transcripts.map((file) => `- ${code(file).markdown}`).join('\n');
    return `${head}Engine: ${engine}. One transcript a conversation:\n\n${list}\n`;
  }
  if (engine !== 'offline') return `${head}Engine: ${engine}. No conversation was kept.\n`;
  return (
    `${head}Engine: offline. **No model was asked**, so there is no transcript. Everything in this run was done by ` +
    'deterministic tools; `tool-usage-log.md` lists each command with its reason.\n'
  );
}
