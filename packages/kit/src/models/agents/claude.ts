import type { Agent, AgentReport, AgentTask } from './agent';
import type { Fields } from './fields';
import { countUsage, findStatus, readCount, readFields, readText } from './fields';

function start({ model, mayEdit, key, baseUrl, maxOutputTokens }: AgentTask): ReturnType<Agent['start']> {
  const args = ['--print', '--output-format', 'stream-json', '--verbose', '--no-session-persistence'];
  // Settings, hooks, servers and instructions of the repository are left alone. No tool runs a command: whoever can
  // edit may read and write files of the working directory, and nothing else.
  args.push('--safe-mode', '--strict-mcp-config', '--setting-sources', '', '--disable-slash-commands');
  args.push('--tools', mayEdit ? 'Read,Edit,Write,Glob,Grep' : '');
  args.push('--permission-mode', mayEdit ? 'acceptEdits' : 'dontAsk');
  if (model !== undefined) args.push('--model', model);
  const env: Record<string, string> = {
    ANTHROPIC_API_KEY: key,
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    // Tries are the asker's to count.
    CLAUDE_CODE_MAX_RETRIES: '0',
    DISABLE_AUTOUPDATER: '1',
    ...(baseUrl === undefined ? {} : { ANTHROPIC_BASE_URL: baseUrl }),
    ...(maxOutputTokens === undefined ? {} : { CLAUDE_CODE_MAX_OUTPUT_TOKENS: String(maxOutputTokens) }),
  };
  return { args, env, files: {} };
}

function readUsage(usage: Fields): AgentReport['usage'] {
  const cached = readCount(usage, 'cache_read_input_tokens');
  return countUsage({
    input: readCount(usage, 'input_tokens') + readCount(usage, 'cache_creation_input_tokens') + cached,
    output: readCount(usage, 'output_tokens'),
    cached,
    reasoning: 0,
  });
}

function readStop(reason: string | undefined): AgentReport['stop'] {
  if (reason === 'max_tokens') return 'length';
  return reason === 'refusal' ? 'refusal' : 'end';
}

function readResult(report: AgentReport, event: Fields): AgentReport {
  const result = readText(event, 'result');
  const usage = readUsage(readFields(event, 'usage'));
  if (event.is_error !== true && result !== undefined)
    return { ...report, text: result, isDone: true, usage, stop: readStop(readText(event, 'stop_reason')) };
  const problem = result ?? readText(event, 'subtype') ?? 'it failed';
  const status = typeof event.api_error_status === 'number' ? event.api_error_status : findStatus(problem);
  return { ...report, usage, problem, status };
}

function read(report: AgentReport, event: Fields): AgentReport {
  if (event.type === 'result') return readResult(report, event);
  if (event.type !== 'assistant') return report;
  return { ...report, model: readText(readFields(event, 'message'), 'model') ?? report.model };
}

/** `claude -p` with its stream of JSON, whose last event is the result. */
export const claude: Agent = {
  kind: 'claude',
  program: 'claude',
  install: 'npm install --global @anthropic-ai/claude-code@2.1',
  hasSandbox: false,
  keyVariable: 'ANTHROPIC_API_KEY',
  start,
  read,
};
