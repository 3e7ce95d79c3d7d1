import type { ProviderKind } from '@orchestrate/contracts/model-settings';

/** What the environment of a kind's own clients is called, and where the kind's own server is. */
export interface ProviderVariables {
  /** Holds the key; absent where the kind's own server wants none. */
  readonly key?: string;
  /** Holds the address, as the clients' own documents have it. */
  readonly address?: string;
  /** The address where nobody says one. */
  readonly server?: string;
}

/** The one list of them, for whoever reads the environment for models. Programs read theirs by themselves. */
export const PROVIDER_VARIABLES = {
  openai: { key: 'OPENAI_API_KEY', address: 'OPENAI_BASE_URL', server: 'https://api.openai.com/v1' },
  'azure-openai': { key: 'AZURE_OPENAI_API_KEY', address: 'AZURE_OPENAI_ENDPOINT' },
  anthropic: { key: 'ANTHROPIC_API_KEY', address: 'ANTHROPIC_BASE_URL', server: 'https://api.anthropic.com' },
  gemini: {
    key: 'GEMINI_API_KEY',
    address: 'GOOGLE_GEMINI_BASE_URL',
    server: 'https://generativelanguage.googleapis.com',
  },
  ollama: { address: 'OLLAMA_HOST', server: 'http://127.0.0.1:11434' },
  codex: {},
  claude: {},
  'gemini-cli': {},
} as const satisfies Readonly<Record<ProviderKind, ProviderVariables>>;

/** The variables of one kind. */
export function variablesOf(kind: ProviderKind): ProviderVariables {
  return PROVIDER_VARIABLES[kind];
}

/** Text of a variable without space around it; an empty one is as good as none. */
export function readVariable(
  environment: Readonly<Record<string, string | undefined>>,
  variable: string | undefined,
): string | undefined {
  const text = variable === undefined ? undefined : environment[variable]?.trim();
  return text === '' ? undefined : text;
}

/** The address that the environment has for a kind. Ollama's own variable may leave the protocol out. */
export function readAddressVariable(
  kind: ProviderKind,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const text = readVariable(environment, variablesOf(kind).address);
  return text === undefined || /^https?:\/\//.test(text) ? text : `http://${text}`;
}
