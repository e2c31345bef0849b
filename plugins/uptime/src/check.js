import { hostOf } from './address.js';
import { told } from './answer.js';

const MOST_WATCHED = 10;

export async function checkWatched(config, text, host) {
  const results = [];
  for (const { name, url } of (config.watched || []).slice(0, MOST_WATCHED)) {
    results.push({ name, url, ...(await check(url, config, text, host)) });
  }
  return results;
}

export async function check(url, config, text, host) {
  let answer;
  try {
    answer = await host.http.fetch(url, { method: 'GET', headers: { accept: 'application/json, */*' }, ...signIn(url, config) });
  } catch (failure) {
    host.log('info', url, failure.message);
    return { state: 'bad', detail: failure.message, parts: [] };
  }
  const measured = { code: answer.status, ms: Math.round(answer.ms) };
  if (!accepted(config).includes(answer.status)) {
    const asks = answer.status === 401 || answer.status === 403;
    const detail = asks ? text.signIn(answer.status) : text.refused(answer.status);
    return { ...measured, ...told(answer.body), state: 'bad', detail };
  }
  const said = told(answer.body);
  if (said.word !== undefined && said.state !== 'good') {
    return { ...measured, ...said, detail: text.says(said.word) };
  }
  const limit = config.slowAfterMs || 1000;
  return measured.ms > limit
    ? { ...measured, ...said, state: 'attention', detail: text.slow(measured.ms, limit) }
    : { ...measured, ...said, state: 'good' };
}

// The host adds the token itself, and to its one destination only; asking for it elsewhere would fail the request.
function signIn(url, config) {
  const set = config.token && config.token.set === true;
  return set && url.startsWith('https://') && hostOf(url) === (config.protectedHost || '').toLowerCase()
    ? { auth: 'config.token' }
    : {};
}

function accepted(config) {
  return config.accepted && config.accepted.length > 0 ? config.accepted : [200, 204];
}
