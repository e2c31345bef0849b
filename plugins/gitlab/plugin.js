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
    said: (why) => `GitLab does not take the question: ${why}`,
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
    said: (why) => `GitLab nimmt die Frage nicht an: ${why}`,
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

const PROJECTS = `query($group: ID!, $cursor: String, $file: [String!]!) {
  group(fullPath: $group) {
    projects(includeSubgroups: true, first: 20, after: $cursor) {
      count
      pageInfo { hasNextPage endCursor }
      nodes { fullPath webUrl archived repository { rootRef blobs(paths: $file) { nodes { rawTextBlob } } } }
    }
  }
}`;

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

/** Brings what the projects of a group and its subgroups describe in their descriptor files, 20 projects a call. */
export async function discover({ config: asSet, context, input }, host) {
  const config = tidied(asSet);
  const text = textsOf(context);
  const group = String(config.group || '').trim();
  if (group === '') {
    return { type: 'full', entities: [] }; // nothing is wanted, so what was brought before goes
  }
  const file = (config.catalogFile || 'catalog-info.yaml').replace(/^\/+/, '');
  const [cursor, done] = input.cursor ? JSON.parse(input.cursor) : [null, 0];
  const url = `https://${config.host}/api/graphql`;
  const sent = request(config);
  const body = JSON.stringify({ query: PROJECTS, variables: { group, cursor, file: [file] } });
  const answer = await send(host, text, url, { ...sent, method: 'POST', headers: { ...sent.headers, 'content-type': 'application/json' }, body, timeoutMs: 8000 }, { what: group });
  const { data, errors } = json(answer, text, url);
  const projects = ((data || {}).group || {}).projects;
  if (!projects) {
    const error = listOf(errors)[0];
    throw new Trouble(error ? text.said(cut(String(error.message), 200)) : text.missing(group));
  }
  const entities = [];
  for (const project of listOf(projects.nodes)) {
    const { rootRef, blobs } = project.repository || {};
    const blob = listOf((blobs || {}).nodes)[0];
    if (project.archived !== true && blob !== undefined && typeof blob.rawTextBlob === 'string') {
      const branch = encodeURI(rootRef || 'main');
      const place = `${project.webUrl}/-/blob/${branch}/${encodeURI(file)}`;
      entities.push(...entitiesOf(blob.rawTextBlob, `${project.fullPath}/${file}`, { [ANNOTATION]: project.fullPath }, {
        'backstage.io/managed-by-location': `url:${place}`,
        'backstage.io/source-location': `url:${project.webUrl}/-/tree/${branch}/`,
        'backstage.io/view-url': place,
        'backstage.io/edit-url': place.replace('/-/blob/', '/-/edit/'),
      }, host));
    }
  }
  const { hasNextPage, endCursor } = projects.pageInfo || {};
  const seen = done + listOf(projects.nodes).length;
  return {
    type: 'full',
    entities,
    removed: [],
    ...(hasNextPage === true ? { next: JSON.stringify([endCursor, seen]) } : {}),
    progress: { done: seen, ...(Number.isInteger(projects.count) ? { total: projects.count } : {}) },
  };
}

/** What can be chosen as the group: those at the top. */
export async function groups({ config: asSet, context, input }, host) {
  const config = tidied(asSet);
  const q = encodeURIComponent(String(input.q || ''));
  const found = await ask(host, config, textsOf(context), `https://${config.host}/api/v4/groups?top_level_only=true&per_page=50&order_by=path&search=${q}`);
  return { items: listOf(found).map((group) => ({ value: group.full_path, label: cut(`${group.full_name || group.name} (${group.full_path})`, 100) })), truncated: listOf(found).length === 50 };
}

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
