/** The keys that the workflow hands to the phases that ask models. */
export const KEY_VARIABLES = ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'GEMINI_API_KEY', 'AZURE_OPENAI_API_KEY'];

/**
 * Keys of the shell as secrets for act, which masks them and prefers them to those of its files. Only names: act reads
 * the values from its environment, and asks at the terminal for one that is empty there.
 */
export function toActSecrets(environment) {
  return KEY_VARIABLES.filter((name) => (environment[name] ?? '').trim() !== '').flatMap((name) => ['--secret', name]);
}
