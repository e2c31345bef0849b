// Each check looks at one entity as the catalog has it, and says why it thinks so.

const pass = (evidence, value) => (value === undefined ? { result: 'pass', evidence } : { result: 'pass', evidence, value });
const fail = (evidence, value) => (value === undefined ? { result: 'fail', evidence } : { result: 'fail', evidence, value });
const notApplicable = (evidence) => ({ result: 'not_applicable', evidence });

const text = (value) => (typeof value === 'string' ? value.trim() : '');
const code = (value) => '`' + String(value).replace(/`/g, "'") + '`';
const targets = (entity, type) =>
  (Array.isArray(entity.relations) ? entity.relations : [])
    .filter((relation) => relation && relation.type === type)
    .map((relation) => text(relation.targetRef));

export async function owner({ input }) {
  const { entity } = input;
  const owners = targets(entity, 'ownedBy');
  if (owners.length > 0) {
    return pass('It is owned by ' + owners.map(code).join(' and ') + '.');
  }
  const named = text(entity.spec && entity.spec.owner);
  return named === ''
    ? fail('Nobody owns it. Set `spec.owner`.')
    : fail('It names ' + code(named) + ' as its owner, which is nobody that the catalog knows.');
}

export async function description({ config, input }) {
  const said = text(input.entity.metadata.description);
  const shortest = config.shortestDescription || 20;
  if (said === '') {
    return fail('It has no description. Set `metadata.description`.', 0);
  }
  return said.length < shortest
    ? fail('Its description has ' + said.length + ' characters, and should have ' + shortest + ' at least.', said.length)
    : pass('Its description has ' + said.length + ' characters.', said.length);
}

export async function lifecycle({ config, input }) {
  const said = text(input.entity.spec && input.entity.spec.lifecycle);
  const known = config.lifecycles || ['experimental', 'production', 'deprecated'];
  if (said === '') {
    return fail('It has no lifecycle. Set `spec.lifecycle` to one of ' + known.map(code).join(', ') + '.');
  }
  return known.includes(said)
    ? pass('It is ' + code(said) + '.')
    : fail('Its lifecycle is ' + code(said) + ', which is none of ' + known.map(code).join(', ') + '.');
}

export async function tags({ config, input }) {
  const said = Array.isArray(input.entity.metadata.tags) ? input.entity.metadata.tags : [];
  const fewest = config.fewestTags || 1;
  return said.length < fewest
    ? fail('It has ' + said.length + ' of ' + fewest + ' tags. Set `metadata.tags`.', said.length)
    : pass('It is tagged ' + said.slice(0, 10).map(code).join(', ') + '.', said.length);
}

export async function readme({ input }) {
  const { metadata } = input.entity;
  const links = Array.isArray(metadata.links) ? metadata.links : [];
  const link = links.find((one) => /readme/i.test(text(one && one.title)) || /readme/i.test(text(one && one.url)));
  if (link) {
    return pass('It links to ' + code(text(link.url)) + '.');
  }
  const docs = text((metadata.annotations || {})['backstage.io/techdocs-ref']);
  return docs === ''
    ? fail('No link leads to a README. Add one to `metadata.links`, with README in its title.')
    : pass('Its documentation is in the portal.');
}

export async function apiDocs({ input }) {
  const { entity } = input;
  if (String(entity.kind).toLowerCase() === 'api') {
    const definition = text(entity.spec && entity.spec.definition);
    return definition === ''
      ? fail('The API has no definition. Set `spec.definition`.')
      : pass('Its definition has ' + definition.length + ' characters.');
  }
  const provided = targets(entity, 'providesApi');
  if (provided.length > 0) {
    return pass('It provides ' + provided.slice(0, 5).map(code).join(', ') + '.', provided.length);
  }
  return text(entity.spec && entity.spec.type) === 'service'
    ? fail('It is a service and provides no API. Set `spec.providesApis`.', 0)
    : notApplicable('Only services are expected to provide APIs.');
}
