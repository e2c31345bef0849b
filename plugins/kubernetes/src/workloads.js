import { Trouble } from '../../shared/trouble.js';
import { listOf } from '../../shared/values.js';
import { when } from '../../shared/words.js';
import { NAMESPACE } from './annotations.js';
import { read, request } from './kubernetes.js';

export const MOST = 50;
const TABLE = 'application/json;as=Table;g=meta.k8s.io;v=v1, application/json';

// Deployments last: what may be seen at all may be seen of them, and the last answer says whether the token holds.
const KINDS = [
  { path: 'apis/apps/v1', name: 'daemonsets', kind: 'DaemonSet' },
  { path: 'apis/apps/v1', name: 'statefulsets', kind: 'StatefulSet' },
  { path: 'apis/apps/v1', name: 'deployments', kind: 'Deployment' },
];

/** Kinds that the token may not see are left out, as long as it may see one. */
export async function workloads(config, host, text, asked) {
  const found = [];
  let refusal;
  let seen = false;
  for (const kind of KINDS) {
    try {
      const { rows } = await list(config, host, text, kind, asked);
      found.push(...rows.map((row) => workload(row, kind.kind)));
      seen = true;
    } catch (trouble) {
      if (!(trouble instanceof Trouble) || trouble.title !== text.forbidden) {
        throw trouble;
      }
      refusal = refusal || trouble;
    }
  }
  if (!seen) {
    throw refusal;
  }
  return found.sort((one, other) => one.name.localeCompare(other.name));
}

export async function list(config, host, text, kind, { selector, namespace }) {
  const where = namespace === '' ? '' : `namespaces/${encodeURIComponent(namespace)}/`;
  const url = `https://${config.host}/${kind.path}/${where}${kind.name}?labelSelector=${encodeURIComponent(selector)}&limit=${MOST}`;
  const table = await read(host, text, url, request(config, TABLE), { what: namespace || config.host, annotation: NAMESPACE });
  const names = listOf(table.columnDefinitions).map((column) => column.name);
  const rows = listOf(table.rows).map((row) => ({
    metadata: (row.object || {}).metadata || {},
    cell: (name) => (Array.isArray(row.cells) ? row.cells[names.indexOf(name)] : undefined),
  }));
  return { rows, more: Boolean((table.metadata || {}).continue) };
}

function workload({ metadata, cell }, kind) {
  // "2/3", or two numbers of a daemon set.
  const [ready, wanted] = String(cell('Ready')).includes('/') ? String(cell('Ready')).split('/').map(Number) : [Number(cell('Ready')), Number(cell('Desired'))];
  return {
    kind,
    name: String(metadata.name || cell('Name') || '–'),
    namespace: metadata.namespace || '',
    ready: Number.isFinite(ready) ? ready : 0,
    wanted: Number.isFinite(wanted) ? wanted : 0,
    image: String(cell('Images') || '').split(',').map((image) => image.split('/').pop().replace(/@sha256:.*/, '')).join(', '),
    created: when(metadata.creationTimestamp),
  };
}
