import { json } from '../../shared/answers.js';
import { posted } from '../../shared/requests.js';
import { Trouble } from '../../shared/trouble.js';
import { read, request, send, trial } from './kubernetes.js';

/** Behind "Test connection": asks the server itself what the token may do. */
export const test = trial(async ({ config }, host, text) => {
  const version = await read(host, text, `https://${config.host}/version`, request(config, 'application/json'));
  const url = `https://${config.host}/apis/authorization.k8s.io/v1/selfsubjectaccessreviews`;
  const review = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { verb: 'list', group: 'apps', resource: 'deployments', ...(config.namespace ? { namespace: config.namespace } : {}) } },
  };
  const answer = await send(host, text, url, posted(request(config, 'application/json'), review));
  if (((json(answer, text, url) || {}).status || {}).allowed !== true) {
    throw new Trouble(text.mayNot(config.namespace ? text.within(config.namespace) : text.everywhere));
  }
  return { message: text.works(version.gitVersion || '') };
});
