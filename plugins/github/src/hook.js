import { listOf } from '../../shared/values.js';

/** Called by GitHub, whose signature has been looked at: a push to the default branch that touches a descriptor has it read again. */
export async function hook({ config, input }, host) {
  const { json: told, headers } = input;
  const file = (config.catalogFile || 'catalog-info.yaml').replace(/^\/+/, '');
  if (headers['x-github-event'] === 'ping') {
    return { status: 200, body: 'Portolan listens.' };
  }
  if (headers['x-github-event'] !== 'push' || typeof told !== 'object' || told === null || !told.repository) {
    return { status: 202, body: 'Only pushes are of interest here.' };
  }
  const { full_name: repository, default_branch: branch } = told.repository;
  const touched = listOf(told.commits).some((commit) => [commit.added, commit.modified, commit.removed].flat().includes(file));
  if (told.ref !== `refs/heads/${branch}` || !touched || !/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/.test(repository)) {
    return { status: 202, body: 'No descriptor has changed.' };
  }
  await host.events.publish('descriptor-pushed', { repository });
  return { status: 202, body: `${repository} is read again.` };
}
