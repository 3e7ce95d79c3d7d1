import type { Agent, AgentReport, AgentTask } from './agent';
import type { Fields } from './fields';
import { countUsage, findStatus, readCount, readFields, readText } from './fields';

const KEY = 'CODEX_API_KEY';

/** A value of its settings, which are TOML; a JSON string is one of TOML's too. */
function set(name: string, value: string): string[] {
  return ['-c', `${name}=${JSON.stringify(value)}`];
}

/** A provider of our own also for OpenAI itself: of codex's own, the retries cannot be set, and they are the asker's. */
function chooseServer(baseUrl = 'https://api.openai.com/v1'): string[] {
  const provider = 'model_providers.orchestrate';
  return [
    ...set('model_provider', 'orchestrate'),
    ...set(`${provider}.name`, 'orchestrate'),
    ...set(`${provider}.base_url`, baseUrl),
    ...set(`${provider}.env_key`, KEY),
    ...set(`${provider}.wire_api`, 'responses'),
    ...['-c', `${provider}.request_max_retries=0`, '-c', `${provider}.stream_max_retries=0`],
  ];
}

/** Commands may write in the working directory; by itself codex would add /tmp, where other trees lie. */
const NOWHERE_ELSE = ['exclude_slash_tmp', 'exclude_tmpdir_env_var'].flatMap((name) => [
  '-c',
  `sandbox_workspace_write.${name}=true`,
]);

function start({ model, mayEdit, key, baseUrl, home }: AgentTask): ReturnType<Agent['start']> {
  const args = ['exec', '--json', '--color', 'never', '--ephemeral', '--skip-git-repo-check'];
  // Neither the user's settings nor rules of the repository; commands of the model run in codex's own sandbox, without
  // network and without the key, or, where only an answer is wanted, not at all.
  args.push('--ignore-user-config', '--ignore-rules', ...set('shell_environment_policy.inherit', 'core'));
  args.push('--sandbox', mayEdit ? 'workspace-write' : 'read-only', ...NOWHERE_ELSE);
  if (!mayEdit) args.push('--disable', 'shell_tool');
  for (const feature of ['hooks', 'plugins', 'apps']) args.push('--disable', feature);
  args.push(...chooseServer(baseUrl), ...(model === undefined ? [] : ['--model', model]), '-');
  return { args, env: { [KEY]: key, CODEX_HOME: `${home}/.codex` }, files: { '.codex/.keep': '' } };
}

function readItem(report: AgentReport, item: Fields): AgentReport {
  const text = readText(item, 'text');
  return readText(item, 'type') === 'agent_message' && text !== undefined ? { ...report, text } : report;
}

function readUsage(usage: Fields): AgentReport['usage'] {
  return countUsage({
    input: readCount(usage, 'input_tokens'),
    output: readCount(usage, 'output_tokens'),
    cached: readCount(usage, 'cached_input_tokens'),
    reasoning: readCount(usage, 'reasoning_output_tokens'),
  });
}

function read(report: AgentReport, event: Fields): AgentReport {
  switch (event.type) {
    case 'item.completed':
      return readItem(report, readFields(event, 'item'));
    case 'turn.completed':
      return { ...report, isDone: true, usage: readUsage(readFields(event, 'usage')), problem: undefined };
    case 'turn.failed':
    case 'error': {
      const problem = readText(readFields(event, 'error'), 'message') ?? readText(event, 'message') ?? 'it failed';
      return { ...report, problem, status: findStatus(problem) };
    }
    default:
      return report;
  }
}

/** `codex exec`: an answer counts once its turn is completed, and an error that it recovered from does not. */
export const codex: Agent = {
  kind: 'codex',
  program: 'codex',
  install: 'npm install --global @openai/codex@0.169',
  hasSandbox: true,
  keyVariable: 'OPENAI_API_KEY',
  start,
  read,
};
