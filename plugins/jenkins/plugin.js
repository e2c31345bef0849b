// Reads jobs and builds by Jenkins' remote access API, only the fields it shows, and starts builds.

const SYSTEM = 'Jenkins';
const NEEDS = 'Overall/Read and Job/Read, and Job/Build to start builds';
const ANNOTATION = 'jenkins.io/job-full-name';
const PATIENCE_MS = 4000;
const ON_CARD = 5;
const ON_TAB = 25;
const MOST_BRANCHES = 30;

const TEXTS = {
  en: {
    badName: 'The annotation names no job',
    badNameDetail: `${ANNOTATION} should be the full name of a job, such as shop/checkout.`,
    job: 'Job',
    health: 'Health',
    build: 'Build',
    branch: 'Branch',
    state: 'Result',
    took: 'Took (min)',
    started: 'Started',
    lastBuild: 'Last build',
    passed: 'Passed of the last builds',
    disabled: 'This job is disabled',
    disabledDetail: 'Nothing is built until somebody enables it in Jenkins.',
    never: 'Nothing has been built yet',
    neverDetail: (name) => `The job ${name} has no builds.`,
    noBranches: 'No branches',
    noBranchesDetail: (name) => `${name} has no branch with something to build.`,
    running: 'Running',
    none: 'Never built',
    chooseBranch: 'Say which branch to build: this job has several.',
    noBranch: (branch) => `There is no branch ${branch} in this job.`,
    queued: (name) => `A build of ${name} is in the queue.`,
    starts: (name) => `Jenkins is asked to build ${name}.`,
    conflict: 'Jenkins cannot build this now: the job is disabled, or has parameters that must be given.',
    jobs: (user, n) => `Signed in as ${user}. ${n === 1 ? 'One job is' : n + ' jobs are'} to be seen at the top.`,
    words: {
      SUCCESS: 'Passed',
      UNSTABLE: 'Unstable',
      FAILURE: 'Failed',
      ABORTED: 'Aborted',
      NOT_BUILT: 'Not built',
    },
  },
  de: {
    badName: 'Die Annotation nennt keinen Job',
    badNameDetail: `${ANNOTATION} sollte der volle Name eines Jobs sein, etwa shop/checkout.`,
    job: 'Job',
    health: 'Gesundheit',
    build: 'Build',
    branch: 'Branch',
    state: 'Ergebnis',
    took: 'Dauer (min)',
    started: 'Begonnen',
    lastBuild: 'Letzter Build',
    passed: 'Erfolgreich von den letzten Builds',
    disabled: 'Dieser Job ist abgeschaltet',
    disabledDetail: 'Es wird nichts gebaut, bis ihn jemand in Jenkins wieder einschaltet.',
    never: 'Noch nichts gebaut',
    neverDetail: (name) => `Der Job ${name} hat keine Builds.`,
    noBranches: 'Keine Branches',
    noBranchesDetail: (name) => `${name} hat keinen Branch, in dem es etwas zu bauen gibt.`,
    running: 'Läuft',
    none: 'Nie gebaut',
    chooseBranch: 'Bitte einen Branch angeben: dieser Job hat mehrere.',
    noBranch: (branch) => `In diesem Job gibt es keinen Branch ${branch}.`,
    queued: (name) => `Ein Build von ${name} steht in der Schlange.`,
    starts: (name) => `Jenkins wird gebeten, ${name} zu bauen.`,
    conflict: 'Jenkins kann das jetzt nicht bauen: der Job ist abgeschaltet oder verlangt Parameter.',
    jobs: (user, n) => `Angemeldet als ${user}. ${n === 1 ? 'Ein Job ist' : n + ' Jobs sind'} oben zu sehen.`,
    words: {
      SUCCESS: 'Erfolgreich',
      UNSTABLE: 'Instabil',
      FAILURE: 'Fehlgeschlagen',
      ABORTED: 'Abgebrochen',
      NOT_BUILT: 'Nicht gebaut',
    },
  },
};

const STATES = { SUCCESS: 'good', UNSTABLE: 'attention', FAILURE: 'bad', ABORTED: 'neutral', NOT_BUILT: 'neutral' };
const BUILD = 'number,url,result,building,timestamp,duration';

/** The last builds of a job, or the last one of each branch. */
export const card = view(async ({ config, input }, host, text) => {
  const job = await jobOf(config, input.entity, host, text, ON_CARD);
  return { block: 'section', title: cut(job.name, 200), children: [...notice(job, text), ...(job.branches ? branchBlocks(job, text, ON_CARD) : buildBlocks(job, text))] };
});

/** More of the same, in one table. */
export const builds = view(async ({ config, input }, host, text) => {
  const job = await jobOf(config, input.entity, host, text, ON_TAB);
  if (job.branches) {
    return job.branches.length === 0
      ? { block: 'empty', title: text.noBranches, detail: text.noBranchesDetail(job.name) }
      : branchTable(job.branches, text, MOST_BRANCHES);
  }
  return job.builds.length === 0 ? { block: 'empty', title: text.never, detail: text.neverDetail(job.name) } : buildTable(job.builds, text);
});

/** Starts a build; of one branch, where the job has several. */
export const buildNow = trial(async ({ config, input }, host, text) => {
  const job = await jobOf(config, input.entity, host, text, 1);
  const branch = String((input.values || {}).branch || '').trim();
  if (job.branches && branch === '') {
    throw new Trouble(text.chooseBranch);
  }
  const found = job.branches ? job.branches.find((one) => one.name === encodeURIComponent(branch) || one.name === branch) : undefined;
  if (job.branches && found === undefined) {
    throw new Trouble(text.noBranch(branch));
  }
  const name = found ? `${job.name}/${branch}` : job.name;
  const parameters = listOf((input.values || {}).parameters);
  const query = parameters.map(({ name: key, value }) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&');
  const path = job.path + (found ? segment(found.name) : '');
  host.log('info', text.starts(name));
  const answer = await send(host, text, root(config) + path + (query === '' ? '/build' : `/buildWithParameters?${query}`), { ...request(config), method: 'POST' }, { what: name, annotation: ANNOTATION }).catch(refused(text));
  const queue = header(answer, 'location');
  return { message: text.queued(name), ...(/^https:\/\//.test(queue || '') ? { href: queue } : {}) };
});

/** Behind "Test connection". */
export const test = trial(async ({ config }, host, text) => {
  const top = await read(host, text, `${root(config)}/api/json?tree=${encodeURIComponent('jobs[name]{0,100}')}`, request(config), { what: root(config) });
  return { message: text.jobs(config.user || 'anonymous', listOf(top.jobs).length) };
});

async function jobOf(config, entity, host, text, most) {
  // Backstage lets an instance stand before the name: "default:shop/checkout".
  const name = annotationOf(entity, ANNOTATION).replace(/^[A-Za-z0-9_-]+:/, '').replace(/^\/+|\/+$/g, '');
  if (name === '' || name.split('/').some((part) => part === '' || part === '.' || part === '..')) {
    throw new Trouble(text.badName, text.badNameDetail);
  }
  const path = name.split('/').map(segment).join('');
  const tree = `fullName,url,buildable,healthReport[score,description],builds[${BUILD}]{0,${most}},jobs[name,url,lastBuild[${BUILD}]]{0,${MOST_BRANCHES}}`;
  const job = await read(host, text, `${root(config)}${path}/api/json?tree=${encodeURIComponent(tree)}`, request(config), { what: name, annotation: ANNOTATION });
  return {
    name: job.fullName || name,
    path,
    url: job.url,
    disabled: job.buildable === false && !Array.isArray(job.jobs),
    health: listOf(job.healthReport)[0],
    builds: listOf(job.builds),
    branches: Array.isArray(job.jobs) ? listOf(job.jobs) : undefined,
  };
}

function notice(job, text) {
  return job.disabled ? [alert('info', text.disabled, text.disabledDetail)] : [];
}

function buildBlocks(job, text) {
  if (job.builds.length === 0) {
    return [{ block: 'empty', title: text.never, detail: text.neverDetail(job.name) }];
  }
  const ended = job.builds.filter((build) => build.building !== true);
  const passed = ended.filter((build) => build.result === 'SUCCESS').length;
  return [
    { block: 'status', ...stateOf(job.builds[0], text), detail: `${text.lastBuild}: #${job.builds[0].number}` },
    ...(ended.length > 1 ? [{ block: 'stat', label: text.passed, value: `${passed}/${ended.length}` }] : []),
    { block: 'facts', items: [...fact(text.job, job.name, job.url), ...fact(text.health, job.health && job.health.description)] },
    buildTable(job.builds, text),
  ];
}

function branchBlocks(job, text, most) {
  return [
    { block: 'facts', items: fact(text.job, job.name, job.url) },
    job.branches.length === 0
      ? { block: 'empty', title: text.noBranches, detail: text.noBranchesDetail(job.name) }
      : branchTable(job.branches, text, most),
  ];
}

function buildTable(list, text) {
  return {
    block: 'table',
    columns: [{ key: 'build', title: text.build, type: 'link' }, ...columns(text)],
    rows: list.map((build) => ({ build: link(`#${build.number}`, build.url), ...cells(build, text) })),
  };
}

function branchTable(branches, text, most) {
  const time = (branch) => (branch.lastBuild && branch.lastBuild.timestamp) || 0;
  return {
    block: 'table',
    columns: [{ key: 'branch', title: text.branch, type: 'link' }, ...columns(text)],
    rows: [...branches]
      .sort((one, other) => time(other) - time(one))
      .slice(0, most)
      .map((branch) => ({ branch: link(decoded(branch.name), branch.url), ...cells(branch.lastBuild, text) })),
  };
}

function columns(text) {
  return [
    { key: 'state', title: text.state, type: 'status' },
    { key: 'took', title: text.took, type: 'number' },
    { key: 'started', title: text.started, type: 'date' },
  ];
}

function cells(build, text) {
  return build
    ? { state: stateOf(build, text), took: build.building === true ? undefined : Math.round((build.duration || 0) / 6000) / 10, started: when(build.timestamp) }
    : { state: { state: 'neutral', label: text.none } };
}

function stateOf(build, text) {
  return build.building === true
    ? { state: 'info', label: text.running }
    : { state: STATES[build.result] || 'neutral', label: worded(text, build.result) };
}

// Names of branches have their slashes encoded once already.
function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return String(name);
  }
}

function segment(name) {
  return `/job/${encodeURIComponent(name)}`;
}

function root(config) {
  const path = (config.path || '').replace(/^\/+|\/+$/g, '');
  return `https://${config.host}` + (path === '' ? '' : `/${path}`);
}

function request(config) {
  return {
    headers: { accept: 'application/json' },
    ...(isSet(config.token) ? { auth: { secret: 'config.token', as: 'basic', user: config.user || '' } } : {}),
  };
}

// What says 400 or 409 here is a job with parameters, or one that is disabled.
function refused(text) {
  return (trouble) => {
    throw trouble instanceof Trouble && /\b(400|405|409)\b/.test(trouble.title) ? new Trouble(text.conflict) : trouble;
  };
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
