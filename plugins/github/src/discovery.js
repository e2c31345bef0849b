import { entitiesOf } from '../../shared/descriptors.js';
import { Trouble } from '../../shared/trouble.js';
import { listOf, tidied } from '../../shared/values.js';
import { ANNOTATION } from './annotation.js';
import { graphql, textsOf } from './github.js';

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
