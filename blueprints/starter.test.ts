import path from 'node:path';
import { expect, loadFleet, pod, type TestFleet } from 'meshprint/testing';

let fleet: TestFleet;
beforeAll(async () => {
  fleet = await loadFleet(path.join(__dirname, 'starter.yaml'));
});

test('the fleet has no mistakes', () => {
  expect(fleet).toHaveNoFindings();
});

test('the core answers everybody; its own callers stay at home', () => {
  expect(fleet).toResolve('web/web').from('berlin').to(['berlin']);
  expect(fleet).toResolve('web/web').from('madrid').to({ berlin: 0.5, dublin: 0.5 });
});

test.each(['berlin', 'dublin', 'madrid'])('the web goes on without %s', cluster => {
  expect(fleet).toSurviveLossOf(cluster);
});

test('clients reach the web from every cluster, and nobody else does', () => {
  const web = pod('berlin', 'web', { app: 'web' });
  expect(fleet).toAllow({ from: pod('madrid', 'web', { role: 'client' }), to: web, port: 8080 });
  expect(fleet).toDeny({ from: pod('madrid', 'web', { app: 'web' }), to: web, port: 8080 });
  expect(fleet).toIsolate('web');
});
