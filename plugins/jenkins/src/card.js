import { alert, fact } from '../../shared/blocks.js';
import { cut } from '../../shared/words.js';
import { view } from './jenkins.js';
import { jobOf } from './job.js';
import { branchTable, buildTable, stateOf } from './tables.js';

const ON_CARD = 5;

/** The last builds of a job, or the last one of each branch. */
export const card = view(async ({ config, input }, host, text) => {
  const job = await jobOf(config, input.entity, host, text, ON_CARD);
  return { block: 'section', title: cut(job.name, 200), children: [...notice(job, text), ...(job.branches ? branchBlocks(job, text, ON_CARD) : buildBlocks(job, text))] };
});

function notice(job, text) {
  return job.disabled ? [alert('info', text.disabled, text.disabledDetail)] : [];
}

function buildBlocks(job, text) {
  if (job.builds.length === 0) {
    return [{ block: 'empty', title: text.never, detail: text.neverDetail(job.name) }];
  }
  const ended = job.builds.filter((build) => build.building !== true);
  const passed = ended.filter((build) => build.result === 'SUCCESS').length;
  return [
    { block: 'status', ...stateOf(job.builds[0], text), detail: `${text.lastBuild}: #${job.builds[0].number}` },
    ...(ended.length > 1 ? [{ block: 'stat', label: text.passed, value: `${passed}/${ended.length}` }] : []),
    { block: 'facts', items: [...fact(text.job, job.name, job.url), ...fact(text.health, job.health && job.health.description)] },
    buildTable(job.builds, text),
  ];
}

function branchBlocks(job, text, most) {
  return [
    { block: 'facts', items: fact(text.job, job.name, job.url) },
    job.branches.length === 0
      ? { block: 'empty', title: text.noBranches, detail: text.noBranchesDetail(job.name) }
      : branchTable(job.branches, text, most),
  ];
}
