// Reads repositories, pull requests and workflow runs from GitHub's REST API (version 2022-11-28).

const SYSTEM = 'GitHub';
const NEEDS = 'read access to Metadata, Pull requests, Actions and Contents (classic tokens: the scope repo)';
const ANNOTATION = 'github.com/project-slug';
const PATIENCE_MS = 2500;
const ON_CARD = 5;
const ON_TAB = 25;

const TEXTS = {
  en: {
    badSlug: 'The annotation names no repository',
    badSlugDetail: (found) => `${ANNOTATION} should be owner/name, and is ${found}.`,
    archived: 'This repository is archived',
    archivedDetail: 'It can be read, and nothing more.',
    repository: 'Repository',
    branch: 'Default branch',
    visibility: 'Visibility',
    language: 'Language',
    license: 'License',
    pushed: 'Last push',
    build: 'Last run',
    pulls: 'Open pull requests',
    issues: 'Open issues',
    stars: 'Stars',
    pull: 'Pull request',
    author: 'Author',
    updated: 'Updated',
    created: 'Opened',
    state: 'State',
    labels: 'Labels',
    draft: 'Draft',
    open: 'Open',
    noPulls: 'No open pull requests',
    noPullsDetail: (slug) => `Nothing waits for a review in ${slug}.`,
    noRuns: 'No workflow runs',
    noRunsDetail: (slug) => `No workflow of GitHub Actions has run in ${slug} yet.`,
    run: 'Run',
    workflow: 'Workflow',
    event: 'Started by',
    took: 'Took (min)',
    started: 'Started',
    left: (left, limit) => `${left} of ${limit} requests are left this hour.`,
    said: (why) => `GitHub does not take the question: ${why}`,
    nobody: 'It works without a token, for public repositories only.',
    words: {
      success: 'Passed',
      failure: 'Failed',
      cancelled: 'Cancelled',
      skipped: 'Skipped',
      timed_out: 'Timed out',
      action_required: 'Waits for approval',
      neutral: 'Neutral',
      queued: 'Queued',
      waiting: 'Waiting',
      in_progress: 'Running',
    },
  },
  de: {
    badSlug: 'Die Annotation nennt kein Repository',
    badSlugDetail: (found) => `${ANNOTATION} sollte owner/name sein und ist ${found}.`,
    archived: 'Dieses Repository ist archiviert',
    archivedDetail: 'Es lässt sich lesen, mehr nicht.',
    repository: 'Repository',
    branch: 'Standard-Branch',
    visibility: 'Sichtbarkeit',
    language: 'Sprache',
    license: 'Lizenz',
    pushed: 'Letzter Push',
    build: 'Letzter Lauf',
    pulls: 'Offene Pull Requests',
    issues: 'Offene Issues',
    stars: 'Sterne',
    pull: 'Pull Request',
    author: 'Von',
    updated: 'Geändert',
    created: 'Eröffnet',
    state: 'Zustand',
    labels: 'Labels',
    draft: 'Entwurf',
    open: 'Offen',
    noPulls: 'Keine offenen Pull Requests',
    noPullsDetail: (slug) => `In ${slug} wartet nichts auf ein Review.`,
    noRuns: 'Keine Workflow-Läufe',
    noRunsDetail: (slug) => `In ${slug} ist noch kein Workflow von GitHub Actions gelaufen.`,
    run: 'Lauf',
    workflow: 'Workflow',
    event: 'Auslöser',
    took: 'Dauer (min)',
    started: 'Begonnen',
    left: (left, limit) => `${left} von ${limit} Anfragen sind in dieser Stunde übrig.`,
    said: (why) => `GitHub nimmt die Frage nicht an: ${why}`,
    nobody: 'Es geht ohne Token, aber nur für öffentliche Repositories.',
    words: {
      success: 'Erfolgreich',
      failure: 'Fehlgeschlagen',
      cancelled: 'Abgebrochen',
      skipped: 'Übersprungen',
      timed_out: 'Zeit überschritten',
      action_required: 'Wartet auf Freigabe',
      neutral: 'Neutral',
      queued: 'In der Schlange',
      waiting: 'Wartet',
      in_progress: 'Läuft',
    },
  },
};

const RUN_STATES = {
  success: 'good', failure: 'bad', timed_out: 'bad', cancelled: 'neutral', skipped: 'neutral', neutral: 'neutral',
  action_required: 'attention', queued: 'info', waiting: 'info', in_progress: 'info',
};

const DESCRIBED = `fragment described on Repository {
  nameWithOwner url isArchived defaultBranchRef { name } file: object(expression: $expression) { ... on Blob { text } }
}`;

const REPOSITORIES = `query($login: String!, $cursor: String, $expression: String!) {
  repositoryOwner(login: $login) {
    repositories(first: 20, after: $cursor, ownerAffiliations: OWNER, isFork: false, orderBy: {field: NAME, direction: ASC}) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...described }
    }
  }
}
${DESCRIBED}`;

const REPOSITORY = `query($owner: String!, $name: String!, $expression: String!) {
  repository(owner: $owner, name: $name) { ...described }
}
${DESCRIBED}`;

/** The repository, and what waits for a review. */
export const card = view(async ({ config, input }, host, text) => {
  const slug = slugOf(input.entity, text);
  const repository = await ask(host, config, text, `/repos/${slug}`, { what: slug, annotation: ANNOTATION });
  const runs = await ask(host, config, text, `/repos/${slug}/actions/runs?per_page=1&branch=${encodeURIComponent(repository.default_branch)}`, {
    what: slug,
    absent: {},
  }).catch(withoutRuns);
  const run = listOf(runs.workflow_runs)[0];
  const open = await pullsOf(host, config, text, slug, ON_CARD, 1);
  const blocks = [];
  if (repository.archived === true) {
    blocks.push(alert('info', text.archived, text.archivedDetail));
  }
  blocks.push({
    block: 'columns',
    children: [
      { block: 'stat', label: text.pulls, value: open.all },
      // GitHub counts pull requests among the issues.
      ...(open.next === undefined ? [{ block: 'stat', label: text.issues, value: Math.max(0, (repository.open_issues_count || 0) - open.all) }] : []),
      { block: 'stat', label: text.stars, value: repository.stargazers_count || 0 },
    ],
  });
  if (run !== undefined) {
    blocks.push({ block: 'status', ...stateOf(run, text), detail: cut(`${text.build}: ${run.name || ''} #${run.run_number}`, 200) });
  }
  blocks.push({
    block: 'facts',
    items: [
      ...fact(text.repository, repository.full_name || slug, repository.html_url),
      ...fact(text.branch, repository.default_branch),
      ...fact(text.visibility, repository.visibility || (repository.private ? 'private' : 'public')),
      ...fact(text.language, repository.language),
      ...fact(text.license, repository.license && repository.license.spdx_id !== 'NOASSERTION' ? repository.license.spdx_id : undefined),
      ...fact(text.pushed, when(repository.pushed_at)),
    ],
  });
  if (open.pulls.length > 0) {
    blocks.push(pullsTable(open.pulls, text, false));
  }
  return { block: 'section', title: cut(slug, 200), children: blocks };
});

/** All open pull requests, a page at a time. */
export const pulls = view(async ({ config, input }, host, text) => {
  const slug = slugOf(input.entity, text);
  const page = pageOf(input);
  const open = await pullsOf(host, config, text, slug, ON_TAB, page);
  if (open.pulls.length === 0 && page === 1) {
    return { block: 'empty', title: text.noPulls, detail: text.noPullsDetail(slug) };
  }
  return paged(pullsTable(open.pulls, text, true), 'pulls', open.next);
});

/** Runs of GitHub Actions, newest first, a page at a time. */
export const runs = view(async ({ config, input }, host, text) => {
  const slug = slugOf(input.entity, text);
  const page = pageOf(input);
  const found = await ask(host, config, text, `/repos/${slug}/actions/runs?per_page=${ON_TAB}&page=${page}`, { what: slug, annotation: ANNOTATION });
  const list = listOf(found.workflow_runs);
  if (list.length === 0 && page === 1) {
    return { block: 'empty', title: text.noRuns, detail: text.noRunsDetail(slug) };
  }
  const table = {
    block: 'table',
    columns: [
      { key: 'run', title: text.run, type: 'link' },
      { key: 'state', title: text.state, type: 'status' },
      { key: 'workflow', title: text.workflow, type: 'text' },
      { key: 'branch', title: 'Branch', type: 'text' },
      { key: 'event', title: text.event, type: 'text' },
      { key: 'took', title: text.took, type: 'number' },
      { key: 'started', title: text.started, type: 'date' },
    ],
    rows: list.map((run) => ({
      run: link(`#${run.run_number} ${run.display_title || ''}`.trim(), run.html_url),
      state: stateOf(run, text),
      workflow: cut(String(run.name || ''), 80),
      branch: cut(String(run.head_branch || ''), 80),
      event: String(run.event || ''),
      took: minutesOf(run),
      started: when(run.run_started_at || run.created_at),
    })),
  };
  return paged(table, 'runs', (found.total_count || 0) > page * ON_TAB ? page + 1 : undefined);
});

/**
 * Brings what the organization's repositories describe in their descriptor files, a page of repositories a call. Fields of
 * 20 repositories with their files fit into one answer of GraphQL.
 */
export async function discover({ config: asSet, context, input }, host) {
  const config = tidied(asSet);
  const text = textsOf(context);
  const login = String(config.organization || '').trim();
  if (login === '') {
    return { type: 'full', entities: [] }; // nothing is wanted, so what was brought before goes
  }
  const file = (config.catalogFile || 'catalog-info.yaml').replace(/^\/+/, '');
  const pushed = ((input.event || {}).data || {}).repository;
  if (pushed !== undefined) {
    return one(host, config, text, String(pushed), file);
  }
  const [cursor, done] = input.cursor ? JSON.parse(input.cursor) : [null, 0];
  const variables = { login, cursor, expression: `HEAD:${file}` };
  const { repositories } = (await graphql(host, config, text, REPOSITORIES, variables, login)).repositoryOwner || {};
  if (!repositories) {
    throw new Trouble(text.missing(login));
  }
  const entities = [];
  for (const repository of listOf(repositories.nodes)) {
    entities.push(...described(repository, file, host));
  }
  const { hasNextPage, endCursor } = repositories.pageInfo || {};
  const seen = done + listOf(repositories.nodes).length;
  return {
    type: 'full',
    entities,
    removed: [],
    ...(hasNextPage === true ? { next: JSON.stringify([endCursor, seen]) } : {}),
    progress: { done: seen, ...(Number.isInteger(repositories.totalCount) ? { total: repositories.totalCount } : {}) },
  };
}

/** What a push has changed in one repository; what it has taken away goes with the next whole look. */
async function one(host, config, text, slug, file) {
  const [owner, name] = slug.split('/');
  const { repository } = await graphql(host, config, text, REPOSITORY, { owner, name, expression: `HEAD:${file}` }, slug);
  return { type: 'delta', entities: repository ? described(repository, file, host) : [], removed: [] };
}

function described(repository, file, host) {
  if (repository.isArchived === true || !repository.file || typeof repository.file.text !== 'string') {
    return [];
  }
  const branch = encodeURI((repository.defaultBranchRef || {}).name || 'main');
  const place = `${repository.url}/blob/${branch}/${encodeURI(file)}`;
  const fixed = {
    'backstage.io/managed-by-location': `url:${place}`,
    'backstage.io/source-location': `url:${repository.url}/tree/${branch}/`,
    'backstage.io/view-url': place,
    'backstage.io/edit-url': place.replace('/blob/', '/edit/'),
  };
  return entitiesOf(repository.file.text, `${repository.nameWithOwner}/${file}`, { [ANNOTATION]: repository.nameWithOwner }, fixed, host);
}

/** Called by GitHub, whose signature has been looked at: a push to the default branch that touches a descriptor has it read again. */
export async function hook({ config, input }, host) {
  const { json: told, headers } = input;
  const file = (config.catalogFile || 'catalog-info.yaml').replace(/^\/+/, '');
  if (headers['x-github-event'] === 'ping') {
    return { status: 200, body: 'Portolan listens.' };
  }
  if (headers['x-github-event'] !== 'push' || typeof told !== 'object' || told === null || !told.repository) {
    return { status: 202, body: 'Only pushes are of interest here.' };
  }
  const { full_name: repository, default_branch: branch } = told.repository;
  const touched = listOf(told.commits).some((commit) => [commit.added, commit.modified, commit.removed].flat().includes(file));
  if (told.ref !== `refs/heads/${branch}` || !touched || !/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/.test(repository)) {
    return { status: 202, body: 'No descriptor has changed.' };
  }
  await host.events.publish('descriptor-pushed', { repository });
  return { status: 202, body: `${repository} is read again.` };
}

/** What can be chosen as the organization. */
export async function organizations({ config, context }, host) {
  const found = await ask(host, tidied(config), textsOf(context), '/user/orgs?per_page=100', {});
  return listOf(found).map(({ login, description }) => ({ value: login, label: description ? cut(`${login}: ${description}`, 100) : login }));
}

/** Behind "Test connection". */
export const test = trial(async ({ config }, host, text) => {
  const limits = await ask(host, config, text, '/rate_limit', {});
  const core = (limits.resources && limits.resources.core) || limits.rate || {};
  const left = core.limit === undefined ? '' : ' ' + text.left(core.remaining, core.limit);
  if (!isSet(config.token)) {
    return { message: text.nobody + left };
  }
  const user = await ask(host, config, text, '/user', { absent: {} }).catch(withoutRuns);
  return { message: (text.signedIn(user.login || SYSTEM) + left).trim() };
});

async function graphql(host, config, text, query, variables, what) {
  const api = config.host && !/^api\./.test(config.host) ? `https://${config.host}/api/graphql` : `https://${config.host || 'api.github.com'}/graphql`;
  const sent = request(config);
  const answer = await send(host, text, api, { ...sent, method: 'POST', headers: { ...sent.headers, 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }), timeoutMs: 8000 }, { what });
  const body = json(answer, text, api);
  const error = listOf(body.errors)[0];
  if (error !== undefined && !(body.data && (body.data.repositoryOwner || body.data.repository))) {
    const type = error.type;
    if (type === 'RATE_LIMITED') {
      throw new Trouble(text.busy(text.minutes(Math.ceil((waitOf(answer, host) || 60) / 60))), undefined, true);
    }
    throw type === 'NOT_FOUND' ? new Trouble(text.missing(what)) : new Trouble(text.said(cut(String(error.message), 200)));
  }
  return body.data || {};
}

function ask(host, config, text, path, about) {
  return read(host, text, api(config) + path, request(config), about);
}

function request(config) {
  return {
    headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28', 'user-agent': 'portolan-github' },
    ...(isSet(config.token) ? { auth: 'config.token' } : {}),
  };
}

// On a server of one's own the API lies below the server's address.
function api(config) {
  const host = config.host || 'api.github.com';
  return `https://${host}` + (/^api\./.test(host) ? '' : '/api/v3');
}

async function pullsOf(host, config, text, slug, most, page) {
  const url = `${api(config)}/repos/${slug}/pulls?state=open&sort=updated&direction=desc&per_page=${most}&page=${page}`;
  const answer = await send(host, text, url, request(config), { what: slug, annotation: ANNOTATION });
  const list = listOf(json(answer, text, url));
  // There is no count; the number of the last page tells how many there are at least.
  const last = /[?&]page=(\d+)[^>]*>;\s*rel="last"/.exec(header(answer, 'link') || '');
  const next = /rel="next"/.test(header(answer, 'link') || '') ? page + 1 : undefined;
  return { pulls: list, all: last === null ? list.length : `${(Number(last[1]) - 1) * most}+`, next };
}

function pullsTable(pulls, text, whole) {
  return {
    block: 'table',
    columns: [
      { key: 'pull', title: text.pull, type: 'link' },
      { key: 'author', title: text.author, type: 'text' },
      ...(whole ? [{ key: 'state', title: text.state, type: 'status' }, { key: 'labels', title: text.labels, type: 'text' }, { key: 'created', title: text.created, type: 'date' }] : []),
      { key: 'updated', title: text.updated, type: 'date' },
    ],
    rows: pulls.map((pull) => ({
      pull: link(`#${pull.number} ${pull.title || ''}`, pull.html_url),
      author: cut(String((pull.user && pull.user.login) || '–'), 60),
      ...(whole
        ? {
            state: pull.draft === true ? { state: 'neutral', label: text.draft } : { state: 'info', label: text.open },
            labels: cut(listOf(pull.labels).map((label) => label.name).join(', '), 120),
            created: when(pull.created_at),
          }
        : {}),
      updated: when(pull.updated_at),
    })),
  };
}

function stateOf(run, text) {
  const word = run.status === 'completed' ? run.conclusion : run.status;
  return { state: RUN_STATES[word] || 'neutral', label: worded(text, word) };
}

function minutesOf(run) {
  const took = Date.parse(run.updated_at) - Date.parse(run.run_started_at || run.created_at);
  return run.status === 'completed' && took >= 0 ? Math.round(took / 6000) / 10 : undefined;
}

// Actions may be switched off, or hidden from the token: the rest of the card is still worth showing.
function withoutRuns(trouble) {
  if (trouble instanceof Trouble && !trouble.passing) {
    return {};
  }
  throw trouble;
}

function slugOf(entity, text) {
  const slug = annotationOf(entity, ANNOTATION);
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,99}\/[A-Za-z0-9._-]{1,100}$/.test(slug)) {
    throw new Trouble(text.badSlug, text.badSlugDetail(slug || '–'));
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

// --- Descriptors: the part of YAML that they are written in. What is beyond it is refused by name, never guessed. ---

/** The entities of one file. A file that is broken brings nothing, and says so in the log; the others are not its fault. */
function entitiesOf(source, name, usual, fixed, host) {
  let documents;
  try {
    documents = documentsOf(source);
  } catch (fault) {
    host.log('warn', `${name}, ${fault.message}`);
    return [];
  }
  const entities = [];
  for (const document of documents.slice(0, 50)) {
    const isEntity = typeof document === 'object' && document !== null && typeof document.kind === 'string' && typeof document.metadata === 'object' && document.metadata !== null;
    if (!isEntity) {
      host.log('warn', `${name} holds a document that is no entity`);
    } else if (document.kind === 'Location') {
      host.log('info', `${name} leads to further files: register it as a source to have them read`);
    } else {
      entities.push({ ...document, metadata: { ...document.metadata, annotations: { ...usual, ...document.metadata.annotations, ...fixed } } });
    }
  }
  return entities;
}

function documentsOf(source) {
  const documents = [[]];
  source.replace(/^\uFEFF|\r?\n$/g, '').split(/\r?\n/).forEach((line, number) => {
    if (/^---(\s|$)/.test(line)) {
      documents.push([{ text: line.slice(3).trim(), number }].filter(({ text }) => text !== '' && !text.startsWith('#')));
    } else if (!/^\.\.\.\s*$/.test(line) && !line.startsWith('%')) {
      documents[documents.length - 1].push({ text: line, number });
    }
  });
  return documents.map((lines) => new Reader(lines).document()).filter((document) => document !== null);
}

class Reader {
  constructor(lines) {
    this.lines = lines.map(({ text, number }) => ({ text: text.trimEnd(), raw: text, number }));
    this.at = 0;
    this.depth = 0;
  }

  document() {
    const line = this.line();
    if (line === undefined) {
      return null;
    }
    const value = this.node(indentOf(line.text));
    const rest = this.line();
    if (rest !== undefined) {
      this.refuse(rest, 'this line belongs to nothing');
    }
    return value;
  }

  /** The next line with something on it; stays there. */
  line() {
    while (this.at < this.lines.length && /^\s*(#.*)?$/.test(this.lines[this.at].text)) {
      this.at++;
    }
    const line = this.lines[this.at];
    if (line !== undefined && /^ *\t/.test(line.text)) {
      this.refuse(line, 'a tab cannot indent');
    }
    return line;
  }

  refuse(line, why) {
    throw new Error(`line ${(line || this.lines[this.lines.length - 1] || { number: 0 }).number + 1}: ${why}`);
  }

  node(indent) {
    if (++this.depth > 40) {
      this.refuse(this.line(), 'nested too deeply');
    }
    const text = this.line().text.slice(indent);
    let value;
    if (/^-(\s|$)/.test(text)) {
      value = this.sequence(indent);
    } else if (keyOf(text) !== null) {
      value = this.mapping(indent);
    } else {
      value = this.inline(text, indent - 1);
    }
    this.depth--;
    return value;
  }

  sequence(indent) {
    const items = [];
    for (let line = this.line(); line !== undefined && indentOf(line.text) === indent && /^-(\s|$)/.test(line.text.slice(indent)); line = this.line()) {
      const rest = line.text.slice(indent + 1);
      if (/^\s*(#.*)?$/.test(rest)) {
        this.at++;
        items.push(this.below(indent));
      } else {
        // What follows the dash stands as if on a line of its own.
        line.text = ' '.repeat(indent + 1) + rest;
        items.push(this.node(indentOf(line.text)));
      }
    }
    return items;
  }

  mapping(indent) {
    const map = {};
    for (let line = this.line(); line !== undefined && indentOf(line.text) === indent; line = this.line()) {
      const found = keyOf(line.text.slice(indent));
      if (found === null) {
        this.refuse(line, 'a name and a colon are expected');
      }
      if (Object.hasOwn(map, found.key) || found.key === '__proto__' || found.key === '<<') {
        this.refuse(line, `the name ${found.key} stands here twice, or cannot stand here`);
      }
      if (/^(#.*)?$/.test(found.rest)) {
        this.at++;
        const next = this.line();
        const list = next !== undefined && indentOf(next.text) === indent && /^-(\s|$)/.test(next.text.slice(indent));
        map[found.key] = list ? this.sequence(indent) : this.below(indent);
      } else {
        map[found.key] = this.inline(found.rest, indent);
      }
    }
    const line = this.line();
    if (line !== undefined && indentOf(line.text) > indent) {
      this.refuse(line, 'it is indented further than what it belongs to');
    }
    return map;
  }

  below(indent) {
    const next = this.line();
    return next !== undefined && indentOf(next.text) > indent ? this.node(indentOf(next.text)) : null;
  }

  /** A value that begins on this line; what belongs to it is indented further than `indent`. */
  inline(text, indent) {
    const line = this.lines[this.at++];
    switch (text[0]) {
      case '|':
      case '>':
        return this.block(text, indent, line);
      case '&':
      case '*':
      case '!':
      case '%':
      case '@':
      case '`':
        return this.refuse(line, `values that begin with ${text[0]} are not read here`);
      default: {
        let whole = text;
        const open = () => (/^["']/.test(whole) ? !closed(whole) : /^[[{]/.test(whole) ? !balanced(whole) : true);
        const more = () => this.at < this.lines.length && (this.lines[this.at].text.trim() === '' || indentOf(this.lines[this.at].text) > indent);
        const quoted = /^["'[{]/.test(text);
        while (open() && more() && (quoted || !/^\s*#/.test(this.lines[this.at].text))) {
          const next = this.lines[this.at++].text.trim();
          if (!quoted && keyOf(next) !== null) {
            this.refuse(this.lines[this.at - 1], 'it is indented further than what it belongs to');
          }
          whole += next === '' ? '\n' : (whole.endsWith('\n') ? '' : ' ') + next;
        }
        return scalar(whole.trim(), (why) => this.refuse(line, why));
      }
    }
  }

  block(head, indent, line) {
    const [, kind, , chomp] = /^([|>])(\d?)([+-]?)(?:\s+#.*)?$/.exec(head) || this.refuse(line, 'this is no block of text');
    const lines = [];
    let own = 0;
    for (; this.at < this.lines.length; this.at++) {
      const { text, raw } = this.lines[this.at];
      if (text !== '' && indentOf(text) <= indent) {
        break;
      }
      own = own || (text === '' ? 0 : indentOf(text));
      lines.push(text === '' ? '' : raw.slice(Math.min(own, indentOf(text))));
    }
    let empty = 0;
    for (; lines.length > 0 && lines[lines.length - 1] === ''; empty++) {
      lines.pop();
    }
    const end = { '-': '', '+': '\n'.repeat(lines.length === 0 ? empty : empty + 1) }[chomp];
    return (kind === '|' ? lines.join('\n') : folded(lines)) + (end !== undefined ? end : lines.length === 0 ? '' : '\n');
  }
}

// Lines become one; empty ones are breaks, and what is indented further stays as it is.
function folded(lines) {
  let text = '';
  let breaks = 0;
  let before = ' ';
  for (const line of lines) {
    if (line === '') {
      breaks++;
    } else {
      const kept = text === '' ? breaks : /^\s/.test(before) || /^\s/.test(line) ? breaks + 1 : breaks;
      text += (text !== '' && kept === 0 ? ' ' : '\n'.repeat(kept)) + line;
      before = line;
      breaks = 0;
    }
  }
  return text;
}

function indentOf(text) {
  return /^ */.exec(text)[0].length;
}

function keyOf(text) {
  const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*:(?:\s+(.*))?$/s.exec(text);
  if (quoted !== null) {
    return { key: quoted[1] === undefined ? quoted[2].replaceAll("''", "'") : quoted[1], rest: (quoted[3] || '').trim() };
  }
  const plain = /^([^\s"'[\]{},&*!|>%@`#?:-](?:[^:#]|:(?=\S)|(?<=\S)#)*?|[-?:][^\s:](?:[^:#]|:(?=\S)|(?<=\S)#)*?)\s*:(?:\s+(.*))?$/s.exec(text);
  return plain === null ? null : { key: plain[1].trim(), rest: (plain[2] || '').trim() };
}

function closed(text) {
  return text[0] === '"' ? /^"(?:[^"\\]|\\.)*"\s*(?:#.*)?$/s.test(text) : /^'(?:[^']|'')*'\s*(?:#.*)?$/s.test(text);
}

function balanced(text) {
  let depth = 0;
  const bare = text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, '""');
  for (const one of bare) {
    depth += one === '[' || one === '{' ? 1 : one === ']' || one === '}' ? -1 : 0;
  }
  return depth <= 0;
}

function scalar(text, refuse) {
  if (/^["']/.test(text)) {
    if (!closed(text)) {
      refuse('a quote is not closed');
    }
    const inner = text.replace(/\s+#[^"']*$/, '').slice(1, -1);
    return text[0] === "'" ? inner.replaceAll("''", "'") : unescaped(inner, refuse);
  }
  if (/^[[{]/.test(text)) {
    const flow = { text, at: 0, refuse };
    const value = flowValue(flow, 0);
    if (!/^\s*(#.*)?$/s.test(text.slice(flow.at))) {
      refuse('something follows a closed bracket');
    }
    return value;
  }
  return plainValue(text.replace(/\s+#.*$/s, '').trim());
}

function plainValue(text) {
  if (/^(null|Null|NULL|~|)$/.test(text)) {
    return null;
  }
  if (/^(true|True|TRUE|false|False|FALSE)$/.test(text)) {
    return text.toLowerCase() === 'true';
  }
  return /^[-+]?(0|[1-9][0-9]{0,14})$/.test(text) || /^[-+]?[0-9]+\.[0-9]+([eE][-+]?[0-9]+)?$/.test(text) ? Number(text) : text;
}

function unescaped(text, refuse) {
  const known = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\', '/': '/', ' ': ' ', 0: '\0', e: '\u001b' };
  return text.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)/gs, (_, code) =>
    code.length > 1 ? String.fromCharCode(parseInt(code.slice(1), 16)) : code in known ? known[code] : refuse(`\\${code} is not read here`),
  );
}

function flowValue(flow, depth) {
  const { text, refuse } = flow;
  if (depth > 40) {
    refuse('nested too deeply');
  }
  const skip = () => {
    while (/\s/.test(text[flow.at] || '')) {
      flow.at++;
    }
  };
  skip();
  const open = text[flow.at];
  if (open === '[' || open === '{') {
    const close = open === '[' ? ']' : '}';
    const list = [];
    const map = {};
    flow.at++;
    for (skip(); text[flow.at] !== close; skip()) {
      if (flow.at >= text.length) {
        refuse('a bracket is not closed');
      }
      const first = flowValue(flow, depth + 1);
      skip();
      if (open === '{') {
        if (text[flow.at] !== ':' || String(first) === '__proto__') {
          refuse('a name and a colon are expected');
        }
        flow.at++;
        map[String(first)] = flowValue(flow, depth + 1);
        skip();
      } else {
        list.push(first);
      }
      if (text[flow.at] === ',') {
        flow.at++;
      } else if (text[flow.at] !== close) {
        refuse('a comma is expected');
      }
    }
    flow.at++;
    return open === '[' ? list : map;
  }
  const rest = text.slice(flow.at);
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/s.exec(rest);
  if (quoted !== null) {
    flow.at += quoted[0].length;
    return quoted[1] === undefined ? quoted[2].replaceAll("''", "'") : unescaped(quoted[1], refuse);
  }
  const plain = /^(?:[^,[\]{}:]|:(?=[^\s,[\]{}]))*/s.exec(rest)[0];
  flow.at += plain.length;
  return plainValue(plain.trim());
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
