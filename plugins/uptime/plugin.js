// Checks health addresses. One request a component; the body may say more than the status code does.

const ANNOTATION = 'portolan.dev/health-url';
const MOST_WATCHED = 10;
const MOST_PARTS = 12;

const TEXTS = {
  en: {
    up: 'Up',
    degraded: 'Degraded',
    down: 'Down',
    slow: (ms, limit) => `Answered after ${ms} ms, slow from ${limit} ms on`,
    refused: (code) => `Answered with status ${code}, which is not among the accepted ones`,
    signIn: (code) => `Answered with status ${code}: it asks for a token, see the plugin's settings`,
    says: (word) => `Says that it is ${word}`,
    latency: 'Latency',
    address: 'Address',
    code: 'Status code',
    version: 'Version',
    checked: 'Checked',
    parts: 'Parts',
    part: 'Part',
    state: 'State',
    name: 'Name',
    noAddress: 'No health address',
    noAddressDetail: `Add the annotation ${ANNOTATION} to the descriptor, or ask an admin for a default address.`,
    badAddress: 'The health address is not a web address',
    nothingWatched: 'Nothing is watched yet',
    nothingWatchedDetail: 'An admin can add addresses in the settings of this plugin.',
    ofUp: (up, all) => `${up} of ${all} up`,
    testNothing: 'There is nothing to check yet: give a default address or watch at least one.',
    testForm: 'The default address is well formed. It is checked on the page of each component.',
    testAddress: 'The default address must begin with https:// or http://.',
    testGood: (n) => (n === 1 ? 'The watched address answers.' : `All ${n} watched addresses answer.`),
    testBad: (names) => `Without a good answer: ${names}.`,
  },
  de: {
    up: 'Erreichbar',
    degraded: 'Eingeschränkt',
    down: 'Ausgefallen',
    slow: (ms, limit) => `Antwortete nach ${ms} ms, langsam ab ${limit} ms`,
    refused: (code) => `Antwortete mit Status ${code}, der nicht als gut gilt`,
    signIn: (code) => `Antwortete mit Status ${code}: verlangt ein Token, siehe Einstellungen des Plugins`,
    says: (word) => `Meldet selbst: ${word}`,
    latency: 'Antwortzeit',
    address: 'Adresse',
    code: 'Statuscode',
    version: 'Version',
    checked: 'Geprüft',
    parts: 'Teile',
    part: 'Teil',
    state: 'Zustand',
    name: 'Name',
    noAddress: 'Keine Prüfadresse',
    noAddressDetail: `Die Annotation ${ANNOTATION} in den Deskriptor eintragen oder eine Standardadresse einrichten lassen.`,
    badAddress: 'Die Prüfadresse ist keine Webadresse',
    nothingWatched: 'Noch wird nichts beobachtet',
    nothingWatchedDetail: 'Adressen lassen sich in den Einstellungen dieses Plugins eintragen.',
    ofUp: (up, all) => `${up} von ${all} erreichbar`,
    testNothing: 'Es gibt noch nichts zu prüfen: eine Standardadresse angeben oder eine Adresse beobachten.',
    testForm: 'Die Standardadresse ist in Ordnung. Geprüft wird sie auf der Seite jeder Komponente.',
    testAddress: 'Die Standardadresse muss mit https:// oder http:// beginnen.',
    testGood: (n) => (n === 1 ? 'Die beobachtete Adresse antwortet.' : `Alle ${n} beobachteten Adressen antworten.`),
    testBad: (names) => `Ohne gute Antwort: ${names}.`,
  },
};

// What health endpoints call it, by the common frameworks' conventions.
const WORDS = {
  up: 'good', ok: 'good', pass: 'good', passing: 'good', healthy: 'good', green: 'good',
  degraded: 'attention', warn: 'attention', warning: 'attention', yellow: 'attention', unknown: 'attention',
  down: 'bad', fail: 'bad', failed: 'bad', failing: 'bad', error: 'bad', unhealthy: 'bad', red: 'bad', out_of_service: 'bad',
};
const RANK = { good: 0, attention: 1, bad: 2 };

/** The health of one component. */
export async function card({ config, context, input }, host) {
  const text = textsOf(context);
  const url = addressOf(input.entity, config);
  if (url === null) {
    return { block: 'empty', title: text.noAddress, detail: text.noAddressDetail };
  }
  if (!isWeb(url)) {
    return { block: 'alert', state: 'attention', title: text.badAddress, markdown: code(url) };
  }
  const result = await check(url, config, text, host);
  const down = result.state === 'bad';
  // Why it is down has an alert of its own below.
  const children = [{ block: 'status', ...labelled(result, text), ...optional('detail', down ? undefined : result.detail) }];
  if (result.ms !== undefined) {
    children.push({ block: 'stat', label: text.latency, value: result.ms, unit: 'ms' });
  }
  const facts = [{ label: text.address, value: url, href: url }];
  if (result.code !== undefined) {
    facts.push({ label: text.code, value: String(result.code) });
  }
  if (result.version !== undefined) {
    facts.push({ label: text.version, value: result.version });
  }
  facts.push({ label: text.checked, value: host.now() });
  const blocks = [{ block: 'columns', children }];
  if (down) {
    blocks.push({ block: 'alert', state: 'bad', title: text.down, markdown: plain(result.detail) });
  }
  blocks.push({ block: 'facts', items: facts });
  if (result.parts.length > 0) {
    blocks.push(partsTable(result.parts, text));
  }
  return { block: 'section', title: nameOf(input.entity), children: blocks };
}

/** All watched addresses in one table. */
export async function overview({ config, context }, host) {
  const text = textsOf(context);
  const results = await checkWatched(config, text, host);
  if (results.length === 0) {
    return { block: 'empty', title: text.nothingWatched, detail: text.nothingWatchedDetail };
  }
  const up = results.filter((result) => result.state !== 'bad').length;
  const worst = results.reduce((state, result) => (RANK[result.state] > RANK[state] ? result.state : state), 'good');
  return {
    block: 'section',
    title: text.ofUp(up, results.length),
    children: [
      { block: 'status', state: worst, label: text[{ good: 'up', attention: 'degraded', bad: 'down' }[worst]] },
      {
        block: 'table',
        columns: [
          { key: 'name', title: text.name, type: 'link' },
          { key: 'state', title: text.state, type: 'status' },
          { key: 'latency', title: text.latency + ' (ms)', type: 'number' },
        ],
        rows: results.map((result) => ({
          name: { title: result.name, href: result.url },
          state: labelled(result, text),
          ...optional('latency', result.ms),
        })),
      },
    ],
  };
}

/** Behind "Test connection": asks each watched address once. */
export async function test({ config, context }, host) {
  const text = textsOf(context);
  const address = config.address || '';
  if (address !== '' && !isWeb(address)) {
    return { ok: false, message: text.testAddress };
  }
  const results = await checkWatched(config, text, host);
  if (results.length === 0) {
    return address === '' ? { ok: false, message: text.testNothing } : { ok: true, message: text.testForm };
  }
  const bad = results.filter((result) => result.state === 'bad');
  return {
    ok: bad.length === 0,
    message: bad.length === 0 ? text.testGood(results.length) : text.testBad(bad.map((r) => r.name).join(', ')),
    details: results.map((result) => ({
      name: result.name,
      state: result.state,
      ...optional('code', result.code),
      ...optional('ms', result.ms),
      ...optional('detail', result.detail),
    })),
  };
}

async function checkWatched(config, text, host) {
  const results = [];
  for (const { name, url } of (config.watched || []).slice(0, MOST_WATCHED)) {
    results.push({ name, url, ...(await check(url, config, text, host)) });
  }
  return results;
}

async function check(url, config, text, host) {
  let answer;
  try {
    answer = await host.http.fetch(url, { method: 'GET', headers: { accept: 'application/json, */*' }, ...signIn(url, config) });
  } catch (failure) {
    host.log('info', url, failure.message);
    return { state: 'bad', detail: failure.message, parts: [] };
  }
  const measured = { code: answer.status, ms: Math.round(answer.ms) };
  if (!accepted(config).includes(answer.status)) {
    const asks = answer.status === 401 || answer.status === 403;
    const detail = asks ? text.signIn(answer.status) : text.refused(answer.status);
    return { ...measured, ...told(answer.body), state: 'bad', detail };
  }
  const said = told(answer.body);
  if (said.word !== undefined && said.state !== 'good') {
    return { ...measured, ...said, detail: text.says(said.word) };
  }
  const limit = config.slowAfterMs || 1000;
  return measured.ms > limit
    ? { ...measured, ...said, state: 'attention', detail: text.slow(measured.ms, limit) }
    : { ...measured, ...said, state: 'good' };
}

// What the body says about itself: MicroProfile Health, Spring Actuator, or a plain {"status": ...}.
function told(body) {
  let json;
  try {
    json = JSON.parse(body);
  } catch {
    return { parts: [] };
  }
  if (typeof json !== 'object' || json === null) {
    return { parts: [] };
  }
  const word = typeof json.status === 'string' ? json.status : undefined;
  const version = json.version === undefined ? undefined : String(json.version).slice(0, 60);
  return { ...optional('word', word), ...optional('version', version), state: stateOf(word), parts: partsOf(json) };
}

function partsOf(json) {
  const listed = Array.isArray(json.checks)
    ? json.checks.map((part) => [part && part.name, part && part.status])
    : Object.entries(json.components || {}).map(([name, part]) => [name, part && part.status]);
  return listed
    .filter(([name, status]) => typeof name === 'string' && typeof status === 'string')
    .slice(0, MOST_PARTS)
    .map(([name, status]) => ({ name, status, state: stateOf(status) }));
}

function partsTable(parts, text) {
  return {
    block: 'table',
    columns: [
      { key: 'part', title: text.part, type: 'text' },
      { key: 'state', title: text.state, type: 'status' },
    ],
    rows: parts.map((part) => ({ part: part.name, state: { state: part.state, label: part.status } })),
  };
}

function addressOf(entity, config) {
  const annotated = ((entity.metadata || {}).annotations || {})[ANNOTATION];
  if (annotated) {
    return annotated;
  }
  if (!config.address) {
    return null;
  }
  return config.address
    .replaceAll('{name}', encodeURIComponent(entity.metadata.name))
    .replaceAll('{namespace}', encodeURIComponent(entity.metadata.namespace || 'default'));
}

// The host adds the token itself, and to its one destination only; asking for it elsewhere would fail the request.
function signIn(url, config) {
  const set = config.token && config.token.set === true;
  return set && url.startsWith('https://') && hostOf(url) === (config.protectedHost || '').toLowerCase()
    ? { auth: 'config.token' }
    : {};
}

function hostOf(url) {
  const found = /^https?:\/\/([^/?#:@]+)(?:[:/?#]|$)/i.exec(url);
  return found === null ? '' : found[1].toLowerCase();
}

function accepted(config) {
  return config.accepted && config.accepted.length > 0 ? config.accepted : [200, 204];
}

function stateOf(word) {
  return word === undefined ? 'good' : WORDS[word.toLowerCase()] || 'attention';
}

function labelled({ state }, text) {
  return { state, label: { good: text.up, attention: text.degraded, bad: text.down }[state] };
}

function nameOf({ metadata }) {
  return metadata.title || metadata.name;
}

function isWeb(url) {
  return /^https?:\/\/[^\s/]+/i.test(url);
}

function code(text) {
  return '`' + text.replaceAll('`', '') + '`';
}

// Sentences go into Markdown: what others wrote must stay text.
function plain(text) {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}

function optional(key, value) {
  return value === undefined ? {} : { [key]: value };
}

function textsOf(context) {
  return TEXTS[String((context && context.locale) || 'en').slice(0, 2)] || TEXTS.en;
}
