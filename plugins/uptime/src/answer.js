// What an endpoint says about itself.

import { optional } from './labels.js';

const MOST_PARTS = 12;

// What health endpoints call it, by the common frameworks' conventions.
const WORDS = {
  up: 'good', ok: 'good', pass: 'good', passing: 'good', healthy: 'good', green: 'good',
  degraded: 'attention', warn: 'attention', warning: 'attention', yellow: 'attention', unknown: 'attention',
  down: 'bad', fail: 'bad', failed: 'bad', failing: 'bad', error: 'bad', unhealthy: 'bad', red: 'bad', out_of_service: 'bad',
};

// What the body says about itself: MicroProfile Health, Spring Actuator, or a plain {"status": ...}.
export function told(body) {
  let json;
  try {
    json = JSON.parse(body);
  } catch {
    return { parts: [] };
  }
  if (typeof json !== 'object' || json === null) {
    return { parts: [] };
  }
  const word = typeof json.status === 'string' ? json.status : undefined;
  const version = json.version === undefined ? undefined : String(json.version).slice(0, 60);
  return { ...optional('word', word), ...optional('version', version), state: stateOf(word), parts: partsOf(json) };
}

function partsOf(json) {
  const listed = Array.isArray(json.checks)
    ? json.checks.map((part) => [part && part.name, part && part.status])
    : Object.entries(json.components || {}).map(([name, part]) => [name, part && part.status]);
  return listed
    .filter(([name, status]) => typeof name === 'string' && typeof status === 'string')
    .slice(0, MOST_PARTS)
    .map(([name, status]) => ({ name, status, state: stateOf(status) }));
}

function stateOf(word) {
  return word === undefined ? 'good' : WORDS[word.toLowerCase()] || 'attention';
}
