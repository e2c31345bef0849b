// Writes notifications into a channel of Slack (or what speaks its webhooks) or Microsoft Teams, by an incoming webhook.

export { deliver } from './deliver.js';
export { test } from './settings.js';
