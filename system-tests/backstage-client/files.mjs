// The descriptors of the suite, on a web server of its own that the portal may read.

import { createServer } from 'node:http';

const component = (name, spec, metadata = '') => `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
${metadata}
spec: ${spec}
`;

const CATALOG = [
    component('alpha', '{type: service, lifecycle: production, owner: team-a, deep: {arr: [{d: 1}, {d: 2}]}}',
        '  title: The Alpha\n  tags: [java, web]\n  labels: {tier: "1"}\n  annotations: {example.com/a.b: "yes=no"}'),
    component('beta', '{type: Website, lifecycle: production, owner: team-b}',
        '  namespace: other\n  title: Beta\n  tags: [go]'),
    component('gamma', '{type: service, lifecycle: experimental, owner: team-a, dependsOn: [component:alpha]}',
        '  title: 100% Gamma'),
    `
apiVersion: backstage.io/v1alpha1
kind: API
metadata: {name: delta}
spec: {type: openapi, lifecycle: production, owner: user:bob, definition: "openapi: 3.1.0"}
`,
    `
apiVersion: backstage.io/v1alpha1
kind: Location
metadata: {name: below}
spec: {target: ./below/nested.yaml}
`,
].join('---');

const NESTED = component('nested', '{type: library, lifecycle: production, owner: team-b}');

const MANY = Array.from({ length: 25 }, (_, i) => `
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: {name: r${String(i).padStart(2, '0')}, labels: {half: ${i % 2 ? 'odd' : 'even'}}}
spec: {type: database, owner: team-${i % 5}}
`).join('---');

/** @returns {Promise<{url: string, put: (name: string, text: string) => string, close: () => void}>} */
export async function serve(port) {
    const files = new Map([
        ['/catalog.yaml', CATALOG],
        ['/below/nested.yaml', NESTED],
        ['/many.yaml', MANY],
    ]);
    const server = createServer((request, response) => {
        const text = files.get(request.url);
        response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'application/yaml' });
        response.end(text);
    });
    await new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
    const url = `http://localhost:${server.address().port}`;
    return {
        url,
        put(name, text) {
            files.set(`/${name}`, text);
            return `${url}/${name}`;
        },
        close: () => server.close(),
    };
}

export const one = component;
