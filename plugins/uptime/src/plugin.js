// Checks health addresses. One request a component; the body may say more than the status code does.

export { card } from './card.js';
export { overview } from './overview.js';
export { test } from './settings.js';
