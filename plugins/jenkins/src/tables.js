// Builds and branches, a row each.

import { link } from '../../shared/blocks.js';
import { when, worded } from '../../shared/words.js';

const STATES = { SUCCESS: 'good', UNSTABLE: 'attention', FAILURE: 'bad', ABORTED: 'neutral', NOT_BUILT: 'neutral' };

export function buildTable(list, text) {
  return {
    block: 'table',
    columns: [{ key: 'build', title: text.build, type: 'link' }, ...columns(text)],
    rows: list.map((build) => ({ build: link(`#${build.number}`, build.url), ...cells(build, text) })),
  };
}

export function branchTable(branches, text, most) {
  const time = (branch) => (branch.lastBuild && branch.lastBuild.timestamp) || 0;
  return {
    block: 'table',
    columns: [{ key: 'branch', title: text.branch, type: 'link' }, ...columns(text)],
    rows: [...branches]
      .sort((one, other) => time(other) - time(one))
      .slice(0, most)
      .map((branch) => ({ branch: link(decoded(branch.name), branch.url), ...cells(branch.lastBuild, text) })),
  };
}

function columns(text) {
  return [
    { key: 'state', title: text.state, type: 'status' },
    { key: 'took', title: text.took, type: 'number' },
    { key: 'started', title: text.started, type: 'date' },
  ];
}

function cells(build, text) {
  return build
    ? { state: stateOf(build, text), took: build.building === true ? undefined : Math.round((build.duration || 0) / 6000) / 10, started: when(build.timestamp) }
    : { state: { state: 'neutral', label: text.none } };
}

export function stateOf(build, text) {
  return build.building === true
    ? { state: 'info', label: text.running }
    : { state: STATES[build.result] || 'neutral', label: worded(text, build.result) };
}

// Names of branches have their slashes encoded once already.
function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return String(name);
  }
}
