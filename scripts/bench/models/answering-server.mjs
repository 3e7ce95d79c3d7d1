// A server of Chat Completions that answers every request with the same stream, in a process of its own, so that what
// is measured beside it is the client alone. It tells its port and ends with its input.
import { createServer } from 'node:http';

const PIECES = 20;

const chunk = (delta, finish_reason = null) => {
  const choices = [{ index: 0, delta, finish_reason }];
  return `data: ${JSON.stringify({ id: 'bench', object: 'chat.completion.chunk', created: 1, model: 'm', choices })}\n\n`;
};
const usage = { prompt_tokens: 200, completion_tokens: 20, total_tokens: 220 };
const stream = [
  chunk({ role: 'assistant', content: '' }),
  ...Array.from({ length: PIECES }, (_, index) => chunk({ content: `piece ${index} ` })),
  chunk({}, 'stop'),
  `data: ${JSON.stringify({ id: 'bench', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [], usage })}\n\n`,
  'data: [DONE]\n\n',
].join('');

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(stream);
  });
});
// Never the first to close: a client that is starved would ask on a connection that is gone.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume().on('end', () => process.exit());
