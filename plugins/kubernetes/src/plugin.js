// Lists workloads and pods from a Kubernetes API server, as tables: they are small, whatever a workload holds.

export { card, tab } from './views.js';
export { test } from './settings.js';
