// Searches issues by JQL: Jira Cloud (REST API version 3) and Jira Data Center (version 2).

export { card } from './card.js';
export { issues } from './issues.js';
export { test } from './settings.js';
