// Reads projects, merge requests and pipelines from GitLab's REST API (version 4), GitLab.com or one's own.

const SYSTEM = 'GitLab';
const NEEDS = 'the scope read_api and at least the role Reporter in the project';
const ANNOTATION = 'gitlab.com/project-slug';
const PATIENCE_MS = 2500;
const ON_CARD = 5;
const ON_TAB = 25;

const TEXTS = {
  en: {
    badSlug: 'The annotation names no project',
    badSlugDetail: (found) => `${ANNOTATION} should be group/project, and is ${found}.`,
    archived: 'This project is archived',
    archivedDetail: 'It can be read, and nothing more.',
    project: 'Project',
    branch: 'Default branch',
    visibility: 'Visibility',
    activity: 'Last activity',
    pipeline: 'Last pipeline',
    requests: 'Open merge requests',
    issues: 'Open issues',
    stars: 'Stars',
    request: 'Merge request',
    author: 'Author',
    state: 'State',
    labels: 'Labels',
    created: 'Opened',
    updated: 'Updated',
    draft: 'Draft',
    open: 'Open',
    noRequests: 'No open merge requests',
    noRequestsDetail: (slug) => `Nothing waits for a review in ${slug}.`,
    noPipelines: 'No pipelines',
    noPipelinesDetail: (slug) => `No pipeline has run in ${slug} yet.`,
    run: 'Pipeline',
    source: 'Started by',
    started: 'Started',
    anonymous: 'It works without a token, for public projects only.',
    words: {
      success: 'Passed',
      failed: 'Failed',
      canceled: 'Cancelled',
      skipped: 'Skipped',
      manual: 'Waits for somebody',
      running: 'Running',
      pending: 'Pending',
      created: 'Created',
      preparing: 'Preparing',
      scheduled: 'Scheduled',
      waiting_for_resource: 'Waits for a resource',
    },
  },
  de: {
    badSlug: 'Die Annotation nennt kein Projekt',
    badSlugDetail: (found) => `${ANNOTATION} sollte gruppe/projekt sein und ist ${found}.`,
    archived: 'Dieses Projekt ist archiviert',
    archivedDetail: 'Es lässt sich lesen, mehr nicht.',
    project: 'Projekt',
    branch: 'Standard-Branch',
    visibility: 'Sichtbarkeit',
    activity: 'Letzte Aktivität',
    pipeline: 'Letzte Pipeline',
    requests: 'Offene Merge Requests',
    issues: 'Offene Issues',
    stars: 'Sterne',
    request: 'Merge Request',
    author: 'Von',
    state: 'Zustand',
    labels: 'Labels',
    created: 'Eröffnet',
    updated: 'Geändert',
    draft: 'Entwurf',
    open: 'Offen',
    noRequests: 'Keine offenen Merge Requests',
    noRequestsDetail: (slug) => `In ${slug} wartet nichts auf ein Review.`,
    noPipelines: 'Keine Pipelines',
    noPipelinesDetail: (slug) => `In ${slug} ist noch keine Pipeline gelaufen.`,
    run: 'Pipeline',
    source: 'Auslöser',
    started: 'Begonnen',
    anonymous: 'Es geht ohne Token, aber nur für öffentliche Projekte.',
    words: {
      success: 'Erfolgreich',
      failed: 'Fehlgeschlagen',
      canceled: 'Abgebrochen',
      skipped: 'Übersprungen',
      manual: 'Wartet auf jemanden',
      running: 'Läuft',
      pending: 'Wartet',
      created: 'Angelegt',
      preparing: 'Wird vorbereitet',
      scheduled: 'Geplant',
      waiting_for_resource: 'Wartet auf Mittel',
    },
  },
};

const STATES = { success: 'good', failed: 'bad', manual: 'attention', running: 'info', pending: 'info', preparing: 'info', waiting_for_resource: 'info' };

/** The project, and what waits for a review. */
export const card = view(async ({ config, input }, host, text) => {
  const slug = slugOf(input.entity, text);
  const project = await ask(host, config, text, base(config, slug), { what: slug, annotation: ANNOTATION });
  // Pipelines may be switched off, or hidden from the token: the rest of the card is still worth showing.
  const pipelines = await ask(host, config, text, `${base(config, slug)}/pipelines?per_page=1&ref=${encodeURIComponent(project.default_branch || 'main')}`, { absent: [] }).catch(
    (trouble) => {
      if (trouble instanceof Trouble && !trouble.passing) {
        return [];
      }
      throw trouble;
    },
  );
  const open = await requestsOf(host, config, text, slug, ON_CARD, 1);
  const last = listOf(pipelines)[0];
  const blocks = project.archived === true ? [alert('info', text.archived, text.archivedDetail)] : [];
  blocks.push({
    block: 'columns',
    children: [
      { block: 'stat', label: text.requests, value: open.total },
      ...(project.open_issues_count === undefined ? [] : [{ block: 'stat', label: text.issues, value: project.open_issues_count }]),
      { block: 'stat', label: text.stars, value: project.star_count || 0 },
    ],
  });
  if (last !== undefined) {
    blocks.push({ block: 'status', ...stateOf(last, text), detail: `${text.pipeline}: #${last.id}` });
  }
  blocks.push({
    block: 'facts',
    items: [
      ...fact(text.project, project.path_with_namespace || slug, project.web_url),
      ...fact(text.branch, project.default_branch),
      ...fact(text.visibility, project.visibility),
      ...fact(text.activity, when(project.last_activity_at)),
    ],
  });
  if (open.list.length > 0) {
    blocks.push(requestTable(open.list, text, false));
  }
  return { block: 'section', title: cut(slug, 200), children: blocks };
});

/** All open merge requests, a page at a time. */
export const mergeRequests = view(async ({ config, input }, host, text) => {
  const slug = slugOf(input.entity, text);
  const page = pageOf(input);
  const open = await requestsOf(host, config, text, slug, ON_TAB, page);
  if (open.list.length === 0 && page === 1) {
    return { block: 'empty', title: text.noRequests, detail: cut(text.noRequestsDetail(slug), 300) };
  }
  return paged(requestTable(open.list, text, true), 'requests', open.next);
});

/** Pipelines, newest first, a page at a time. */
export const pipelines = view(async ({ config, input }, host, text) => {
  const slug = slugOf(input.entity, text);
  const page = pageOf(input);
  const url = `${base(config, slug)}/pipelines?per_page=${ON_TAB}&page=${page}`;
  const answer = await send(host, text, url, request(config), { what: slug, annotation: ANNOTATION });
  const list = listOf(json(answer, text, url));
  if (list.length === 0 && page === 1) {
    return { block: 'empty', title: text.noPipelines, detail: cut(text.noPipelinesDetail(slug), 300) };
  }
  const table = {
    block: 'table',
    columns: [
      { key: 'run', title: text.run, type: 'link' },
      { key: 'state', title: text.state, type: 'status' },
      { key: 'branch', title: 'Branch', type: 'text' },
      { key: 'source', title: text.source, type: 'text' },
      { key: 'started', title: text.started, type: 'date' },
    ],
    rows: list.map((one) => ({
      run: link(`#${one.id}${one.name ? ' ' + one.name : ''}`, one.web_url),
      state: stateOf(one, text),
      branch: cut(String(one.ref || ''), 80),
      source: cut(String(one.source || ''), 40),
      started: when(one.created_at),
    })),
  };
  return paged(table, 'pipelines', header(answer, 'x-next-page') || undefined);
});

/** Behind "Test connection". */
export const test = trial(async ({ config }, host, text) => {
  if (!isSet(config.token)) {
    await ask(host, config, text, `https://${config.host}/api/v4/projects?per_page=1&simple=true`);
    return { message: text.anonymous };
  }
  const user = await ask(host, config, text, `https://${config.host}/api/v4/user`);
  return { message: text.signedIn(user.username || SYSTEM) };
});

async function requestsOf(host, config, text, slug, most, page) {
  const url = `${base(config, slug)}/merge_requests?state=opened&order_by=updated_at&per_page=${most}&page=${page}`;
  const answer = await send(host, text, url, request(config), { what: slug, annotation: ANNOTATION });
  const list = listOf(json(answer, text, url));
  const next = header(answer, 'x-next-page') || undefined;
  // GitLab counts up to 10,000 and then leaves the number out.
  const total = Number(header(answer, 'x-total'));
  return { list, next, total: Number.isFinite(total) ? total : next === undefined ? list.length : `${list.length}+` };
}

function requestTable(list, text, whole) {
  return {
    block: 'table',
    columns: [
      { key: 'request', title: text.request, type: 'link' },
      { key: 'author', title: text.author, type: 'text' },
      ...(whole ? [{ key: 'state', title: text.state, type: 'status' }, { key: 'labels', title: text.labels, type: 'text' }, { key: 'created', title: text.created, type: 'date' }] : []),
      { key: 'updated', title: text.updated, type: 'date' },
    ],
    rows: list.map((one) => ({
      request: link(`!${one.iid} ${one.title || ''}`, one.web_url),
      author: cut(String((one.author || {}).name || '–'), 60),
      ...(whole
        ? {
            state: one.draft === true ? { state: 'neutral', label: text.draft } : { state: 'info', label: text.open },
            labels: cut((Array.isArray(one.labels) ? one.labels : []).join(', '), 120),
            created: when(one.created_at),
          }
        : {}),
      updated: when(one.updated_at),
    })),
  };
}

function stateOf(pipeline, text) {
  return { state: STATES[pipeline.status] || 'neutral', label: worded(text, pipeline.status) };
}

function ask(host, config, text, url, about) {
  return read(host, text, url, request(config), about);
}

function base(config, slug) {
  return `https://${config.host}/api/v4/projects/${encodeURIComponent(slug)}`;
}

function request(config) {
  return {
    headers: { accept: 'application/json' },
    ...(isSet(config.token) ? { auth: { secret: 'config.token', as: 'header', name: 'PRIVATE-TOKEN' } } : {}),
  };
}

function slugOf(entity, text) {
  const slug = annotationOf(entity, ANNOTATION);
  if (slug.length > 255 || !/^[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_.-]+)+$/.test(slug)) {
    throw new Trouble(text.badSlug, text.badSlugDetail(cut(slug || '–', 100)));
  }
  return slug;
}

function pageOf(input) {
  const page = Number((input.page || {}).cursor || 1);
  return Number.isInteger(page) && page > 0 && page <= 40 ? page : 1;
}

function paged(table, id, next) {
  return next === undefined ? table : { ...table, id, next: String(next) };
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
    signedIn: (who) => `Signed in as ${who}.`,
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
    signedIn: (who) => `Angemeldet als ${who}.`,
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
      return await make(call, host, textsOf(call.context));
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
      return { ok: true, ...(await make(call, host, textsOf(call.context))) };
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
      throw new Trouble(about.explain ? about.explain(said(answer)) : text.failing(answer.status), undefined, answer.status >= 500);
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
    const all = [error.message, error.errors, body.errorMessages].flat().filter((one) => typeof one === 'string' && one !== '');
    return cut(all.join(' ') || `status ${answer.status}`, 300);
  } catch {
    return `status ${answer.status}`;
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
