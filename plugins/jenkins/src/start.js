import { header } from '../../shared/answers.js';
import { root } from '../../shared/requests.js';
import { Trouble } from '../../shared/trouble.js';
import { listOf } from '../../shared/values.js';
import { ANNOTATION } from './annotation.js';
import { request, send, trial } from './jenkins.js';
import { jobOf, segment } from './job.js';

/** Starts a build; of one branch, where the job has several. */
export const buildNow = trial(async ({ config, input }, host, text) => {
  const job = await jobOf(config, input.entity, host, text, 1);
  const branch = String((input.values || {}).branch || '').trim();
  if (job.branches && branch === '') {
    throw new Trouble(text.chooseBranch);
  }
  const found = job.branches ? job.branches.find((one) => one.name === encodeURIComponent(branch) || one.name === branch) : undefined;
  if (job.branches && found === undefined) {
    throw new Trouble(text.noBranch(branch));
  }
  const name = found ? `${job.name}/${branch}` : job.name;
  const parameters = listOf((input.values || {}).parameters);
  const query = parameters.map(({ name: key, value }) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&');
  const path = job.path + (found ? segment(found.name) : '');
  host.log('info', text.starts(name));
  const answer = await send(host, text, root(config) + path + (query === '' ? '/build' : `/buildWithParameters?${query}`), { ...request(config), method: 'POST' }, { what: name, annotation: ANNOTATION }).catch(refused(text));
  const queue = header(answer, 'location');
  return { message: text.queued(name), ...(/^https:\/\//.test(queue || '') ? { href: queue } : {}) };
});

// What says 400 or 409 here is a job with parameters, or one that is disabled.
function refused(text) {
  return (trouble) => {
    throw trouble instanceof Trouble && /\b(400|405|409)\b/.test(trouble.title) ? new Trouble(text.conflict) : trouble;
  };
}
