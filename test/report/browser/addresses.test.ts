import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { Workplace } from '../../support/cli';
import { chromiumPath } from './chromium';

// The address plan of dual-stack fleets in a real browser; see browser.test.ts for what says that there is none.

const executablePath = chromiumPath();
const look = executablePath === undefined && process.env.CI !== 'true' ? describe.skip : describe;

jest.setTimeout(180_000);

const place = new Workplace();

/** Pods and nodes of two clusters, in both families: IPv6 close together and far apart. */
const fleets = {
  local: ['fd00:1::/48', 'fd00:ff:1::/64', 'fd00:2::/48', 'fd00:ff:2::/64'],
  global: ['2001:db8:1::/64', '2001:db8:ff::/64', '2001:db8:2::/64', '2001:db8:fe::/64'],
} as const;

look('the address plan of both families', () => {
  let browser: Browser;
  let page: Page;
  let wrong: string[];

  beforeAll(async () => {
    for (const [name, [pods, nodes, otherPods, otherNodes]] of Object.entries(fleets)) {
      const cluster = (id: number, podCidrs: string[], nodeCidrs: string[]) => ({
        id,
        kubernetes: '1.34',
        platform: { generic: {} },
        podCidrs,
        nodeCidrs,
        repository: { url: `https://git.example.com/${id}.git` },
      });
      const provision = { install: { version: 'v1.19.1', rootSecret: 'root' } };
      const fleet = {
        name,
        cilium: { version: '1.20.3' },
        flux: { version: '2.9.4' },
        mesh: {
          domain: 'm.example.com',
          topology: { fullMesh: {} },
          trust: { certManager: { issuer: 'mesh', provision } },
        },
        clusters: {
          alpha: cluster(1, ['10.1.0.0/16', pods], ['10.128.0.0/20', nodes]),
          beta: cluster(2, ['10.2.0.0/16', otherPods], ['10.129.0.0/20', otherNodes]),
        },
      };
      place.write(`${name}.yaml`, JSON.stringify(fleet));
      expect(place.run('report', `${name}.yaml`, '-o', `${name}.html`).code).toBe(0);
    }
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser.close();
    place.remove();
  });

  afterEach(async () => {
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  async function open(file: string, hash: string): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    page = await context.newPage();
    wrong = [];
    page.on('console', message => wrong.push(message.text()));
    page.on('pageerror', error => wrong.push(error.message));
    await page.goto(`${pathToFileURL(place.at(file)).href}${hash}`);
    await page.locator('html[data-ready="yes"]').waitFor();
  }

  /** Every bar: what it says, and where it begins and ends in its track, from 0 to 1. */
  const bars = (): Promise<{ says: string; from: number; to: number }[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.track > .range, .track > .free')].map(bar => {
        const [own, track] = [bar, bar.parentElement ?? bar].map(one => one.getBoundingClientRect());
        const part = (x = 0): number => (x - (track?.left ?? 0)) / (track?.width ?? 1);
        return { says: bar.title, from: part(own?.left), to: part(own?.right) };
      }),
    );

  test.each(Object.keys(fleets))('%s: a bar for each range, and all within their axes', async name => {
    for (const scale of ['used', 'block']) {
      await open(`${name}.html`, `#view=addresses&scale=${scale}`);
      const all = await bars();
      for (const cidr of fleets[name as keyof typeof fleets])
        expect(all.filter(({ says }) => says.startsWith(`${cidr} (`)).length).toBeGreaterThan(1);
      expect(all.filter(({ says }) => /:.* is free$/.test(says)).length).toBeGreaterThan(0);
      expect(all.filter(({ from, to }) => from < -0.0001 || to > 1.0001 || !(to > from))).toEqual([]);
      if (scale === 'used') await page.context().close();
    }
  });

  test('the range of one network is half of an axis that shows as much again', async () => {
    await open('global.html', '#view=addresses');
    const all = await bars();
    const [nodes, free] = ['2001:db8:fe::/64 (nodes of beta)', '2001:db8:fe:1::/64 is free'].map(text =>
      all.find(({ says }) => says === text),
    );
    expect([nodes?.from, nodes?.to, free?.from, free?.to].map(x => Number(x?.toFixed(3)))).toEqual([
      0, 0.5, 0.5, 1,
    ]);
    expect(await page.locator('.axis', { hasText: '2001:db8:fe:2::' }).innerText()).toContain(
      '2001:db8:fe::',
    );
  });

  test('paper has the views behind the addresses', async () => {
    await open('local.html', '');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('.printed').count()).toBe(6);
  });
});
