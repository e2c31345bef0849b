// Reads jobs and builds by Jenkins' remote access API, only the fields it shows, and starts builds.

export { card } from './card.js';
export { builds } from './builds.js';
export { buildNow } from './start.js';
export { test } from './settings.js';
