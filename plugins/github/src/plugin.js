// Reads repositories, pull requests and workflow runs from GitHub's REST API (version 2022-11-28).

export { card } from './card.js';
export { pulls } from './pulls.js';
export { runs } from './runs.js';
export { discover } from './discovery.js';
export { hook } from './hook.js';
export { organizations, test } from './settings.js';
