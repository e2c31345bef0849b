// Asking GitHub's REST API, version 2022-11-28, and its GraphQL.

import { json, waitOf } from '../../shared/answers.js';
import { posted } from '../../shared/requests.js';
import { system } from '../../shared/system.js';
import { Trouble } from '../../shared/trouble.js';
import { isSet, listOf } from '../../shared/values.js';
import { cut } from '../../shared/words.js';
import { TEXTS } from './texts.js';

export const SYSTEM = 'GitHub';

export const { textsOf, view, trial, send, read } = system({
  name: SYSTEM,
  needs: 'read access to Metadata, Pull requests, Actions and Contents (classic tokens: the scope repo)',
  patienceMs: 2500,
  texts: TEXTS,
});

export function ask(host, config, text, path, about) {
  return read(host, text, api(config) + path, request(config), about);
}

export function request(config) {
  return {
    headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28', 'user-agent': 'portolan-github' },
    ...(isSet(config.token) ? { auth: 'config.token' } : {}),
  };
}

// On a server of one's own the API lies below the server's address.
export function api(config) {
  const host = config.host || 'api.github.com';
  return `https://${host}` + (/^api\./.test(host) ? '' : '/api/v3');
}

export async function graphql(host, config, text, query, variables, what) {
  const api = config.host && !/^api\./.test(config.host) ? `https://${config.host}/api/graphql` : `https://${config.host || 'api.github.com'}/graphql`;
  const answer = await send(host, text, api, { ...posted(request(config), { query, variables }), timeoutMs: 8000 }, { what });
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
