// Reads projects, merge requests and pipelines from GitLab's REST API (version 4), GitLab.com or one's own.

export { card } from './card.js';
export { mergeRequests } from './merge-requests.js';
export { pipelines } from './pipelines.js';
export { discover } from './discovery.js';
export { groups, test } from './settings.js';
