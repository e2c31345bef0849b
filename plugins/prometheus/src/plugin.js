// Draws queries over a range from Prometheus' HTTP API (or whatever speaks it), shows alerts, and links dashboards of Grafana.

export { card } from './card.js';
export { test } from './settings.js';
