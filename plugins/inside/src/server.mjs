// The service behind the plugin, for the network that only you reach. It needs Node.js 18 or newer and nothing else:
//   PORTOLAN_SECRET=... ALLOW='*.corp.example,db.corp.example' PORT=3000 node server.mjs
// Put it behind https. It asks only the hosts that ALLOW names, whoever calls it.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { connect } from 'node:net';

const key = Buffer.from((process.env.PORTOLAN_SECRET || '').replace(/^whsec_/, ''), 'base64');
const allowed = (process.env.ALLOW || '').toLowerCase().split(',').map((one) => one.trim()).filter(Boolean);
const ANNOTATION = 'portolan.dev/inside';
const MOST_ADDRESSES = 10;
const MOST_BYTES = 1 << 20;
const PATIENCE_MS = 3000;
const FRESH_S = 300;
const RANK = { good: 0, attention: 1, bad: 2 };
const seen = new Map();

const TEXTS = {
  en: {
    good: 'Answers',
    attention: 'Slow',
    bad: 'No answer',
    name: 'Name',
    address: 'Address',
    state: 'State',
    latency: 'Latency (ms)',
    status: (code) => `Answered with status ${code}`,
    slow: (ms) => `Answered after ${ms} ms`,
    late: `Nothing came within ${PATIENCE_MS} ms`,
    refused: (host) => `The service may not ask ${host}: name it in ALLOW`,
    odd: 'Not an http, https or tcp address',
    nothing: 'Nothing is watched yet',
    nothingDetail: 'An admin can add addresses in the settings of this plugin.',
    none: `The annotation ${ANNOTATION} names no address`,
    of: (good, all) => `${good} of ${all} answer`,
    closed: 'The service is there, but may ask nobody: give it host names in ALLOW.',
    ready: 'The service answers.',
    failing: (names) => `The service is there. Without an answer: ${names}.`,
  },
  de: {
    good: 'Antwortet',
    attention: 'Langsam',
    bad: 'Keine Antwort',
    name: 'Name',
    address: 'Adresse',
    state: 'Zustand',
    latency: 'Antwortzeit (ms)',
    status: (code) => `Antwortete mit Status ${code}`,
    slow: (ms) => `Antwortete nach ${ms} ms`,
    late: `Nach ${PATIENCE_MS} ms kam nichts`,
    refused: (host) => `Der Dienst darf ${host} nicht fragen: in ALLOW eintragen`,
    odd: 'Keine http-, https- oder tcp-Adresse',
    nothing: 'Noch wird nichts beobachtet',
    nothingDetail: 'Adressen lassen sich in den Einstellungen dieses Plugins eintragen.',
    none: `Die Annotation ${ANNOTATION} nennt keine Adresse`,
    of: (good, all) => `${good} von ${all} antworten`,
    closed: 'Der Dienst ist da, darf aber niemanden fragen: Hosts in ALLOW eintragen.',
    ready: 'Der Dienst antwortet.',
    failing: (names) => `Der Dienst ist da. Ohne Antwort: ${names}.`,
  },
};

const functions = {
  /** The addresses of one component. */
  async card({ config, context, input }) {
    const text = textsOf(context);
    const found = addressesOf(input.entity);
    if (found.length === 0) {
      return { block: 'empty', title: text.none };
    }
    return shown(await all(found, config, text), text);
  },

  /** All watched addresses. */
  async overview({ config, context }) {
    const text = textsOf(context);
    const watched = config.watched || [];
    if (watched.length === 0) {
      return { block: 'empty', title: text.nothing, detail: text.nothingDetail };
    }
    return shown(await all(watched, config, text), text);
  },

  /** Whether all addresses of a component answer. */
  async answers({ config, context, input }) {
    const found = addressesOf(input.entity);
    if (found.length === 0) {
      return { result: 'not_applicable' };
    }
    const bad = (await all(found, config, textsOf(context))).find((one) => one.state === 'bad');
    return bad ? { result: 'fail', evidence: `${bad.name}: ${bad.detail}` } : { result: 'pass' };
  },

  async test({ config, context }) {
    const text = textsOf(context);
    if (allowed.length === 0) {
      return { ok: false, message: text.closed };
    }
    const bad = (await all(config.watched || [], config, text)).filter((one) => one.state === 'bad');
    return bad.length === 0
      ? { ok: true, message: text.ready }
      : { ok: false, message: text.failing(bad.map((one) => one.name).join(', ')) };
  },
};

function textsOf(context) {
  return TEXTS[(context?.locale || 'en').slice(0, 2)] || TEXTS.en;
}

function addressesOf(entity) {
  return (entity.metadata.annotations?.[ANNOTATION] || '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean)
    .map((address) => ({ name: address, address }));
}

function all(addresses, config, text) {
  return Promise.all(
    addresses.slice(0, MOST_ADDRESSES).map(async (one) => ({ ...one, ...(await check(one.address, config, text)) })),
  );
}

async function check(address, config, text) {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !['http:', 'https:', 'tcp:'].includes(url.protocol) || (url.protocol === 'tcp:' && !url.port)) {
    return { state: 'bad', detail: text.odd };
  }
  if (!mayAsk(url.hostname.toLowerCase())) {
    return { state: 'bad', detail: text.refused(url.hostname) };
  }
  const from = performance.now();
  try {
    const status = url.protocol === 'tcp:' ? await listens(url) : await answers(url);
    const ms = Math.round(performance.now() - from);
    if (status >= 500) {
      return { state: 'bad', detail: text.status(status), ms };
    }
    return ms > config.slowAfterMs ? { state: 'attention', detail: text.slow(ms), ms } : { state: 'good', ms };
  } catch (failure) {
    return { state: 'bad', detail: failure.name === 'TimeoutError' ? text.late : failure.cause?.message || failure.message };
  }
}

function mayAsk(host) {
  return allowed.some((one) => (one.startsWith('*.') ? host.endsWith(one.slice(1)) : host === one));
}

async function answers(url) {
  const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
  await answer.body?.cancel();
  return answer.status;
}

function listens(url) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) });
    const end = (then) => {
      socket.destroy();
      then();
    };
    socket.setTimeout(PATIENCE_MS, () => end(() => reject(new DOMException('late', 'TimeoutError'))));
    socket.once('connect', () => end(() => resolve(0)));
    socket.once('error', (failure) => end(() => reject(failure)));
  });
}

function shown(results, text) {
  const worst = results.reduce((state, one) => (RANK[one.state] > RANK[state] ? one.state : state), 'good');
  const good = results.filter((one) => one.state !== 'bad').length;
  return {
    block: 'section',
    title: text.of(good, results.length),
    children: [
      { block: 'status', state: worst, label: text[worst] },
      {
        block: 'table',
        columns: [
          { key: 'name', title: text.name },
          { key: 'state', title: text.state, type: 'status' },
          { key: 'latency', title: text.latency, type: 'number' },
        ],
        rows: results.map(({ name, state, detail, ms }) => ({
          name,
          state: { state, label: detail || text[state] },
          ...(ms === undefined ? {} : { latency: ms }),
        })),
      },
    ],
  };
}

// Standard Webhooks 1.0.0: nothing that is not signed, is old, or was seen before.
function genuine(headers, body) {
  const id = headers['webhook-id'] || '';
  const at = Number(headers['webhook-timestamp']);
  const now = Date.now() / 1000;
  if (key.length === 0 || !id || seen.has(id) || !(Math.abs(now - at) < FRESH_S)) {
    return false;
  }
  const expected = createHmac('sha256', key).update(`${id}.${headers['webhook-timestamp']}.${body}`).digest();
  const good = (headers['webhook-signature'] || '').split(' ').some((part) => {
    const given = Buffer.from(part.replace(/^v1,/, ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (good) {
    seen.forEach((time, old) => now - time > FRESH_S && seen.delete(old));
    seen.set(id, at);
  }
  return good;
}

createServer(async (request, response) => {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    parts.push(part);
    size += part.length;
    if (size > MOST_BYTES) {
      return response.writeHead(413).end();
    }
  }
  const body = Buffer.concat(parts).toString('utf8');
  if (request.method !== 'POST' || !genuine(request.headers, body)) {
    return response.writeHead(401).end();
  }
  let answer;
  try {
    const call = JSON.parse(body);
    const run = Object.hasOwn(functions, call.function) ? functions[call.function] : undefined;
    answer = run ? { value: await run(call.document) } : { error: `There is no function ${call.function}.` };
  } catch (failure) {
    console.error(failure);
    answer = { error: 'The service stumbled: see its log.' };
  }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}).listen(process.env.PORT || 3000, process.env.HOST);
