/** Reads what an action has written to GITHUB_OUTPUT: `name=value`, or `name<<DELIMITER`, lines, `DELIMITER`. */
export function readOutputs(text) {
  const outputs = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const [, heredoc, delimiter] = /^([\w-]+)<<(.+)$/.exec(lines[at]) ?? [];
    if (heredoc !== undefined) {
      const end = lines.indexOf(delimiter, at + 1);
      outputs[heredoc] = lines.slice(at + 1, end).join('\n');
      at = end;
      continue;
    }
    const [, name, value] = /^([\w-]+)=(.*)$/.exec(lines[at]) ?? [];
    if (name !== undefined) outputs[name] = value;
  }
  return outputs;
}
