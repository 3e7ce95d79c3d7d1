import type { Agent, AgentReport, AgentTask } from './agent';
import type { Fields } from './fields';
import { countUsage, findStatus, readCount, readFields, readText } from './fields';

// With a server of one's own it chooses a way to authenticate that it then refuses, so it is named. Tries are the
// asker's to count.
const SETTINGS = JSON.stringify({
  general: { enableAutoUpdate: false, maxAttempts: 1, retryFetchErrors: false },
  privacy: { usageStatisticsEnabled: false },
  security: { auth: { selectedType: 'gemini-api-key' } },
  telemetry: { enabled: false },
});

function start({ model, mayEdit, key, baseUrl }: AgentTask): ReturnType<Agent['start']> {
  // Without a terminal, tools that would have to be confirmed are not offered: with `plan` those that write, with
  // `auto_edit` the one that runs commands.
  const args = ['--prompt', '', '--output-format', 'stream-json', '--skip-trust'];
  args.push('--approval-mode', mayEdit ? 'auto_edit' : 'plan', '--extensions', 'none');
  if (model !== undefined) args.push('--model', model);
  const env = { GEMINI_API_KEY: key, ...(baseUrl === undefined ? {} : { GOOGLE_GEMINI_BASE_URL: baseUrl }) };
  return { args, env, files: { '.gemini/settings.json': SETTINGS } };
}

function readUsage(stats: Fields): AgentReport['usage'] {
  const [input, answered] = [readCount(stats, 'input_tokens'), readCount(stats, 'output_tokens')];
  // What it thought stands in the total alone.
  const output = Math.max(answered, readCount(stats, 'total_tokens') - input);
  return countUsage({ input, output, cached: readCount(stats, 'cached'), reasoning: output - answered });
}

function readResult(report: AgentReport, event: Fields): AgentReport {
  const usage = readUsage(readFields(event, 'stats'));
  if (event.status === 'success') return { ...report, isDone: true, usage, problem: undefined };
  const problem = readText(readFields(event, 'error'), 'message') ?? report.problem ?? 'it failed';
  return { ...report, usage, problem, status: findStatus(problem) };
}

function read(report: AgentReport, event: Fields): AgentReport {
  switch (event.type) {
    case 'init':
      return { ...report, model: readText(event, 'model') };
    case 'message':
      if (event.role !== 'assistant') return report;
      return { ...report, text: report.text + (readText(event, 'content') ?? '') };
    case 'tool_use':
      // What was said before a tool was used is no answer yet.
      return { ...report, text: '' };
    case 'error':
      return { ...report, problem: readText(event, 'message') };
    case 'result':
      return readResult(report, event);
    default:
      return report;
  }
}

/** `gemini -p` with its stream of JSON, which comes in pieces of text and ends with a result. */
export const gemini: Agent = {
  kind: 'gemini-cli',
  program: 'gemini',
  install: 'npm install --global @google/gemini-cli@0.61',
  hasSandbox: false,
  keyVariable: 'GEMINI_API_KEY',
  start,
  read,
};
