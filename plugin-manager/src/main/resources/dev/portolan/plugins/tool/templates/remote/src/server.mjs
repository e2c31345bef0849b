// The service behind the plugin, with nothing but Node.js: PORTOLAN_SECRET=... node src/server.mjs
// The secret is base64, with or without whsec_ before it: openssl rand -base64 24
// Put it behind https at the host that the admin sets.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const secret = process.env.PORTOLAN_SECRET || '';
const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
const seen = new Map();

const functions = {
  card: ({ input }) => ({
    block: 'section',
    title: input.entity.metadata.title || input.entity.metadata.name,
    children: [
      { block: 'facts', items: [{ label: 'Owner', value: input.entity.spec.owner || 'nobody' }] },
      { block: 'links', items: [{ title: 'Runbook', href: 'https://runbooks.example.com/' + input.entity.metadata.name }] },
    ],
  }),
  // What is said is seen at once by whoever has asked for it.
  restart: async ({ context, input }, say) => {
    const name = input.entity.metadata.name;
    for (let pod = 1; pod <= 3; pod++) {
      say({ log: { level: 'info', line: 'restarting ' + name + '-' + pod } });
      say({ progress: { done: pod, total: 3, message: name + '-' + pod } });
      await pause(200);
    }
    return { ok: true, message: name + ' was restarted for ' + context.member.name + '.' };
  },
  test: () => ({ ok: true, message: 'The service answers.' }),
};

// Standard Webhooks 1.0.0: nothing that is not signed, is old, or was seen before.
function genuine(headers, body) {
  const id = headers['webhook-id'] || '';
  const at = Number(headers['webhook-timestamp']);
  const now = Date.now() / 1000;
  if (!secret || !id || seen.has(id) || !(Math.abs(now - at) < 300)) {
    return false;
  }
  const expected = createHmac('sha256', key).update(`${id}.${headers['webhook-timestamp']}.${body}`).digest();
  const good = (headers['webhook-signature'] || '').split(' ').some((part) => {
    const given = Buffer.from(part.replace(/^v1,/, ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (good) {
    seen.set(id, at);
    seen.forEach((time, old) => now - time > 300 && seen.delete(old));
  }
  return good;
}

createServer(async (request, response) => {
  let body = '';
  for await (const part of request) {
    body += part;
    if (body.length > 1 << 20) {
      return response.writeHead(413).end();
    }
  }
  if (request.method !== 'POST' || !genuine(request.headers, body)) {
    return response.writeHead(401).end();
  }
  const call = JSON.parse(body);
  // An object a line; the last one is the answer.
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  const say = (said) => response.write(JSON.stringify(said) + '\n');
  try {
    say({ value: await functions[call.function](call.document, say) });
  } catch (failure) {
    say({ error: failure.message });
  }
  response.end();
}).listen(process.env.PORT || 3000);
