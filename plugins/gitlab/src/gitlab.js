// Asking GitLab's REST API, version 4, of GitLab.com or one's own.

import { system } from '../../shared/system.js';
import { isSet } from '../../shared/values.js';
import { TEXTS } from './texts.js';

export const SYSTEM = 'GitLab';

export const { textsOf, view, trial, send, read } = system({
  name: SYSTEM,
  needs: 'the scope read_api and at least the role Reporter in the project',
  patienceMs: 2500,
  texts: TEXTS,
});

export function ask(host, config, text, url, about) {
  return read(host, text, url, request(config), about);
}

export function base(config, slug) {
  return `https://${config.host}/api/v4/projects/${encodeURIComponent(slug)}`;
}

export function request(config) {
  return {
    headers: { accept: 'application/json' },
    ...(isSet(config.token) ? { auth: { secret: 'config.token', as: 'header', name: 'PRIVATE-TOKEN' } } : {}),
  };
}
