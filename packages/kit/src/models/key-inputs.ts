import { PROVIDER_VARIABLES } from './provider-variables';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The inputs that keys come by, of every action that asks models, each with the variable that it stands for. They are
 * no inputs of the work: no action sees them, and no record of a run has them.
 */
export const KEY_INPUTS = {
  'openai-api-key': PROVIDER_VARIABLES.openai.key,
  'anthropic-api-key': PROVIDER_VARIABLES.anthropic.key,
  'gemini-api-key': PROVIDER_VARIABLES.gemini.key,
  'azure-openai-api-key': PROVIDER_VARIABLES['azure-openai'].key,
} as const;

/**
 * Reads them, as the variables that they stand for; those that are not given are absent.
 * @param read - gives an input's text, empty when it is not set
 */
export function readKeyInputs(read: (name: string) => string): Record<string, string> {
  const given = Object.entries(KEY_INPUTS).map(([name, variable]) => [variable, read(name).trim()] as const);
  return Object.fromEntries(given.filter(([, key]) => key !== ''));
}

/** The environment with keys that go before its own, where there are any. */
export function withKeys(environment: Environment, keys: Readonly<Record<string, string>>): Environment {
  return Object.keys(keys).length === 0 ? environment : { ...environment, ...keys };
}
