import { root } from '../../shared/requests.js';
import { Trouble } from '../../shared/trouble.js';
import { found } from './grafana.js';
import { read, request, trial } from './prometheus.js';

/** Behind "Test connection". */
export const test = trial(async ({ config }, host, text) => {
  const build = await read(host, text, `${root(config)}/api/v1/status/buildinfo`, request(config), { absent: {} });
  await read(host, text, `${root(config)}/api/v1/query?query=1`, request(config));
  const works = text.works(String((build.data || {}).version || ''));
  if (!config.grafanaHost) {
    return { message: works };
  }
  try {
    await found(config, '', 1, host, text);
  } catch (trouble) {
    throw trouble instanceof Trouble ? new Trouble(text.grafanaOff(trouble.message)) : trouble;
  }
  return { message: `${works} ${text.grafana}` };
});
