import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { Workplace } from '../../support/cli';
import { chromiumPath } from './chromium';
import { faintTexts } from './contrast';

// What an auditor gets who prints the page; see layout.test.ts for how it looks on a screen.

const executablePath = chromiumPath();
const look = executablePath === undefined && process.env.CI !== 'true' ? describe.skip : describe;

jest.setTimeout(180_000);

const place = new Workplace();

look('the page on paper', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const fixture = path.resolve(__dirname, '..', 'areas');
    place.write(
      'small.ts',
      `import { areas } from ${JSON.stringify(fixture)};\nexport default areas(12, 3);\n`,
    );
    place.run('report', 'small.ts', '-o', 'small.html');
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  }, 600_000);

  afterAll(async () => {
    await browser.close();
    place.remove();
  });

  afterEach(async () => {
    await page.context().close();
  });

  async function open(hash: string, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, colorScheme });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${pathToFileURL(place.at('small.html')).href}${hash}`);
    await page.locator('html[data-ready="yes"]').waitFor();
  }

  async function print(): Promise<void> {
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
  }

  const textOf = (name: string): Promise<string> =>
    page.locator(`section[aria-label="${name}"]`).first().innerText();

  test('it says in words what was asked', async () => {
    await open('#view=services&service=team-1/api&from=asia-02&cache=before&down=europe-01&only=exported');
    await page.locator('#losses').getByText('team-0/api').waitFor();
    await print();
    expect(await textOf('What if clusters are gone')).toContain(
      'Taken down: europe-01 (1 of 12 clusters); the caches of the clusters that are left have expired',
    );
    const answer = await textOf('Who answers');
    expect(answer).toContain(
      'A client in asia-02 calls team-1/api. Taken down: europe-01 (1 of 12 clusters)',
    );
    expect(answer).toContain('still remember what is gone');
    expect(await textOf('Services and clusters')).toContain('only exported ones');
    expect(await textOf('Who reaches whom')).toMatch(
      /Between linked clusters; ports: .+; from pods in any namespace but those of the system to pods/,
    );
  });

  test('a fleet of which nothing is left is no success', async () => {
    await open('#view=services');
    const names = await page
      .locator('#cluster-names option')
      .evaluateAll(all => all.map(one => one.getAttribute('value') ?? ''));
    await open(`#view=services&down=${names.join()}`);
    const note = page.locator('#losses .note');
    expect(await note.innerText()).toContain('No cluster is left that could call');
    expect(await note.getAttribute('class')).toBe('note');
    await print();
    expect(await textOf('What if clusters are gone')).toContain('All 12 clusters are taken down');
  });

  test('what a cluster that is down was to a service is struck out', async () => {
    await open('#view=services&down=europe-01');
    const grid = page.locator('.grid').first();
    const heads = await grid.locator('thead th').allTextContents();
    const column = heads.indexOf('✕ down: europe-01');
    expect(column).toBeGreaterThan(1);
    const rows = await grid
      .locator('tbody tr')
      .evaluateAll(
        (all, at) => all.map(row => [...(row.children[at]?.children ?? [])].map(one => one.tagName)),
        column,
      );
    expect(new Set(rows.flat())).toEqual(new Set(['S']));
    expect(await grid.locator('s').count()).toBe(rows.flat().length);
    const legend = page.locator('[aria-label="Letters"]');
    expect(await legend.innerText()).toContain('its cluster is down');
    await print();
    expect(await page.locator('.grid s').first().isVisible()).toBe(true);
    expect(await legend.isVisible()).toBe(true);
  });

  test.each([
    ['light', ''],
    ['dark', ''],
    ['light', 'tt'],
    ['dark', 'tt'],
  ] as const)('it is light, where the system is %s and somebody pressed "%s"', async (scheme, keys) => {
    await open('', scheme);
    for (const key of keys) await page.keyboard.press(key);
    const colours = (): Promise<string[]> =>
      page.evaluate(() =>
        ['--page', '--text', '--good-soft', '--error-soft', '--accent', '--g0', 'color-scheme'].map(name =>
          getComputedStyle(document.documentElement).getPropertyValue(name).trim(),
        ),
      );
    const onScreen = await colours();
    await print();
    expect(await colours()).toEqual(['#fff', '#000', '#e3f4e8', '#fbe9e7', '#2858c4', '#2f6fc4', 'light']);
    expect(await page.evaluate(faintTexts)).toEqual([]);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await colours()).toEqual(onScreen);
  });

  test('what is folded and short is there, and what is long says how much it is', async () => {
    await open('#view=services&service=team-0/api&from=asia-02');
    const why = page.locator('#answer .demand');
    const [, reasons = ''] = /Why: (\d+) reason/.exec(await why.innerText()) ?? [];
    await print();
    expect(await why.locator('.reasons > li:visible').count()).toBe(Number(reasons));
    const folded = page.locator('details:not([open]) > summary');
    for (const summary of await folded.allInnerTexts()) expect(summary).toMatch(/\d+ (more|entries)/);
    expect(await page.locator('details.more').count()).toBe(0);
    expect(await page.locator('main').innerText()).not.toMatch(/ ,|\band \d+ more$/m);
  });

  test('it says that nothing was asked', async () => {
    await open('#view=policies&namespace=team-0&system=yes');
    await print();
    expect(await textOf('What if clusters are gone')).toContain('No cluster is taken down.');
    expect(await textOf('Who reaches whom')).toContain(
      'from pods in the namespace team-0 to pods in any namespace.',
    );
  });
});
