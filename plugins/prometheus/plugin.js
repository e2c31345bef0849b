// Draws queries over a range from Prometheus' HTTP API (or whatever speaks it), shows alerts, and links dashboards of Grafana.

const SYSTEM = 'Prometheus';
const NEEDS = 'reading access to the query API';
const SELECTOR = 'portolan.dev/prometheus-selector';
const RULE = 'prometheus.io/rule';
const ALERT = 'prometheus.io/alert';
const DASHBOARDS = 'grafana/dashboard-selector';
const PATIENCE_MS = 1700;
const MOST_CHARTS = 4;
const MOST_SERIES = 5;
const MOST_ALERTS = 10;
const POINTS = 60;

const TEXTS = {
  en: {
    metrics: 'Metrics',
    alert: 'Alert',
    state: 'State',
    since: 'Since',
    summary: 'Summary',
    noAlerts: 'No alert fires',
    firing: (n) => (n === 1 ? 'One alert fires' : `${n} alerts fire`),
    noData: (title) => `${title}: no data`,
    noDataDetail: (query) => `Nothing is found for ${query}`,
    badQuery: (title) => `${title} cannot be drawn`,
    badSelector: 'The annotation is no selector',
    badSelectorDetail: `${SELECTOR} should be label matchers, such as job="checkout".`,
    nothing: 'Nothing to draw',
    nothingDetail: `The settings hold no charts, and the entity has no annotation ${RULE}.`,
    dashboards: 'Dashboards',
    works: (version) => `Connected to Prometheus ${version}.`.replace(' .', '.'),
    grafana: 'Grafana answers too.',
    grafanaOff: (why) => `Prometheus answers, but Grafana does not: ${why}`,
    words: { firing: 'Firing', pending: 'Pending' },
  },
  de: {
    metrics: 'Metriken',
    alert: 'Alarm',
    state: 'Zustand',
    since: 'Seit',
    summary: 'Beschreibung',
    noAlerts: 'Kein Alarm',
    firing: (n) => (n === 1 ? 'Ein Alarm' : `${n} Alarme`),
    noData: (title) => `${title}: keine Daten`,
    noDataDetail: (query) => `Es gibt nichts zu ${query}`,
    badQuery: (title) => `${title} lässt sich nicht zeichnen`,
    badSelector: 'Die Annotation ist kein Selektor',
    badSelectorDetail: `${SELECTOR} sollte aus Label-Bedingungen bestehen, etwa job="checkout".`,
    nothing: 'Nichts zu zeichnen',
    nothingDetail: `Die Einstellungen enthalten keine Diagramme, und die Entität hat keine Annotation ${RULE}.`,
    dashboards: 'Dashboards',
    works: (version) => `Verbunden mit Prometheus ${version}.`.replace(' .', '.'),
    grafana: 'Auch Grafana antwortet.',
    grafanaOff: (why) => `Prometheus antwortet, Grafana aber nicht: ${why}`,
    words: { firing: 'Aktiv', pending: 'Wartend' },
  },
};

/** The charts, the alerts and the dashboards of an entity. */
export const card = view(async ({ config, input }, host, text) => {
  const { entity } = input;
  const children = [];
  if (annotationOf(entity, ALERT) !== '') {
    children.push(...(await alerts(config, entity, host, text)));
  }
  const wanted = [...ownCharts(entity), ...settingsCharts(config, entity, text)].slice(0, MOST_CHARTS);
  for (const chart of wanted) {
    children.push(await draw(config, chart, host, text));
  }
  children.push(...(await dashboards(config, entity, host, text)));
  return children.length === 0 ? { block: 'empty', title: text.nothing, detail: text.nothingDetail } : { block: 'section', title: text.metrics, children };
});

/** Behind "Test connection". */
export const test = trial(async ({ config }, host, text) => {
  const build = await read(host, text, `${root(config)}/api/v1/status/buildinfo`, request(config), { absent: {} });
  await read(host, text, `${root(config)}/api/v1/query?query=1`, request(config));
  const works = text.works(String((build.data || {}).version || ''));
  if (!config.grafanaHost) {
    return { message: works };
  }
  try {
    await found(config, '', 1, host, text);
  } catch (trouble) {
    throw trouble instanceof Trouble ? new Trouble(text.grafanaOff(trouble.message)) : trouble;
  }
  return { message: `${works} ${text.grafana}` };
});

async function draw(config, { title, query, dimension, unit, kind }, host, text) {
  const end = Math.floor(Date.parse(host.now()) / 1000);
  const seconds = Math.min(Math.max(Number(config.hours) || 6, 1), 168) * 3600;
  const step = Math.ceil(seconds / POINTS);
  const address = `${root(config)}/api/v1/query_range?query=${encodeURIComponent(query)}&start=${end - seconds}&end=${end}&step=${step}`;
  let answer;
  try {
    answer = await read(host, text, address, request(config), { explain: (why) => why });
  } catch (trouble) {
    // What one query gets wrong leaves the others as they are; a token that is refused does not.
    if (trouble instanceof Trouble && !trouble.passing && trouble.detail === undefined) {
      return alert('attention', text.badQuery(title), trouble.message);
    }
    throw trouble;
  }
  const series = listOf((answer.data || {}).result)
    .map(({ metric, values, value }) => ({ name: nameOf(metric || {}, dimension, title), points: pointsOf(values || [value]) }))
    .filter(({ points }) => points.length > 0)
    .slice(0, MOST_SERIES);
  return series.length === 0
    ? { block: 'empty', title: cut(text.noData(title), 200), detail: cut(text.noDataDetail(query), 300) }
    : { block: 'chart', kind: ['line', 'area', 'bar'].includes(kind) ? kind : 'line', title: cut(title, 120), ...(unit ? { unit: cut(unit, 20) } : {}), series };
}

function pointsOf(values) {
  return (Array.isArray(values) ? values : [])
    .filter((pair) => Array.isArray(pair) && Number.isFinite(Number(pair[1])))
    .slice(-POINTS - 1)
    .map(([at, value]) => [new Date(Number(at) * 1000).toISOString(), Number(Number(value).toPrecision(6))]);
}

function nameOf(metric, dimension, title) {
  const labels = Object.entries(metric).filter(([name]) => name !== '__name__');
  const name = dimension && metric[dimension] ? metric[dimension] : labels.map(([key, value]) => `${key}=${value}`).join(' ') || metric.__name__ || title;
  return cut(String(name), 80);
}

// As Backstage has it: "memory|pod,up|instance"; commas within brackets and quotes are part of a query.
function ownCharts(entity) {
  const parts = annotationOf(entity, RULE).match(/(?:[^,"({[]|"(?:[^"\\]|\\.)*"|\([^)]*\)|\{[^}]*\}|\[[^\]]*\])+/g) || [];
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, query, dimension] = /^(.*?)(?:\|\s*([A-Za-z_][A-Za-z0-9_]*))?$/s.exec(part);
      return { title: cut(query.trim(), 80), query: query.trim(), dimension, kind: 'line' };
    });
}

function settingsCharts(config, entity, text) {
  const selector = annotationOf(entity, SELECTOR);
  if (selector === '') {
    return [];
  }
  // It is written into queries of the admin's: it may be matchers, and nothing that ends them.
  const matcher = '[A-Za-z_][A-Za-z0-9_]*\\s*(?:=|!=|=~|!~)\\s*"[^"\\\\{}]{0,200}"';
  if (!new RegExp(`^${matcher}(?:\\s*,\\s*${matcher}){0,9}$`).test(selector)) {
    throw new Trouble(text.badSelector, text.badSelectorDetail);
  }
  return listOf(config.charts).map(({ title, query, unit, kind }) => ({ title, unit, kind, query: String(query).replaceAll('{selector}', selector) }));
}

async function alerts(config, entity, host, text) {
  const wanted = annotationOf(entity, ALERT).split(',').map((name) => name.trim()).filter(Boolean);
  const answer = await read(host, text, `${root(config)}/api/v1/alerts`, request(config));
  const all = listOf((answer.data || {}).alerts).filter((one) => wanted.includes('all') || wanted.includes((one.labels || {}).alertname));
  const firing = all.filter((one) => one.state === 'firing').length;
  const status = firing === 0 ? { block: 'status', state: 'good', label: text.noAlerts } : { block: 'status', state: 'bad', label: text.firing(firing) };
  if (all.length === 0) {
    return [status];
  }
  const rows = all.slice(0, MOST_ALERTS).map((one) => ({
    alert: cut(String((one.labels || {}).alertname || '–'), 80),
    state: { state: one.state === 'firing' ? 'bad' : 'attention', label: worded(text, one.state) },
    summary: cut(String((one.annotations || {}).summary || (one.annotations || {}).description || ''), 200),
    since: when(one.activeAt),
  }));
  const columns = [
    { key: 'alert', title: text.alert, type: 'text' },
    { key: 'state', title: text.state, type: 'status' },
    { key: 'summary', title: text.summary, type: 'text' },
    { key: 'since', title: text.since, type: 'date' },
  ];
  return [status, { block: 'table', columns, rows }];
}

/** Links by tag. Without them the charts are still worth showing. */
async function dashboards(config, entity, host, text) {
  const tag = annotationOf(entity, DASHBOARDS);
  if (tag === '' || !config.grafanaHost) {
    return [];
  }
  try {
    const list = await found(config, tag, 10, host, text);
    const items = list.filter((one) => typeof one.url === 'string').map((one) => ({ title: cut(String(one.title || one.url), 120), href: `https://${config.grafanaHost}${one.url.startsWith('/') ? '' : '/'}${encodeURI(decodeURI(one.url))}` }));
    return items.length === 0 ? [] : [{ block: 'section', title: text.dashboards, children: [{ block: 'links', items }] }];
  } catch (trouble) {
    if (!(trouble instanceof Trouble)) {
      throw trouble;
    }
    host.log('warn', 'Grafana:', trouble.message);
    return [];
  }
}

async function found(config, tag, most, host, text) {
  const grafana = { ...text, ...Object.fromEntries(Object.entries(text).map(([key, value]) => [key, typeof value === 'string' ? value.replaceAll(SYSTEM, 'Grafana') : value])) };
  const url = `https://${config.grafanaHost}/api/search?type=dash-db&limit=${most}${tag === '' ? '' : `&tag=${encodeURIComponent(tag)}`}`;
  return listOf(await read(host, grafana, url, { headers: { accept: 'application/json' }, ...(isSet(config.grafanaToken) ? { auth: 'config.grafanaToken' } : {}) }));
}

function request(config) {
  if (!isSet(config.token)) {
    return { headers: { accept: 'application/json' } };
  }
  const auth = config.user ? { secret: 'config.token', as: 'basic', user: config.user } : 'config.token';
  return { headers: { accept: 'application/json' }, auth };
}

function root(config) {
  const path = (config.path || '').replace(/^\/+|\/+$/g, '');
  return `https://${config.host}` + (path === '' ? '' : `/${path}`);
}

// --- Asking, and telling what came of it ---

const SHARED = {
  en: {
    refused: `${SYSTEM} does not accept the token`,
    refusedDetail: 'It may have expired or been revoked. An admin can set another one in the settings of this plugin.',
    noToken: `${SYSTEM} asks for a token`,
    noTokenDetail: 'An admin can set one in the settings of this plugin.',
    forbidden: `The token may not do this at ${SYSTEM}`,
    forbiddenDetail: `It needs: ${NEEDS}.`,
    missing: (what) => `${SYSTEM} does not know ${what}`,
    missingDetail: (annotation) => `Check the annotation ${annotation}, and whether the token may see it.`,
    busy: (wait) => `${SYSTEM} has been asked too often. It answers again in ${wait}.`,
    failing: (status) => `${SYSTEM} answers with status ${status}.`,
    unreachable: (why) => `${SYSTEM} does not answer. ${why}`,
    odd: `The answer of ${SYSTEM} is no data`,
    oddDetail: (host) => `Check that ${host} is the right host: a sign-in page or a proxy may be in between.`,
    notAllowed: 'This plugin is not set up completely',
    minutes: (n) => (n === 1 ? 'a minute' : `${n} minutes`),
  },
  de: {
    refused: `${SYSTEM} nimmt das Token nicht an`,
    refusedDetail: 'Es ist vielleicht abgelaufen oder widerrufen. Ein neues lässt sich in den Einstellungen dieses Plugins setzen.',
    noToken: `${SYSTEM} verlangt ein Token`,
    noTokenDetail: 'Es lässt sich in den Einstellungen dieses Plugins setzen.',
    forbidden: `Das Token darf das bei ${SYSTEM} nicht`,
    forbiddenDetail: `Es braucht: ${NEEDS}.`,
    missing: (what) => `${SYSTEM} kennt ${what} nicht`,
    missingDetail: (annotation) => `Bitte die Annotation ${annotation} prüfen, und ob das Token es sehen darf.`,
    busy: (wait) => `${SYSTEM} wurde zu oft gefragt und antwortet wieder in ${wait}.`,
    failing: (status) => `${SYSTEM} antwortet mit Status ${status}.`,
    unreachable: (why) => `${SYSTEM} antwortet nicht. ${why}`,
    odd: `Die Antwort von ${SYSTEM} enthält keine Daten`,
    oddDetail: (host) => `Bitte prüfen, ob ${host} der richtige Host ist: eine Anmeldeseite oder ein Proxy könnte dazwischen liegen.`,
    notAllowed: 'Dieses Plugin ist nicht fertig eingerichtet',
    minutes: (n) => (n === 1 ? 'einer Minute' : `${n} Minuten`),
  },
};

/** What keeps a function from its answer, in words. What passes by itself is thrown on: the portal shows the last good answer. */
class Trouble extends Error {
  constructor(title, detail, passing) {
    super(detail === undefined ? title : `${title}. ${detail}`);
    this.title = title;
    this.detail = detail;
    this.passing = passing === true;
  }
}

function view(make) {
  return async (call, host) => {
    try {
      return await make({ ...call, config: tidied(call.config) }, host, textsOf(call.context));
    } catch (trouble) {
      if (!(trouble instanceof Trouble) || trouble.passing) {
        throw trouble;
      }
      return alert('attention', trouble.title, trouble.detail);
    }
  };
}

function trial(make) {
  return async (call, host) => {
    try {
      return { ok: true, ...(await make({ ...call, config: tidied(call.config) }, host, textsOf(call.context))) };
    } catch (trouble) {
      if (!(trouble instanceof Trouble)) {
        throw trouble;
      }
      return { ok: false, message: trouble.message };
    }
  };
}

/** Sends one request. `about` says in `what` and `annotation` what is asked for; where `absent` is there, it stands for a 404. */
async function send(host, text, url, request, about = {}) {
  let answer;
  try {
    answer = await host.http.fetch(url, { method: 'GET', timeoutMs: PATIENCE_MS, ...request });
  } catch (failure) {
    throw failure.name === 'unreachable'
      ? new Trouble(text.unreachable(failure.message), undefined, true)
      : new Trouble(text.notAllowed, failure.message);
  }
  if (answer.status >= 200 && answer.status < 300) {
    return answer;
  }
  const wait = waitOf(answer, host);
  if (answer.status === 429 || (answer.status === 403 && wait !== undefined)) {
    throw new Trouble(text.busy(text.minutes(Math.max(1, Math.ceil((wait || 60) / 60)))), undefined, true);
  }
  switch (answer.status) {
    case 401:
    case 403:
      if (request.auth === undefined) {
        throw new Trouble(text.noToken, text.noTokenDetail);
      }
      throw answer.status === 401 ? new Trouble(text.refused, text.refusedDetail) : new Trouble(text.forbidden, text.forbiddenDetail);
    case 404:
      if ('absent' in about) {
        return { ...answer, body: JSON.stringify(about.absent) };
      }
      throw new Trouble(text.missing(about.what || url), about.annotation && text.missingDetail(about.annotation));
    default:
      throw new Trouble(about.explain ? about.explain(said(answer), answer.status) : text.failing(answer.status), undefined, answer.status >= 500);
  }
}

async function read(host, text, url, request, about) {
  return json(await send(host, text, url, request, about), text, url);
}

function json(answer, text, url) {
  try {
    return JSON.parse(answer.body);
  } catch {
    throw new Trouble(text.odd, text.oddDetail(/^https?:\/\/([^/?#]+)/.exec(url)[1]));
  }
}

// What it says of a request that it does not take, in whichever of the usual forms.
function said(answer) {
  try {
    const body = JSON.parse(answer.body);
    const error = body.error || body;
    const all = [typeof error === 'string' ? error : error.message, error.errors, body.errorMessages].flat().filter((one) => typeof one === 'string' && one !== '');
    return cut(all.join(' ') || `status ${answer.status}`, 300);
  } catch {
    const words = String(answer.body || '').trim();
    return /^[^<{]{1,120}$/.test(words) ? words : `status ${answer.status}`;
  }
}

/** Seconds until it may be asked again; undefined where it says nothing of that. */
function waitOf(answer, host) {
  const after = Number(header(answer, 'retry-after'));
  if (after > 0) {
    return after;
  }
  const reset = Number(header(answer, 'x-ratelimit-reset') || header(answer, 'ratelimit-reset'));
  const left = header(answer, 'x-ratelimit-remaining') || header(answer, 'ratelimit-remaining');
  return left === '0' && reset > 0 ? Math.max(1, reset - Math.floor(Date.parse(host.now()) / 1000)) : undefined;
}

function header(answer, name) {
  return ((answer.headers || {})[name] || [])[0];
}

// Whoever copies a host from the browser has more than a host.
function tidied(config) {
  const bare = (host) => (typeof host === 'string' ? host.trim().replace(/^https?:\/\//i, '').replace(/\/.*$/, '') : host);
  return { ...config, host: bare(config.host), grafanaHost: bare(config.grafanaHost) };
}

function annotationOf(entity, name) {
  return String(((entity.metadata || {}).annotations || {})[name] || '').trim();
}

function isSet(secret) {
  return typeof secret === 'object' && secret !== null && secret.set === true;
}

function listOf(value) {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
}

function alert(state, title, detail) {
  return { block: 'alert', state, title: cut(title, 200), ...(detail ? { markdown: plain(detail) } : {}) };
}

function when(time) {
  const at = typeof time === 'number' ? time : Date.parse(time);
  return Number.isFinite(at) ? new Date(at).toISOString() : undefined;
}

// A word of the other side in the reader's language, or as it is.
function worded(text, word) {
  return Object.hasOwn(text.words, word) ? text.words[word] : cut(String(word || '–'), 60);
}

function cut(text, most) {
  return text.length > most ? text.slice(0, most - 1) + '…' : text;
}

// Sentences go into Markdown: what others wrote must stay text.
function plain(text) {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}

function textsOf(context) {
  const locale = String((context && context.locale) || 'en').slice(0, 2);
  return { ...SHARED.en, ...TEXTS.en, ...SHARED[locale], ...TEXTS[locale] };
}
