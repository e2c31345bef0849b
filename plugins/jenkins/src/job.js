import { root } from '../../shared/requests.js';
import { Trouble } from '../../shared/trouble.js';
import { annotationOf, listOf } from '../../shared/values.js';
import { ANNOTATION } from './annotation.js';
import { read, request } from './jenkins.js';

export const MOST_BRANCHES = 30;
const BUILD = 'number,url,result,building,timestamp,duration';

export async function jobOf(config, entity, host, text, most) {
  // Backstage lets an instance stand before the name: "default:shop/checkout".
  const name = annotationOf(entity, ANNOTATION).replace(/^[A-Za-z0-9_-]+:/, '').replace(/^\/+|\/+$/g, '');
  if (name === '' || name.split('/').some((part) => part === '' || part === '.' || part === '..')) {
    throw new Trouble(text.badName, text.badNameDetail);
  }
  const path = name.split('/').map(segment).join('');
  const tree = `fullName,url,buildable,healthReport[score,description],builds[${BUILD}]{0,${most}},jobs[name,url,lastBuild[${BUILD}]]{0,${MOST_BRANCHES}}`;
  const job = await read(host, text, `${root(config)}${path}/api/json?tree=${encodeURIComponent(tree)}`, request(config), { what: name, annotation: ANNOTATION });
  return {
    name: job.fullName || name,
    path,
    url: job.url,
    disabled: job.buildable === false && !Array.isArray(job.jobs),
    health: listOf(job.healthReport)[0],
    builds: listOf(job.builds),
    branches: Array.isArray(job.jobs) ? listOf(job.jobs) : undefined,
  };
}

export function segment(name) {
  return `/job/${encodeURIComponent(name)}`;
}
