// Backstage's own catalog client against Portolan, by base address and token alone. Needs in the environment:
//   PORTOLAN_CATALOG        .../api/tenants/{tenant}/catalog of a tenant whose catalog is empty
//   PORTOLAN_TOKEN          of its owner
//   PORTOLAN_READER_TOKEN   that may read the catalog and nothing else
//   PORTOLAN_BLIND_TOKEN    that may do nothing with the catalog
//   PORTOLAN_FILES_PORT     where the suite serves its descriptors, and the portal may read them

import assert from 'node:assert/strict';
import { CatalogClient, CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { all, run, until } from './cases.mjs';
import { one, serve } from './files.mjs';

const base = process.env.PORTOLAN_CATALOG;
const token = { token: process.env.PORTOLAN_TOKEN };
const reader = { token: process.env.PORTOLAN_READER_TOKEN };
const blind = { token: process.env.PORTOLAN_BLIND_TOKEN };
const files = await serve(Number(process.env.PORTOLAN_FILES_PORT ?? 0));
const catalog = new CatalogClient({ discoveryApi: { getBaseUrl: async () => base } });

const names = entities => entities.map(entity => entity.metadata.name);
const sorted = entities => names(entities).sort();
const RESOURCES = Array.from({ length: 25 }, (_, i) => `r${String(i).padStart(2, '0')}`);
const COMPONENTS = { kind: 'component', 'metadata.name': ['alpha', 'beta', 'gamma'] };
const catalogTarget = `${files.url}/catalog.yaml`;
const manyTarget = `${files.url}/many.yaml`;

/** Expects a ResponseError whose cause has the name and the message. */
async function refused(promise, status, name, message) {
    const error = await promise.then(
        answer => assert.fail(`not refused: ${JSON.stringify(answer)}`), e => e);
    assert.equal(error.name, 'ResponseError', error.stack);
    assert.equal(error.statusCode, status);
    assert.match(error.message, new RegExp(`^Request failed with ${status} \\S+`));
    assert.equal(error.cause.name, name);
    assert.match(error.cause.message, message);
    assert.equal(error.body.response.statusCode, status);
}

async function register(target) {
    const { location } = await catalog.addLocation({ target }, token);
    return location;
}

async function seen(ref) {
    return until(ref, () => catalog.getEntityByRef(ref, token));
}

/** Turns all pages forwards from the first, then back to it, and compares. */
async function thereAndBack(first, expected, limit) {
    const forward = [];
    const backward = [];
    let page = await catalog.queryEntities({ ...first, limit }, token);
    assert.equal(page.pageInfo.prevCursor, undefined);
    forward.push(names(page.items));
    while (page.pageInfo.nextCursor) {
        page = await catalog.queryEntities({ cursor: page.pageInfo.nextCursor, limit }, token);
        assert.equal(page.totalItems, expected.length);
        forward.push(names(page.items));
    }
    assert.deepEqual(forward.flat(), expected);
    while (page.pageInfo.prevCursor) {
        page = await catalog.queryEntities({ cursor: page.pageInfo.prevCursor, limit }, token);
        assert.ok(page.pageInfo.nextCursor);
        backward.unshift(names(page.items));
    }
    assert.deepEqual(backward, forward.slice(0, -1));
}

const failed = await run({
    'addLocation registers, and the entities are there': async () => {
        const answer = await catalog.addLocation({ type: 'url', target: catalogTarget }, token);
        assert.match(answer.location.id, /^[0-9a-f-]{36}$/);
        assert.equal(answer.location.type, 'url');
        assert.equal(answer.location.target, catalogTarget);
        assert.match(answer.location.entityRef, /^location:default\/generated-[0-9a-f]{40}$/);
        assert.deepEqual(answer.entities, []);
        assert.equal(answer.exists, undefined);
        await seen('component:default/nested');
        await register(manyTarget);
        await seen('resource:default/r24');
    },
    'addLocation with dryRun keeps nothing': async () => {
        const target = files.put('dry.yaml', one('dry', '{type: a, lifecycle: b, owner: c}'));
        const answer = await catalog.addLocation({ target, dryRun: true }, token);
        assert.equal(answer.location.id, `url:${target}`);
        assert.equal(answer.exists, false);
        assert.deepEqual(answer.entities.map(entity => entity.kind), ['Location', 'Component']);
        assert.equal(await catalog.getEntityByRef('component:default/dry', token), undefined);
        assert.equal((await catalog.addLocation({ target: manyTarget, dryRun: true }, token)).exists, true);
    },
    'addLocation of what is there is a conflict': async () => {
        await refused(catalog.addLocation({ target: catalogTarget }, token), 409, 'ConflictError',
            new RegExp(`^Location url:${catalogTarget} already exists$`));
    },
    'addLocation with onConflict refresh reads again': async () => {
        const target = files.put('again.yaml', one('again', '{type: before, lifecycle: b, owner: c}'));
        const first = await register(target);
        await seen('component:default/again');
        files.put('again.yaml', one('again', '{type: after, lifecycle: b, owner: c}'));
        const second = await catalog.addLocation({ target, onConflict: 'refresh' }, token);
        assert.equal(second.location.id, first.id);
        await until('the change', async () =>
            (await catalog.getEntityByRef('component:default/again', token)).spec.type === 'after');
        await catalog.removeLocationById(first.id, token);
    },
    'addLocation of another type or of no address is refused': async () => {
        await refused(catalog.addLocation({ type: 'file', target: '/etc/passwd' }, token), 400, 'InputError',
            /^Registered locations must be of an allowed type \["url"\]$/);
        await refused(catalog.addLocation({ target: 'nowhere' }, token), 400, 'InputError', /not a web address/);
    },
    'getLocations lists them': async () => {
        const { items } = await catalog.getLocations({}, token);
        assert.deepEqual(items.map(location => location.target).sort(), [catalogTarget, manyTarget].sort());
    },
    'queryLocations filters and pages': async () => {
        const every = await catalog.queryLocations({}, token);
        assert.equal(every.totalItems, 2);
        assert.equal(every.pageInfo.nextCursor, undefined);
        const first = await catalog.queryLocations({ limit: 1 }, token);
        assert.equal(first.items.length, 1);
        const second = await catalog.queryLocations({ cursor: first.pageInfo.nextCursor }, token);
        assert.deepEqual([...first.items, ...second.items], every.items);
        const found = await catalog.queryLocations({ query: { target: { $hasPrefix: manyTarget.toUpperCase() } } }, token);
        assert.deepEqual(found.items.map(location => location.target), [manyTarget]);
        const both = { $any: [{ target: catalogTarget }, { target: { $in: [manyTarget] } }] };
        assert.equal((await catalog.queryLocations({ query: both }, token)).totalItems, 2);
        assert.equal((await catalog.queryLocations({ query: { $not: both } }, token)).totalItems, 0);
        assert.equal((await catalog.queryLocations({ query: { $all: [] } }, token)).totalItems, 0);
        await refused(catalog.queryLocations({ query: { owner: 'x' } }, token), 400, 'InputError', /expected key to be 'id'/);
    },
    'streamLocations gives all': async () => {
        const { collected, sizes } = await all(catalog.streamLocations({ limit: 1 }, token));
        assert.deepEqual(sizes, [1, 1]);
        assert.deepEqual(collected.map(location => location.target).sort(), [catalogTarget, manyTarget].sort());
    },
    'getLocationById, getLocationByRef, getLocationByEntity': async () => {
        const [location] = (await catalog.queryLocations({ query: { target: catalogTarget } }, token)).items;
        assert.deepEqual(await catalog.getLocationById(location.id, token), location);
        assert.equal(await catalog.getLocationById('nonsense', token), undefined);
        assert.equal(await catalog.getLocationById('7b2d9b1e-0000-4000-8000-000000000000', token), undefined);
        assert.deepEqual(await catalog.getLocationByRef(`url:${catalogTarget}`, token), location);
        assert.equal(await catalog.getLocationByRef('url:https://example.com/none', token), undefined);
        assert.deepEqual(await catalog.getLocationByEntity('component:default/nested', token), location);
        assert.deepEqual(await catalog.getLocationByEntity(location.entityRef, token), location);
        assert.equal(await catalog.getLocationByEntity('component:default/none', token), undefined);
    },
    'updateLocation keeps the reference': async () => {
        const target = files.put('from.yaml', one('moving', '{type: a, lifecycle: b, owner: c}'));
        const location = await register(target);
        await seen('component:default/moving');
        const moved = files.put('to.yaml', one('moving', '{type: a, lifecycle: b, owner: c}'));
        const answer = await catalog.updateLocation(location.id, { type: 'url', target: moved }, token);
        assert.deepEqual(answer, { ...location, target: moved });
        await until('the other file', async () =>
            (await catalog.getEntityByRef('component:default/moving', token))
                .metadata.annotations['backstage.io/managed-by-location'] === `url:${moved}`);
        await refused(catalog.updateLocation(location.id, { target: manyTarget }, token), 409, 'ConflictError', /already exists/);
        await refused(catalog.updateLocation('7b2d9b1e-0000-4000-8000-000000000000', { target }, token),
            404, 'NotFoundError', /^Found no location with ID 7b2d9b1e/);
        await catalog.removeLocationById(location.id, token);
    },
    'removeLocationById takes its entities along': async () => {
        const location = await register(files.put('gone.yaml', one('gone', '{type: a, lifecycle: b, owner: c}')));
        await seen('component:default/gone');
        await catalog.removeLocationById(location.id, token);
        await until('nothing', async () => !await catalog.getEntityByRef('component:default/gone', token));
        await refused(catalog.removeLocationById(location.id, token), 404, 'NotFoundError', /^Found no location with ID/);
        await refused(catalog.removeLocationById('nonsense', token), 404, 'NotFoundError', /^Found no location with ID nonsense$/);
    },
    'getEntityByRef finds in any case': async () => {
        const alpha = await catalog.getEntityByRef('Component:Default/ALPHA', token);
        assert.equal(alpha.metadata.name, 'alpha');
        assert.equal(alpha.metadata.namespace, 'default');
        assert.equal(alpha.metadata.annotations['backstage.io/managed-by-location'], `url:${catalogTarget}`);
        assert.deepEqual(alpha.relations, [
            { type: 'dependencyOf', targetRef: 'component:default/gamma' },
            { type: 'ownedBy', targetRef: 'group:default/team-a' },
        ]);
        assert.equal(await catalog.getEntityByRef('component:none', token), undefined);
        assert.equal(await catalog.getEntityByRef({ kind: 'Component', namespace: 'a/b', name: 'c d%' }, token), undefined);
        assert.equal((await catalog.getEntityByName({ kind: 'Component', name: 'alpha' }, token)).kind, 'Component');
    },
    'getEntityAncestors leads to the registered location': async () => {
        const nested = await catalog.getEntityAncestors({ entityRef: 'component:default/nested' }, token);
        const root = await catalog.getLocationByRef(`url:${catalogTarget}`, token);
        assert.equal(nested.rootEntityRef, 'component:default/nested');
        assert.deepEqual(
            nested.items.map(item => [stringifyEntityRef(item.entity), item.parentEntityRefs]),
            [
                ['component:default/nested', ['location:default/below']],
                ['location:default/below', [root.entityRef]],
                [root.entityRef, []],
            ]);
        await refused(catalog.getEntityAncestors({ entityRef: 'component:default/none' }, token), 404, 'NotFoundError', /none/);
    },
    'getEntities streams all': async () => {
        const { items } = await catalog.getEntities({}, token);
        assert.equal(items.filter(entity => entity.kind === 'Resource').length, 25);
        assert.equal(items.length, 25 + 5 + 1 + 2);
        assert.deepEqual(items.map(entity => entity.metadata.uid), items.map(entity => entity.metadata.uid).sort());
    },
    'getEntities filters in the filter language': async () => {
        const find = async filter => sorted((await catalog.getEntities({ filter }, token)).items);
        assert.deepEqual(await find({ kind: 'API' }), ['delta']);
        assert.deepEqual(await find({ kind: ['api', 'component'], 'spec.lifecycle': 'production' }),
            ['alpha', 'beta', 'delta', 'nested']);
        assert.deepEqual(await find([{ kind: 'api' }, { 'metadata.tags': 'GO' }]), ['beta', 'delta']);
        assert.deepEqual(await find({ 'metadata.tags': CATALOG_FILTER_EXISTS }), ['alpha', 'beta']);
        assert.deepEqual(await find({ 'metadata.tags.java': 'true' }), ['alpha']);
        assert.deepEqual(await find({ 'metadata.annotations.example.com/a.b': 'yes=no' }), ['alpha']);
        assert.deepEqual(await find({ 'spec.deep.arr.d': '2' }), ['alpha']);
        assert.deepEqual(await find({ 'relations.ownedBy': 'group:default/team-a' }), ['alpha', 'gamma']);
        assert.deepEqual(await find({ 'metadata.namespace': 'other' }), ['beta']);
        assert.deepEqual(await find({ kind: 'none' }), []);
        await refused(catalog.getEntities({ filter: { '': 'x' } }, token), 400, 'InputError',
            /^Invalid filter, '=x' is not a valid statement/);
    },
    'getEntities gives fields': async () => {
        const { items } = await catalog.getEntities({
            filter: { 'metadata.name': 'alpha' },
            fields: ['kind', 'metadata.annotations.example.com/a.b', 'relations', 'none'],
        }, token);
        assert.deepEqual(Object.keys(items[0]).sort(), ['kind', 'metadata', 'relations']);
        assert.deepEqual(items[0].metadata, { annotations: { 'example.com/a.b': 'yes=no' } });
        assert.equal(items[0].relations.length, 2);
    },
    'getEntities orders and pages': async () => {
        const order = [{ field: 'metadata.labels.half', order: 'desc' }, { field: 'metadata.name', order: 'desc' }];
        const filter = { kind: 'resource' };
        const first = await catalog.getEntities({ filter, order, limit: 13 }, token);
        const second = await catalog.getEntities({ filter, order, limit: 13, offset: 13 }, token);
        const expected = [
            ...RESOURCES.filter((_, i) => i % 2).reverse(), ...RESOURCES.filter((_, i) => i % 2 === 0).reverse()];
        assert.deepEqual(names([...first.items, ...second.items]), expected);
        const after = Buffer.from('{"limit":5,"offset":20}').toString('base64');
        assert.deepEqual(names((await catalog.getEntities({ filter, order, after }, token)).items), expected.slice(20));
        const ordered = await catalog.getEntities({ order: { field: 'metadata.title', order: 'asc' } }, token);
        assert.deepEqual(names(ordered.items), ['gamma', 'beta', 'alpha']);
    },
    'getEntitiesByRefs keeps order and places': async () => {
        const entityRefs = ['resource:default/r03', 'component:default/none', 'component:other/beta', 'Component:default/alpha'];
        const { items } = await catalog.getEntitiesByRefs({ entityRefs, fields: ['metadata.name'] }, token);
        assert.deepEqual(items, [{ metadata: { name: 'r03' } }, undefined, { metadata: { name: 'beta' } }, undefined]);
    },
    'getEntitiesByRefs takes more than a chunk': async () => {
        const entityRefs = Array.from({ length: 2_500 }, (_, i) => `resource:default/r${String(i % 100).padStart(2, '0')}`);
        const { items } = await catalog.getEntitiesByRefs({ entityRefs, fields: ['kind'] }, token);
        assert.equal(items.length, 2_500);
        assert.equal(items.filter(Boolean).length, 25 * 25);
    },
    'getEntitiesByRefs filters in both languages': async () => {
        const entityRefs = ['resource:default/r00', 'resource:default/r01'];
        const half = { 'metadata.labels.half': 'odd' };
        const expected = [undefined, 'r01'];
        const find = async request => (await catalog.getEntitiesByRefs({ entityRefs, ...request }, token))
            .items.map(entity => entity?.metadata.name);
        assert.deepEqual(await find({ filter: half }), expected);
        assert.deepEqual(await find({ query: half }), expected);
        assert.deepEqual(await find({ query: half, filter: [{ kind: 'api' }, { kind: 'resource' }] }), expected);
    },
    'queryEntities turns pages by the filter language': async () => {
        await thereAndBack(
            { filter: { kind: 'resource' }, orderFields: { field: 'metadata.name', order: 'asc' } }, RESOURCES, 7);
        await thereAndBack(
            { filter: { kind: 'resource' }, orderFields: { field: 'metadata.name', order: 'desc' } },
            [...RESOURCES].reverse(), 10);
    },
    'queryEntities turns pages by the predicate language': async () => {
        await thereAndBack(
            {
                query: { kind: 'Resource', 'metadata.labels.half': { $in: ['odd', 'even'] } },
                orderFields: [{ field: 'metadata.name', order: 'asc' }],
            },
            RESOURCES, 6);
    },
    'queryEntities turns pages without any question': async () => {
        const { items } = await catalog.getEntities({ fields: ['metadata.name'] }, token);
        await thereAndBack({}, names(items), 8);
    },
    'queryEntities turns pages over equal values': async () => {
        const equal = { filter: { kind: 'resource' }, orderFields: { field: 'spec.type', order: 'desc' } };
        const { items } = await catalog.queryEntities(equal, token);
        assert.equal(items.length, 25);
        await thereAndBack(equal, names(items), 4);
    },
    'queryEntities takes every operator': async () => {
        const find = async query => sorted((await catalog.queryEntities({ query }, token)).items);
        const among = query => ({ $all: [{ $any: [{ kind: 'component' }, { kind: 'api' }] }, query] });
        assert.deepEqual(await find(among({})), ['alpha', 'beta', 'delta', 'gamma', 'nested']);
        assert.deepEqual(await find(among({ $not: { 'spec.type': 'SERVICE' } })), ['beta', 'delta', 'nested']);
        assert.deepEqual(await find(among({ 'metadata.title': { $exists: false } })), ['delta', 'nested']);
        assert.deepEqual(await find(among({ 'metadata.title': { $hasPrefix: '100% g' } })), ['gamma']);
        assert.deepEqual(await find(among({ 'metadata.name': { $in: ['Alpha', 'delta', 'x'] } })), ['alpha', 'delta']);
        assert.deepEqual(await find(among({ 'metadata.tags': { $contains: 'java' } })), ['alpha']);
        assert.deepEqual(await find({ relations: { $contains: { type: 'ownedBy', targetRef: 'user:default/bob' } } }), ['delta']);
        assert.deepEqual(
            await find({ relations: { $contains: { type: 'dependsOn', targetRef: { $in: ['component:default/alpha'] } } } }),
            ['gamma']);
        assert.deepEqual(await find({ 'spec.deep.arr.d': 1 }), ['alpha']);
        assert.deepEqual(await find({ $any: [] }), []);
        assert.equal((await catalog.queryEntities({ query: { $all: [] }, limit: 0 }, token)).totalItems, 33);
        await refused(catalog.queryEntities({ query: { $bad: 1 } }, token), 400, 'InputError',
            /^Invalid query: Validation error: Invalid at "\$bad"$/);
        await refused(catalog.queryEntities({ query: { a: { $contains: { b: 1 } } } }, token), 400, 'InputError',
            /^Object form of \$contains is not supported for field "a"$/);
    },
    'queryEntities joins filter and query': async () => {
        const { items } = await catalog.queryEntities(
            { query: { 'spec.lifecycle': 'production' }, filter: COMPONENTS }, token);
        assert.deepEqual(sorted(items), ['alpha', 'beta']);
    },
    'queryEntities finds text': async () => {
        const find = async request => sorted((await catalog.queryEntities(request, token)).items);
        const text = (term, fields) => ({ fullTextFilter: { term, fields } });
        assert.deepEqual(await find(text(' ALPH ', ['metadata.name', 'metadata.title'])), ['alpha']);
        assert.deepEqual(await find({ ...text('eta', ['metadata.title']), query: { kind: 'component' } }), ['beta']);
        assert.deepEqual(await find({ ...text('%', ['metadata.title']), filter: { kind: 'component' } }), ['gamma']);
        assert.deepEqual(
            await find({ ...text('r1'), filter: { kind: 'resource' }, orderFields: { field: 'metadata.name', order: 'asc' } }),
            RESOURCES.filter(name => name.startsWith('r1')));
        await thereAndBack(
            { ...text('r1'), filter: { kind: 'resource' }, orderFields: { field: 'metadata.name', order: 'asc' } },
            RESOURCES.filter(name => name.startsWith('r1')), 3);
    },
    'queryEntities counts, or not': async () => {
        const filter = { kind: 'resource' };
        assert.deepEqual(await catalog.queryEntities({ filter, limit: 0 }, token), { items: [], totalItems: 25, pageInfo: {} });
        const uncounted = await catalog.queryEntities({ filter, totalItems: 'exclude', limit: 3 }, token);
        assert.equal(uncounted.totalItems, 0);
        assert.equal(uncounted.items.length, 3);
        const skipped = await catalog.queryEntities(
            { filter, offset: 20, orderFields: { field: 'metadata.name', order: 'asc' }, fields: ['metadata.name'] }, token);
        assert.deepEqual(skipped.items, RESOURCES.slice(20).map(name => ({ metadata: { name } })));
        assert.equal(skipped.totalItems, 25);
    },
    'queryEntities leaves out what lacks the order\'s field': async () => {
        const page = await catalog.queryEntities({ orderFields: { field: 'metadata.title', order: 'desc' } }, token);
        assert.deepEqual(names(page.items), ['alpha', 'beta', 'gamma']);
        assert.equal(page.totalItems, 3);
    },
    'queryEntities refuses what is no cursor': async () => {
        await refused(catalog.queryEntities({ cursor: 'abc' }, token), 400, 'InputError', /^Malformed cursor/);
        const foreign = Buffer.from('{"query":{},"orderFields":[]}').toString('base64');
        await refused(catalog.queryEntities({ cursor: foreign }, token), 400, 'InputError', /^Malformed cursor/);
        await refused(catalog.queryEntities({ limit: -1 }, token), 400, 'InputError', /limit/);
        await refused(catalog.queryEntities({ orderFields: { field: 'a', order: 'up' } }, token), 400, 'InputError',
            /^Invalid order field order, must be asc or desc$/);
        await refused(catalog.queryEntities({ fields: ['a[0]'] }, token), 400, 'InputError',
            /^Invalid field "a\[0\]", array type fields are not supported$/);
    },
    'streamEntities gives all, page by page': async () => {
        const every = await all(catalog.streamEntities({ pageSize: 10 }, token));
        assert.deepEqual(every.sizes, [10, 10, 10, 3]);
        const filtered = await all(catalog.streamEntities({ filter: { kind: 'resource' }, pageSize: 10 }, token));
        assert.deepEqual(filtered.sizes, [10, 10, 5]);
        assert.deepEqual(sorted(filtered.collected), RESOURCES);
        const queried = await all(catalog.streamEntities(
            { query: { kind: 'resource' }, orderFields: { field: 'metadata.name', order: 'asc' }, pageSize: 12 }, token));
        assert.deepEqual(queried.sizes, [12, 12, 1]);
        assert.deepEqual(names(queried.collected), RESOURCES);
        const none = await all(catalog.streamEntities({ filter: { kind: 'none' } }, token));
        assert.deepEqual(none.sizes, [0]);
    },
    'getEntityFacets counts in both languages': async () => {
        const expected = {
            'spec.type': [{ value: 'Website', count: 1 }, { value: 'service', count: 2 }],
            'metadata.tags': [{ value: 'go', count: 1 }, { value: 'java', count: 1 }, { value: 'web', count: 1 }],
            nothing: [],
        };
        const facets = Object.keys(expected);
        const plain = array => array.map(({ value, count }) => ({ value, count }))
            .sort((a, b) => (a.value < b.value ? -1 : 1));
        for (const how of [{ filter: COMPONENTS }, { query: { kind: 'Component', 'metadata.title': { $exists: true } } },
            { query: { kind: 'component' }, filter: COMPONENTS }]) {
            const answer = await catalog.getEntityFacets({ facets, ...how }, token);
            assert.deepEqual(
                Object.fromEntries(Object.entries(answer.facets).map(([facet, values]) => [facet, plain(values)])), expected);
        }
        const kinds = (await catalog.getEntityFacets({ facets: ['kind'] }, token)).facets.kind;
        assert.deepEqual(plain(kinds), [
            { value: 'API', count: 1 }, { value: 'Component', count: 4 },
            { value: 'Location', count: 3 }, { value: 'Resource', count: 25 }]);
        await refused(catalog.getEntityFacets({ facets: [] }, token), 400, 'InputError', /^Missing facet parameter$/);
        await refused(catalog.getEntityFacets({ facets: [], query: { kind: 'a' } }, token), 400, 'InputError',
            /^Missing or empty facets parameter$/);
    },
    'refreshEntity reads again': async () => {
        const target = files.put('fresh.yaml', one('fresh', '{type: a, lifecycle: b, owner: c}'));
        const location = await register(target);
        await seen('component:default/fresh');
        files.put('fresh.yaml', one('fresh', '{type: changed, lifecycle: b, owner: c}'));
        assert.equal(await catalog.refreshEntity('component:default/fresh', token), undefined);
        await until('the change', async () =>
            (await catalog.getEntityByRef('component:default/fresh', token)).spec.type === 'changed');
        await refused(catalog.refreshEntity('component:default/none', token), 404, 'NotFoundError',
            /^Entity component:default\/none not found$/);
        await catalog.removeLocationById(location.id, token);
    },
    'removeEntityByUid removes, and what is still there comes back': async () => {
        const location = await register(files.put('back.yaml', one('back', '{type: a, lifecycle: b, owner: c}')));
        const entity = await seen('component:default/back');
        await catalog.removeEntityByUid(entity.metadata.uid, token);
        const again = await until('another entity', async () => {
            const found = await catalog.getEntityByRef('component:default/back', token);
            return found && found.metadata.uid !== entity.metadata.uid;
        });
        assert.ok(again);
        await catalog.removeEntityByUid('7b2d9b1e-0000-4000-8000-000000000000', token);
        await catalog.removeEntityByUid('nonsense', token);
        await catalog.removeLocationById(location.id, token);
    },
    'validateEntity says what is wrong': async () => {
        const entity = {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name: 'web' },
            spec: { type: 'service', lifecycle: 'production', owner: 'group:' },
        };
        const ref = 'url:https://example.com/catalog-info.yaml';
        assert.deepEqual(await catalog.validateEntity(entity, ref, token), { valid: true });
        const named = await catalog.validateEntity({ ...entity, metadata: { name: 'a b' } }, ref, token);
        assert.equal(named.valid, false);
        assert.equal(named.errors[0].name, 'InputError');
        assert.match(named.errors[0].message, /"metadata\.name" is not valid; expected a string that is sequences of \[a-zA-Z0-9\]/);
        const elsewhere = await catalog.validateEntity(entity, 'file:/etc/passwd', token);
        assert.match(elsewhere.errors[0].message, /^Invalid location ref file:\/etc\/passwd, only 'url:<target>' is supported/);
        const nowhere = await catalog.validateEntity(entity, 'https://example.com', token);
        assert.match(nowhere.errors[0].message, /please prefix it with 'url:'/);
        const empty = await catalog.validateEntity({ kind: 'Component' }, ref, token);
        assert.equal(empty.errors[0].name, 'TypeError');
    },
    'analyzeLocation tells what is there': async () => {
        const answer = await catalog.analyzeLocation({ location: { type: 'url', target: catalogTarget } }, token);
        assert.deepEqual(answer.generateEntities, []);
        assert.deepEqual(answer.existingEntityFiles.map(file => file.entity.metadata.name).sort(),
            ['alpha', 'below', 'beta', 'delta', 'gamma', 'nested']);
        const alpha = answer.existingEntityFiles.find(file => file.entity.metadata.name === 'alpha');
        assert.equal(alpha.isRegistered, true);
        assert.equal(alpha.location.target, catalogTarget);
        const fresh = await catalog.analyzeLocation(
            { location: { type: 'url', target: `${files.url}/acme/web` }, catalogFilename: 'catalog-info.yaml' }, token);
        assert.deepEqual(fresh.existingEntityFiles, []);
        assert.equal(fresh.generateEntities[0].entity.metadata.name, 'web');
        await refused(catalog.analyzeLocation({ location: { type: 'url', target: 'x' } }, token), 400, 'InputError',
            /^The given location\.target is not a URL$/);
    },
    'without a token everything is refused': async () => {
        await refused(catalog.getEntities({}), 401, 'AuthenticationError', /./);
        await refused(catalog.addLocation({ target: catalogTarget }), 401, 'AuthenticationError', /./);
    },
    'who may only read cannot change': async () => {
        assert.equal((await catalog.queryEntities({ limit: 0 }, reader)).totalItems, 33);
        await refused(catalog.addLocation({ target: catalogTarget }, reader), 403, 'NotAllowedError', /./);
        await refused(catalog.refreshEntity('component:default/alpha', reader), 403, 'NotAllowedError', /./);
        await refused(catalog.removeEntityByUid('nonsense', reader), 403, 'NotAllowedError', /./);
        await refused(catalog.removeLocationById('nonsense', reader), 403, 'NotAllowedError', /./);
    },
    'who may read nothing finds nothing': async () => {
        assert.deepEqual((await catalog.getEntities({}, blind)).items, []);
        assert.deepEqual(await catalog.queryEntities({}, blind), { items: [], totalItems: 0, pageInfo: {} });
        assert.deepEqual((await catalog.getEntitiesByRefs({ entityRefs: ['component:default/alpha'] }, blind)).items, [undefined]);
        assert.equal(await catalog.getEntityByRef('component:default/alpha', blind), undefined);
        assert.deepEqual((await catalog.getEntityFacets({ facets: ['kind'] }, blind)).facets, { kind: [] });
        assert.deepEqual((await catalog.getLocations({}, blind)).items, []);
        assert.deepEqual(await catalog.queryLocations({}, blind), { items: [], totalItems: 0, pageInfo: {} });
        assert.equal(await catalog.getLocationByRef(`url:${catalogTarget}`, blind), undefined);
        assert.equal(await catalog.getLocationByEntity('component:default/alpha', blind), undefined);
    },
});
files.close();
process.exitCode = failed ? 1 : 0;
