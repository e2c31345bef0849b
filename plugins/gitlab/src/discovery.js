import { json } from '../../shared/answers.js';
import { entitiesOf } from '../../shared/descriptors.js';
import { posted } from '../../shared/requests.js';
import { Trouble } from '../../shared/trouble.js';
import { listOf, tidied } from '../../shared/values.js';
import { cut } from '../../shared/words.js';
import { ANNOTATION } from './annotation.js';
import { request, send, textsOf } from './gitlab.js';

const PROJECTS = `query($group: ID!, $cursor: String, $file: [String!]!) {
  group(fullPath: $group) {
    projects(includeSubgroups: true, first: 20, after: $cursor) {
      count
      pageInfo { hasNextPage endCursor }
      nodes { fullPath webUrl archived repository { rootRef blobs(paths: $file) { nodes { rawTextBlob } } } }
    }
  }
}`;

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
  const query = { query: PROJECTS, variables: { group, cursor, file: [file] } };
  const answer = await send(host, text, url, { ...posted(request(config), query), timeoutMs: 8000 }, { what: group });
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
