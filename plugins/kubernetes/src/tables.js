// Workloads and pods, a row each, and whether they are ready.

import { cut, when } from '../../shared/words.js';

const POD_STATES = { Running: 'good', Succeeded: 'good', Completed: 'neutral', Pending: 'info', ContainerCreating: 'info', PodInitializing: 'info', Terminating: 'neutral' };

export function overall(found, text) {
  const ready = found.reduce((sum, one) => sum + one.ready, 0);
  const wanted = found.reduce((sum, one) => sum + one.wanted, 0);
  return { block: 'status', ...readiness(ready, wanted, text), detail: `${ready}/${wanted} ${text.ready}` };
}

function readiness(ready, wanted, text) {
  if (wanted === 0) {
    return { state: 'neutral', label: text.zero };
  }
  if (ready >= wanted) {
    return { state: 'good', label: text.allReady };
  }
  return ready === 0 ? { state: 'bad', label: text.noneReady } : { state: 'attention', label: text.someReady };
}

export function workloadTable(found, text, whole) {
  return {
    block: 'table',
    columns: [
      { key: 'name', title: text.workload, type: 'text' },
      { key: 'state', title: text.ready, type: 'status' },
      { key: 'image', title: text.image, type: 'text' },
      ...(whole ? [{ key: 'kind', title: text.kind, type: 'text' }, { key: 'namespace', title: text.namespace, type: 'text' }, { key: 'created', title: text.created, type: 'date' }] : []),
    ],
    rows: found.map((one) => ({
      name: cut(one.name, 120),
      state: { state: readiness(one.ready, one.wanted, text).state, label: `${one.ready}/${one.wanted}` },
      image: cut(one.image, 120),
      ...(whole ? { kind: one.kind, namespace: one.namespace, created: one.created } : {}),
    })),
  };
}

export function podTable(rows, text) {
  return {
    block: 'table',
    columns: [
      { key: 'name', title: text.pod, type: 'text' },
      { key: 'state', title: text.state, type: 'status' },
      { key: 'ready', title: text.ready, type: 'text' },
      { key: 'restarts', title: text.restarts, type: 'text' },
      { key: 'node', title: text.node, type: 'text' },
      { key: 'created', title: text.created, type: 'date' },
    ],
    rows: rows.map(({ metadata, cell }) => ({
      name: cut(String(metadata.name || cell('Name') || '–'), 120),
      state: podState(String(cell('Status') || '–'), String(cell('Ready') || '')),
      ready: String(cell('Ready') || ''),
      restarts: String(cell('Restarts') === undefined ? '' : cell('Restarts')),
      node: cut(String(cell('Node') || ''), 80),
      created: when(metadata.creationTimestamp),
    })),
  };
}

// A pod that runs and is not ready is on its way, or in trouble; other words are how Kubernetes names what went wrong.
function podState(status, ready) {
  const [have, want] = ready.split('/').map(Number);
  const state = POD_STATES[status] || (/^Init:\d/.test(status) ? 'info' : 'bad');
  return { state: status === 'Running' && have < want ? 'attention' : state, label: cut(status, 60) };
}
