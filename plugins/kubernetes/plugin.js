// Lists workloads and pods from a Kubernetes API server, as tables: they are small, whatever a workload holds.

const SYSTEM = 'Kubernetes';
const NEEDS = 'get and list on deployments, statefulsets, daemonsets and pods';
const ID = 'backstage.io/kubernetes-id';
const SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';
const PATIENCE_MS = 2000;
const MOST = 50;
const TABLE = 'application/json;as=Table;g=meta.k8s.io;v=v1, application/json';

const TEXTS = {
  en: {
    badSelector: 'The annotations name no workloads',
    badSelectorDetail: `${ID} should be a name, or ${SELECTOR} a selector such as app=checkout.`,
    workloads: 'Workloads',
    ready: 'Ready',
    workload: 'Workload',
    kind: 'Kind',
    namespace: 'Namespace',
    image: 'Image',
    created: 'Created',
    pods: 'Pods',
    pod: 'Pod',
    state: 'State',
    restarts: 'Restarts',
    node: 'Node',
    none: 'Nothing runs with this label',
    noneDetail: (selector) => `No workload has the label ${selector}.`,
    noPods: 'No pods',
    allReady: 'All ready',
    someReady: 'Not all ready',
    noneReady: 'Not ready',
    zero: 'Scaled to zero',
    more: (n) => `Only the first ${n} are shown.`,
    works: (version) => `Connected to Kubernetes ${version}.`,
    mayNot: (where) => `The token may not list deployments ${where}. Its role needs ${NEEDS}.`,
    everywhere: 'in all namespaces',
    within: (namespace) => `in the namespace ${namespace}`,
  },
  de: {
    badSelector: 'Die Annotationen nennen keine Workloads',
    badSelectorDetail: `${ID} sollte ein Name sein, oder ${SELECTOR} ein Selektor wie app=checkout.`,
    workloads: 'Workloads',
    ready: 'Bereit',
    workload: 'Workload',
    kind: 'Art',
    namespace: 'Namensraum',
    image: 'Image',
    created: 'Angelegt',
    pods: 'Pods',
    pod: 'Pod',
    state: 'Zustand',
    restarts: 'Neustarts',
    node: 'Knoten',
    none: 'Nichts läuft mit diesem Label',
    noneDetail: (selector) => `Kein Workload hat das Label ${selector}.`,
    noPods: 'Keine Pods',
    allReady: 'Alle bereit',
    someReady: 'Nicht alle bereit',
    noneReady: 'Nicht bereit',
    zero: 'Auf null skaliert',
    more: (n) => `Nur die ersten ${n} werden gezeigt.`,
    works: (version) => `Verbunden mit Kubernetes ${version}.`,
    mayNot: (where) => `Das Token darf ${where} keine Deployments auflisten. Seine Rolle braucht ${NEEDS}.`,
    everywhere: 'in allen Namensräumen',
    within: (namespace) => `im Namensraum ${namespace}`,
  },
};

// Deployments last: what may be seen at all may be seen of them, and the last answer says whether the token holds.
const KINDS = [
  { path: 'apis/apps/v1', name: 'daemonsets', kind: 'DaemonSet' },
  { path: 'apis/apps/v1', name: 'statefulsets', kind: 'StatefulSet' },
  { path: 'apis/apps/v1', name: 'deployments', kind: 'Deployment' },
];

const POD_STATES = { Running: 'good', Succeeded: 'good', Completed: 'neutral', Pending: 'info', ContainerCreating: 'info', PodInitializing: 'info', Terminating: 'neutral' };

/** What runs, and whether it is ready. */
export const card = view(async ({ config, input }, host, text) => {
  const asked = askedFor(config, input.entity, text);
  const found = await workloads(config, host, text, asked);
  return found.length === 0 ? nothing(asked, text) : { block: 'section', title: text.workloads, children: [overall(found, text), workloadTable(found, text, false)] };
});

/** The same, with the pods. */
export const tab = view(async ({ config, input }, host, text) => {
  const asked = askedFor(config, input.entity, text);
  const pods = await list(config, host, text, { path: 'api/v1', name: 'pods' }, asked);
  const found = await workloads(config, host, text, asked);
  if (found.length === 0 && pods.rows.length === 0) {
    return nothing(asked, text);
  }
  const children = found.length === 0 ? [] : [overall(found, text), workloadTable(found, text, true)];
  children.push({ block: 'section', title: text.pods, children: pods.rows.length === 0 ? [{ block: 'empty', title: text.noPods }] : [podTable(pods.rows, text)] });
  if (pods.more) {
    children.push(alert('info', text.more(MOST)));
  }
  return { block: 'section', title: text.workloads, children };
});

/** Behind "Test connection": asks the server itself what the token may do. */
export const test = trial(async ({ config }, host, text) => {
  const version = await read(host, text, `https://${config.host}/version`, request(config, 'application/json'));
  const url = `https://${config.host}/apis/authorization.k8s.io/v1/selfsubjectaccessreviews`;
  const sent = request(config, 'application/json');
  const review = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { verb: 'list', group: 'apps', resource: 'deployments', ...(config.namespace ? { namespace: config.namespace } : {}) } },
  };
  const answer = await send(host, text, url, { ...sent, method: 'POST', headers: { ...sent.headers, 'content-type': 'application/json' }, body: JSON.stringify(review) });
  if (((json(answer, text, url) || {}).status || {}).allowed !== true) {
    throw new Trouble(text.mayNot(config.namespace ? text.within(config.namespace) : text.everywhere));
  }
  return { message: text.works(version.gitVersion || '') };
});

/** Kinds that the token may not see are left out, as long as it may see one. */
async function workloads(config, host, text, asked) {
  const found = [];
  let refusal;
  let seen = false;
  for (const kind of KINDS) {
    try {
      const { rows } = await list(config, host, text, kind, asked);
      found.push(...rows.map((row) => workload(row, kind.kind)));
      seen = true;
    } catch (trouble) {
      if (!(trouble instanceof Trouble) || trouble.title !== text.forbidden) {
        throw trouble;
      }
      refusal = refusal || trouble;
    }
  }
  if (!seen) {
    throw refusal;
  }
  return found.sort((one, other) => one.name.localeCompare(other.name));
}

async function list(config, host, text, kind, { selector, namespace }) {
  const where = namespace === '' ? '' : `namespaces/${encodeURIComponent(namespace)}/`;
  const url = `https://${config.host}/${kind.path}/${where}${kind.name}?labelSelector=${encodeURIComponent(selector)}&limit=${MOST}`;
  const table = await read(host, text, url, request(config, TABLE), { what: namespace || config.host, annotation: NAMESPACE });
  const names = listOf(table.columnDefinitions).map((column) => column.name);
  const rows = listOf(table.rows).map((row) => ({
    metadata: (row.object || {}).metadata || {},
    cell: (name) => (Array.isArray(row.cells) ? row.cells[names.indexOf(name)] : undefined),
  }));
  return { rows, more: Boolean((table.metadata || {}).continue) };
}

function workload({ metadata, cell }, kind) {
  // "2/3", or two numbers of a daemon set.
  const [ready, wanted] = String(cell('Ready')).includes('/') ? String(cell('Ready')).split('/').map(Number) : [Number(cell('Ready')), Number(cell('Desired'))];
  return {
    kind,
    name: String(metadata.name || cell('Name') || '–'),
    namespace: metadata.namespace || '',
    ready: Number.isFinite(ready) ? ready : 0,
    wanted: Number.isFinite(wanted) ? wanted : 0,
    image: String(cell('Images') || '').split(',').map((image) => image.split('/').pop().replace(/@sha256:.*/, '')).join(', '),
    created: when(metadata.creationTimestamp),
  };
}

function overall(found, text) {
  const ready = found.reduce((sum, one) => sum + one.ready, 0);
  const wanted = found.reduce((sum, one) => sum + one.wanted, 0);
  return { block: 'status', ...readiness(ready, wanted, text), detail: `${ready}/${wanted} ${text.ready}` };
}

function readiness(ready, wanted, text) {
  if (wanted === 0) {
    return { state: 'neutral', label: text.zero };
  }
  if (ready >= wanted) {
    return { state: 'good', label: text.allReady };
  }
  return ready === 0 ? { state: 'bad', label: text.noneReady } : { state: 'attention', label: text.someReady };
}

function workloadTable(found, text, whole) {
  return {
    block: 'table',
    columns: [
      { key: 'name', title: text.workload, type: 'text' },
      { key: 'state', title: text.ready, type: 'status' },
      { key: 'image', title: text.image, type: 'text' },
      ...(whole ? [{ key: 'kind', title: text.kind, type: 'text' }, { key: 'namespace', title: text.namespace, type: 'text' }, { key: 'created', title: text.created, type: 'date' }] : []),
    ],
    rows: found.map((one) => ({
      name: cut(one.name, 120),
      state: { state: readiness(one.ready, one.wanted, text).state, label: `${one.ready}/${one.wanted}` },
      image: cut(one.image, 120),
      ...(whole ? { kind: one.kind, namespace: one.namespace, created: one.created } : {}),
    })),
  };
}

function podTable(rows, text) {
  return {
    block: 'table',
    columns: [
      { key: 'name', title: text.pod, type: 'text' },
      { key: 'state', title: text.state, type: 'status' },
      { key: 'ready', title: text.ready, type: 'text' },
      { key: 'restarts', title: text.restarts, type: 'text' },
      { key: 'node', title: text.node, type: 'text' },
      { key: 'created', title: text.created, type: 'date' },
    ],
    rows: rows.map(({ metadata, cell }) => ({
      name: cut(String(metadata.name || cell('Name') || '–'), 120),
      state: podState(String(cell('Status') || '–'), String(cell('Ready') || '')),
      ready: String(cell('Ready') || ''),
      restarts: String(cell('Restarts') === undefined ? '' : cell('Restarts')),
      node: cut(String(cell('Node') || ''), 80),
      created: when(metadata.creationTimestamp),
    })),
  };
}

// A pod that runs and is not ready is on its way, or in trouble; other words are how Kubernetes names what went wrong.
function podState(status, ready) {
  const [have, want] = ready.split('/').map(Number);
  const state = POD_STATES[status] || (/^Init:\d/.test(status) ? 'info' : 'bad');
  return { state: status === 'Running' && have < want ? 'attention' : state, label: cut(status, 60) };
}

function nothing(asked, text) {
  return { block: 'empty', title: text.none, detail: cut(text.noneDetail(asked.selector), 300) };
}

function askedFor(config, entity, text) {
  const selector = annotationOf(entity, SELECTOR);
  const id = annotationOf(entity, ID);
  if (selector === '' && !/^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/.test(id)) {
    throw new Trouble(text.badSelector, text.badSelectorDetail);
  }
  return { selector: selector || `${ID}=${id}`, namespace: annotationOf(entity, NAMESPACE) || config.namespace || '' };
}

function request(config, accept) {
  return { headers: { accept }, ...(isSet(config.token) ? { auth: 'config.token' } : {}) };
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
