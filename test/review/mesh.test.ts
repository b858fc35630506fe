import { cases } from './cases';
import { reviewOf } from './fleets';

const meshOf = (name: keyof typeof cases): ReturnType<typeof reviewOf>['mesh'] => {
  const fleets = cases[name];
  if (fleets === undefined) throw new Error(`there is no case ${name}`);
  return reviewOf(...fleets()).mesh;
};

test('a policy that goes closes what only it allowed', () => {
  const { connections } = meshOf('a-policy-goes');
  expect(connections.length).toBeGreaterThan(0);
  for (const connection of connections)
    expect(connection).toMatchObject({
      kind: 'closed',
      from: 'shop/app=frontend',
      to: 'shop/app=catalog',
      ports: ['8080/TCP'],
    });
  expect(connections.map(({ clusters }) => clusters).sort()).toEqual(['linked', 'same cluster']);
});

test('a provider that is drained is lost to all callers', () => {
  expect(meshOf('a-provider-drained').services).toEqual([
    {
      service: 'shop/catalog',
      by: 'service',
      grade: 'critical',
      callers: ['rome'],
      lost: ['rome'],
      gained: [],
      isDown: true,
    },
    {
      service: 'shop/catalog',
      by: 'imported',
      grade: 'medium',
      callers: ['oslo', 'paris', 'rome'],
      lost: ['rome'],
      gained: [],
      isDown: false,
    },
  ]);
});

test('a link that goes takes the backends behind it', () => {
  expect(meshOf('a-link-removed').services).toEqual([
    {
      service: 'shop/catalog',
      by: 'imported',
      grade: 'medium',
      callers: ['oslo'],
      lost: ['rome'],
      gained: [],
      isDown: false,
    },
  ]);
});

test('a patch does nothing to traffic', () => {
  expect(meshOf('a-patch')).toEqual({ connections: [], services: [], unasked: [] });
});
