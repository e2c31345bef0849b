import { view } from './jenkins.js';
import { jobOf, MOST_BRANCHES } from './job.js';
import { branchTable, buildTable } from './tables.js';

const ON_TAB = 25;

/** More of the same, in one table. */
export const builds = view(async ({ config, input }, host, text) => {
  const job = await jobOf(config, input.entity, host, text, ON_TAB);
  if (job.branches) {
    return job.branches.length === 0
      ? { block: 'empty', title: text.noBranches, detail: text.noBranchesDetail(job.name) }
      : branchTable(job.branches, text, MOST_BRANCHES);
  }
  return job.builds.length === 0 ? { block: 'empty', title: text.never, detail: text.neverDetail(job.name) } : buildTable(job.builds, text);
});
