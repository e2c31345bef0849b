// Reads services, on-call shifts and incidents from PagerDuty's REST API (version 2), and triggers incidents.

const SYSTEM = 'PagerDuty';
const NEEDS = 'a REST API key, read-only to look, with full access to trigger incidents';
const ANNOTATION = 'pagerduty.com/service-id';
const PATIENCE_MS = 2500;
const MOST_INCIDENTS = 10;
const MOST_PEOPLE = 6;

const TEXTS = {
  en: {
    badId: 'The annotation names no service',
    badIdDetail: `${ANNOTATION} should be the service's ID, such as PABC123: the last part of its address in PagerDuty.`,
    service: 'Service',
    policy: 'Escalation policy',
    onCall: 'On call',
    level: 'Level',
    schedule: 'Schedule',
    until: 'Until',
    always: 'Always',
    nobody: 'Nobody is on call',
    nobodyDetail: (policy) => `The escalation policy ${policy} reaches nobody at the moment.`,
    incidents: 'Open incidents',
    incident: 'Incident',
    state: 'State',
    urgency: 'Urgency',
    since: 'Since',
    with: 'With',
    more: (n) => `${n}+`,
    noTitle: 'Say in one line what is wrong.',
    noFrom: 'PagerDuty asks in whose name an incident is triggered: an admin sets an e-mail address in the settings of this plugin.',
    triggering: (service) => `An incident is triggered on ${service}.`,
    done: (number, who) => `Incident #${number} is triggered${who === '' ? '' : ` and goes to ${who}`}.`,
    refusedIncident: (why) => `PagerDuty does not take the incident: ${why}`,
    good: (n) => (n === 1 ? 'The key is accepted. One service is to be seen.' : `The key is accepted. ${n} services are to be seen.`),
    goodMany: 'The key is accepted. More than a hundred services are to be seen.',
    words: {
      triggered: 'Triggered',
      acknowledged: 'Acknowledged',
      high: 'High',
      low: 'Low',
      active: 'All is well',
      warning: 'Acknowledged incidents',
      critical: 'Incidents need somebody',
      maintenance: 'In maintenance',
      disabled: 'Disabled',
    },
  },
  de: {
    badId: 'Die Annotation nennt keinen Dienst',
    badIdDetail: `${ANNOTATION} sollte die ID des Dienstes sein, etwa PABC123: der letzte Teil seiner Adresse in PagerDuty.`,
    service: 'Dienst',
    policy: 'Eskalation',
    onCall: 'Bereitschaft',
    level: 'Stufe',
    schedule: 'Plan',
    until: 'Bis',
    always: 'Immer',
    nobody: 'Niemand hat Bereitschaft',
    nobodyDetail: (policy) => `Die Eskalation ${policy} erreicht im Moment niemanden.`,
    incidents: 'Offene Störungen',
    incident: 'Störung',
    state: 'Zustand',
    urgency: 'Dringlichkeit',
    since: 'Seit',
    with: 'Bei',
    more: (n) => `${n}+`,
    noTitle: 'Bitte in einer Zeile sagen, was nicht stimmt.',
    noFrom: 'PagerDuty fragt, in wessen Namen eine Störung ausgelöst wird: eine E-Mail-Adresse lässt sich in den Einstellungen setzen.',
    triggering: (service) => `Für ${service} wird eine Störung ausgelöst.`,
    done: (number, who) => `Störung #${number} ist ausgelöst${who === '' ? '' : ` und geht an ${who}`}.`,
    refusedIncident: (why) => `PagerDuty nimmt die Störung nicht an: ${why}`,
    good: (n) => (n === 1 ? 'Der Schlüssel gilt. Ein Dienst ist zu sehen.' : `Der Schlüssel gilt. ${n} Dienste sind zu sehen.`),
    goodMany: 'Der Schlüssel gilt. Mehr als hundert Dienste sind zu sehen.',
    words: {
      triggered: 'Ausgelöst',
      acknowledged: 'Angenommen',
      high: 'Hoch',
      low: 'Niedrig',
      active: 'Alles in Ordnung',
      warning: 'Störungen in Arbeit',
      critical: 'Störungen brauchen jemanden',
      maintenance: 'In Wartung',
      disabled: 'Abgeschaltet',
    },
  },
};

const SERVICE_STATES = { active: 'good', warning: 'attention', critical: 'bad', maintenance: 'info', disabled: 'neutral' };

/** How the service is, who is on call, and what is open. */
export const card = view(async ({ config, input }, host, text) => {
  const id = idOf(input.entity, text);
  const { service = {} } = await ask(host, config, text, `/services/${id}`, { what: id, annotation: ANNOTATION });
  const policy = service.escalation_policy || {};
  const shifts = policy.id === undefined ? [] : listOf((await ask(host, config, text, `/oncalls?${query({ 'escalation_policy_ids[]': policy.id, earliest: true, limit: 25 })}`)).oncalls);
  const open = await ask(
    host,
    config,
    text,
    `/incidents?${query({ 'service_ids[]': id, 'statuses[]': ['triggered', 'acknowledged'], sort_by: 'created_at:desc', limit: MOST_INCIDENTS })}`,
  );
  const incidents = listOf(open.incidents);
  const blocks = [
    { block: 'status', state: SERVICE_STATES[service.status] || 'neutral', label: worded(text, service.status) },
    { block: 'stat', label: text.incidents, value: open.more === true ? text.more(incidents.length) : incidents.length },
    { block: 'facts', items: [...fact(text.service, service.name || id, service.html_url), ...fact(text.policy, policy.summary, policy.html_url)] },
    onCall(shifts, policy, text),
  ];
  if (incidents.length > 0) {
    blocks.push(incidentTable(incidents, text));
  }
  return { block: 'section', title: cut(String(service.name || id), 200), children: blocks };
});

/** Triggers an incident on the service of an entity. */
export const trigger = trial(async ({ config, context, input }, host, text) => {
  const id = idOf(input.entity, text);
  const { title, details, urgency } = input.values || {};
  if (!String(title || '').trim()) {
    throw new Trouble(text.noTitle);
  }
  if (!config.from) {
    throw new Trouble(text.noFrom);
  }
  const by = (context.member && context.member.name) || '';
  const incident = {
    type: 'incident',
    title: cut(String(title).trim(), 1024),
    service: { id, type: 'service_reference' },
    urgency: urgency === 'low' ? 'low' : 'high',
    body: { type: 'incident_body', details: cut(String(details || '').trim() + (by === '' ? '' : `\n\n${by}, Portolan`), 4000).trim() },
  };
  host.log('info', text.triggering(id));
  const url = api(config) + '/incidents';
  const sent = request(config);
  const answer = await send(host, text, url, { ...sent, method: 'POST', headers: { ...sent.headers, 'content-type': 'application/json', from: config.from }, body: JSON.stringify({ incident }) }, { what: id, annotation: ANNOTATION, explain: (why) => text.refusedIncident(why) });
  const made = json(answer, text, url).incident || {};
  const who = listOf(made.assignments).map((one) => (one.assignee || {}).summary).filter(Boolean).join(', ');
  return { message: text.done(made.incident_number, who), ...(/^https:\/\//.test(made.html_url || '') ? { href: made.html_url } : {}) };
});

/** Behind "Test connection". */
export const test = trial(async ({ config }, host, text) => {
  const found = await ask(host, config, text, '/services?limit=100');
  return { message: found.more === true ? text.goodMany : text.good(listOf(found.services).length) };
});

function onCall(shifts, policy, text) {
  if (shifts.length === 0) {
    return alert('attention', text.nobody, text.nobodyDetail(policy.summary || '–'));
  }
  return {
    block: 'table',
    columns: [
      { key: 'who', title: text.onCall, type: 'link' },
      { key: 'level', title: text.level, type: 'number' },
      { key: 'schedule', title: text.schedule, type: 'text' },
      { key: 'until', title: text.until, type: 'date' },
    ],
    rows: [...shifts]
      .sort((one, other) => (one.escalation_level || 0) - (other.escalation_level || 0))
      .slice(0, MOST_PEOPLE)
      .map((shift) => ({
        who: link((shift.user || {}).summary || '–', (shift.user || {}).html_url),
        level: shift.escalation_level || 1,
        schedule: (shift.schedule && shift.schedule.summary) || '–',
        until: when(shift.end) || text.always,
      })),
  };
}

function incidentTable(incidents, text) {
  return {
    block: 'table',
    columns: [
      { key: 'incident', title: text.incident, type: 'link' },
      { key: 'state', title: text.state, type: 'status' },
      { key: 'urgency', title: text.urgency, type: 'text' },
      { key: 'with', title: text.with, type: 'text' },
      { key: 'since', title: text.since, type: 'date' },
    ],
    rows: incidents.map((incident) => ({
      incident: link(`#${incident.incident_number} ${incident.title || ''}`, incident.html_url),
      state: { state: incident.status === 'triggered' ? 'bad' : 'attention', label: worded(text, incident.status) },
      urgency: worded(text, incident.urgency),
      with: cut(listOf(incident.assignments).map((one) => (one.assignee || {}).summary).filter(Boolean).join(', ') || '–', 120),
      since: when(incident.created_at),
    })),
  };
}

function ask(host, config, text, path, about) {
  return read(host, text, api(config) + path, request(config), about);
}

function api(config) {
  return `https://${config.host || 'api.pagerduty.com'}`;
}

function request(config) {
  return {
    headers: { accept: 'application/vnd.pagerduty+json;version=2' },
    ...(isSet(config.apiKey) ? { auth: { secret: 'config.apiKey', as: 'header', name: 'Authorization', prefix: 'Token token=' } } : {}),
  };
}

function query(values) {
  return Object.entries(values)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`))
    .join('&');
}

function idOf(entity, text) {
  const id = annotationOf(entity || {}, ANNOTATION);
  if (!/^[A-Z0-9]{5,20}$/.test(id)) {
    throw new Trouble(text.badId, text.badIdDetail);
  }
  return id;
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
    more: (shown, all) => `${shown} of ${all} are shown.`,
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
    more: (shown, all) => `${shown} von ${all} werden gezeigt.`,
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
