import path from 'node:path';

/** The keys that the workflow hands to the phases that ask models. */
export const KEY_VARIABLES = ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'GEMINI_API_KEY', 'AZURE_OPENAI_API_KEY'];

/**
 * Keys of the shell as secrets for act, which masks them and prefers them to those of its files. Only names: act reads
 * the values from its environment, and asks at the terminal for one that is empty there.
 */
export function toActSecrets(environment) {
  return KEY_VARIABLES.filter((name) => (environment[name] ?? '').trim() !== '').flatMap((name) => ['--secret', name]);
}

/**
 * The environment for act, which hands it on to every step. A step runs in a copy of the checkout that is thrown away:
 * a directory for the signing key that is told relative to the shell would be made there, with another key at each run.
 * @param root - the checkout; .actrc takes its place from PWD, which is the shell's where the entry was typed elsewhere
 */
export function toActEnvironment(environment, root) {
  const { ORCHESTRATE_CONFIG_DIR: keys = '' } = environment;
  return { ...environment, PWD: root, ...(keys === '' ? {} : { ORCHESTRATE_CONFIG_DIR: path.resolve(keys) }) };
}
