// Searches issues by JQL: Jira Cloud (REST API version 3) and Jira Data Center (version 2).

const SYSTEM = 'Jira';
const NEEDS = 'Browse projects on this project';
const PROJECT = 'jira/project-key';
const COMPONENT = 'jira/component';
const LABEL = 'jira/label';
const PATIENCE_MS = 4000;
const ON_CARD = 6;
const ON_TAB = 25;
const FIELDS = ['summary', 'status', 'priority', 'assignee', 'issuetype', 'updated'];

const TEXTS = {
  en: {
    badKey: 'The annotation names no project',
    badKeyDetail: `${PROJECT} should be the key of a project, such as SHOP.`,
    open: 'Open issues',
    project: 'Project',
    component: 'Component',
    label: 'Label',
    issue: 'Issue',
    type: 'Type',
    state: 'State',
    priority: 'Priority',
    assignee: 'Assigned to',
    updated: 'Updated',
    all: 'All in Jira',
    none: 'No open issues',
    noneDetail: (jql) => `Nothing is found for: ${jql}`,
    unassigned: 'Nobody',
    query: (why) => `Jira does not take this search: ${why}`,
    works: (who) => `Signed in as ${who}.`,
  },
  de: {
    badKey: 'Die Annotation nennt kein Projekt',
    badKeyDetail: `${PROJECT} sollte der Schlüssel eines Projekts sein, etwa SHOP.`,
    open: 'Offene Vorgänge',
    project: 'Projekt',
    component: 'Komponente',
    label: 'Stichwort',
    issue: 'Vorgang',
    type: 'Typ',
    state: 'Status',
    priority: 'Priorität',
    assignee: 'Zugewiesen an',
    updated: 'Geändert',
    all: 'Alle in Jira',
    none: 'Keine offenen Vorgänge',
    noneDetail: (jql) => `Zu dieser Suche gibt es nichts: ${jql}`,
    unassigned: 'Niemand',
    query: (why) => `Jira nimmt diese Suche nicht an: ${why}`,
    works: (who) => `Angemeldet als ${who}.`,
  },
};

// Jira's own three groups of statuses.
const CATEGORIES = { new: 'neutral', indeterminate: 'info', done: 'good' };

/** How many issues are open, and those that changed last. */
export const card = view(async ({ config, input }, host, text) => {
  const jql = jqlOf(config, input.entity, text);
  const found = await search(config, host, text, jql, ON_CARD);
  const key = annotationOf(input.entity, PROJECT);
  const blocks = [
    { block: 'stat', label: text.open, value: found.total },
    {
      block: 'facts',
      items: [
        ...fact(text.project, key, `${root(config)}/browse/${key}`),
        ...fact(text.component, annotationOf(input.entity, COMPONENT)),
        ...fact(text.label, annotationOf(input.entity, LABEL)),
      ],
    },
    found.issues.length === 0 ? { block: 'empty', title: text.none } : table(config, found.issues, text, false),
    { block: 'links', items: [{ title: text.all, href: `${root(config)}/issues/?jql=${encodeURIComponent(jql)}` }] },
  ];
  return { block: 'section', title: key, children: blocks };
});

/** All open issues, a page at a time. */
export const issues = view(async ({ config, input }, host, text) => {
  const jql = jqlOf(config, input.entity, text);
  const cursor = (input.page || {}).cursor;
  const found = await search(config, host, text, jql, ON_TAB, cursor);
  if (found.issues.length === 0 && !cursor) {
    return { block: 'empty', title: text.none, detail: cut(text.noneDetail(jql), 300) };
  }
  const whole = table(config, found.issues, text, true);
  return found.next === undefined ? whole : { ...whole, id: 'issues', next: found.next };
});

/** Behind "Test connection". */
export const test = trial(async ({ config }, host, text) => {
  const me = await read(host, text, `${root(config)}/rest/api/2/myself`, request(config), { what: root(config) });
  return { message: text.works(me.displayName || me.name || me.emailAddress || SYSTEM) };
});

async function search(config, host, text, jql, most, cursor) {
  const cloud = config.kind !== 'datacenter';
  const explain = (why) => text.query(why);
  const post = async (path, body) => {
    const url = root(config) + path;
    const sent = request(config);
    const answer = await send(host, text, url, { ...sent, method: 'POST', headers: { ...sent.headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }, { what: config.host, explain });
    return json(answer, text, url);
  };
  if (!cloud) {
    const startAt = Number.isInteger(Number(cursor)) ? Math.max(0, Number(cursor || 0)) : 0;
    const found = await post('/rest/api/2/search', { jql, startAt, maxResults: most, fields: FIELDS });
    const list = listOf(found.issues);
    const end = startAt + list.length;
    return { issues: list, total: found.total || 0, next: end < (found.total || 0) && list.length > 0 ? String(end) : undefined };
  }
  const found = await post('/rest/api/3/search/jql', { jql, maxResults: most, fields: FIELDS, ...(cursor ? { nextPageToken: String(cursor) } : {}) });
  const list = listOf(found.issues);
  const next = found.isLast === true ? undefined : found.nextPageToken || undefined;
  // Cloud counts apart, and only where there is more than is shown.
  const total = next === undefined || cursor ? list.length : (await post('/rest/api/3/search/approximate-count', { jql: jql.replace(/ order by .*$/i, '') })).count;
  return { issues: list, total: total === undefined ? `${list.length}+` : total, next };
}

function table(config, list, text, whole) {
  return {
    block: 'table',
    columns: [
      { key: 'issue', title: text.issue, type: 'link' },
      { key: 'state', title: text.state, type: 'status' },
      ...(whole ? [{ key: 'type', title: text.type, type: 'text' }, { key: 'priority', title: text.priority, type: 'text' }, { key: 'assignee', title: text.assignee, type: 'text' }] : []),
      { key: 'updated', title: text.updated, type: 'date' },
    ],
    rows: list.map(({ key, fields = {} }) => ({
      issue: link(`${key} ${(fields && fields.summary) || ''}`, `${root(config)}/browse/${encodeURIComponent(key)}`),
      state: stateOf(fields.status),
      ...(whole
        ? {
            type: nameOf(fields.issuetype, '–'),
            priority: nameOf(fields.priority, '–'),
            assignee: cut(String((fields.assignee || {}).displayName || text.unassigned), 60),
          }
        : {}),
      updated: when(fields.updated),
    })),
  };
}

function stateOf(status) {
  const category = ((status || {}).statusCategory || {}).key;
  return { state: CATEGORIES[category] || 'neutral', label: nameOf(status, '–') };
}

function nameOf(thing, none) {
  return cut(String((thing || {}).name || none), 60);
}

// Names are quoted, so that an annotation can add nothing to the search but itself.
function jqlOf(config, entity, text) {
  const key = annotationOf(entity, PROJECT);
  if (!/^[A-Za-z][A-Za-z0-9_]{0,60}$/.test(key)) {
    throw new Trouble(text.badKey, text.badKeyDetail);
  }
  const quoted = (name) => `"${name.replace(/["\\]/g, '\\$&').replace(/[\u0000-\u001f]/g, ' ')}"`;
  const component = annotationOf(entity, COMPONENT);
  const label = annotationOf(entity, LABEL);
  const parts = [`project = ${quoted(key)}`, ...(component ? [`component = ${quoted(component)}`] : []), ...(label ? [`labels = ${quoted(label)}`] : []), config.filter || 'statusCategory != Done'];
  return parts.map((part, index) => (index === parts.length - 1 ? `(${part})` : part)).join(' AND ') + ' ORDER BY updated DESC';
}

function request(config) {
  if (!isSet(config.token)) {
    return { headers: { accept: 'application/json' } };
  }
  // Cloud knows a user with an API token; a personal access token of Data Center stands alone.
  const auth = config.kind === 'datacenter' ? { secret: 'config.token', as: 'bearer' } : { secret: 'config.token', as: 'basic', user: config.user || '' };
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
  return { ...config, host: bare(config.host) };
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

// A cell of links has an address in any case.
function link(title, href) {
  return { title: cut(String(title), 120), href: /^https?:\/\//.test(href || '') ? href : '#' };
}

function fact(label, value, href) {
  return value === undefined || value === null || value === ''
    ? []
    : [{ label, value: typeof value === 'number' ? value : cut(String(value), 300), ...(/^https?:\/\//.test(href || '') ? { href } : {}) }];
}

function when(time) {
  const at = typeof time === 'number' ? time : Date.parse(time);
  return Number.isFinite(at) ? new Date(at).toISOString() : undefined;
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
