import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { Workplace } from '../../support/cli';
import { chromiumPath } from './chromium';
import { faintTexts } from './contrast';

// How the page looks and where the focus is, in a real browser; see browser.test.ts for what it says.

const executablePath = chromiumPath();
const look = executablePath === undefined && process.env.CI !== 'true' ? describe.skip : describe;

jest.setTimeout(180_000);

const place = new Workplace();
const views = ['overview', 'topology', 'addresses', 'services', 'policies', 'rollout'] as const;

look('the page as it looks', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    for (const [name, from, what] of [
      ['small', 'test/report/areas', 'areas(12, 3, { clash: true })'],
      ['full', 'bench/fleet.js', 'build(70)'],
    ] as const) {
      const fixture = path.resolve(__dirname, '../../..', from);
      place.write(
        `${name}.ts`,
        `import * as fixture from ${JSON.stringify(fixture)};\nexport default fixture.${what};\n`,
      );
      place.run('report', `${name}.ts`, '-o', `${name}.html`);
    }
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  }, 600_000);

  afterAll(async () => {
    await browser.close();
    place.remove();
  });

  afterEach(async () => {
    await page.context().close();
  });

  async function open(
    file: string,
    hash = '',
    width = 1400,
    scheme: 'light' | 'dark' = 'light',
  ): Promise<void> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${pathToFileURL(place.at(file)).href}${hash}`);
    await page.locator('html[data-ready="yes"]').waitFor();
  }

  const show = async (view: string): Promise<void> => {
    await page.locator(`#view-${view}`).click();
    await page.locator(`#view-${view}[aria-current="page"]`).waitFor();
  };
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.id ?? document.activeElement?.textContent ?? '');

  test.each([
    ['small.html', 400],
    ['full.html', 400],
    ['full.html', 1024],
  ])('%s is no wider than a window of %d pixels', async (file, width) => {
    await open(file, '', width);
    for (const view of views) {
      await show(view);
      expect([view, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([view, width]);
    }
    await open(file, `#view=services&down=${file === 'small.html' ? 'europe-01' : 'cluster-1'}`, width);
    await page.locator('#losses > *').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  test.each(['light', 'dark'] as const)('every text stands out from its ground, %s', async scheme => {
    await open('small.html', '', 1400, scheme);
    for (const view of views) {
      await show(view);
      expect([view, await page.evaluate(faintTexts)]).toEqual([view, []]);
    }
  });

  test('what closes gives the focus back to what opened it', async () => {
    await open('small.html', '#view=topology');
    const link = page.locator('tbody th .link').nth(4);
    const name = await link.innerText();
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: `Cluster ${name}` }).waitFor();
    expect(await focused()).toBe('details');
    await page.keyboard.press('Escape');
    await page.locator('#details').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(name);
    await page.locator('#node-europe-01').focus();
    await page.keyboard.press('Enter');
    await page.locator('#details').waitFor();
    await page.locator('#close-details').click();
    await page.locator('#details').waitFor({ state: 'detached' });
    expect(await focused()).toBe('node-europe-01');
    await page.keyboard.press('/');
    expect(await focused()).toBe('search');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('node-europe-01');
  });

  test('choosing a cluster leaves what somebody opened and scrolled', async () => {
    await open('full.html', '#view=addresses');
    await page.getByText('Ranges and free space as tables').first().click();
    const lanes = page.locator('.lanes.scroll').first();
    await lanes.evaluate(box => {
      box.scrollTop = 300;
    });
    await lanes.getByText('cluster-30', { exact: true }).click();
    await page.getByRole('complementary', { name: 'Cluster cluster-30' }).waitFor();
    expect(await lanes.evaluate(box => box.scrollTop)).toBe(300);
    expect(await page.locator('main .demand[open]').count()).toBe(1);
  });

  test('a full mesh of many is a sentence and a small matrix, not a ring', async () => {
    await open('full.html', '#view=topology');
    expect(await page.locator('.ring').count()).toBe(0);
    expect(await page.locator('.glance').innerText()).toContain(
      'Each of the 70 clusters is linked with every other: 2,415 links.',
    );
    const box = await page.locator('#adjacency').boundingBox();
    expect(box?.width).toBeLessThan(320);
  });

  test('backends that are alike are one row, until somebody unfolds them', async () => {
    await open('full.html', '#view=services&service=ns-2/global-0');
    const rows = page.locator('#answer tbody tr');
    expect(await rows.allInnerTexts()).toEqual(['cluster-1 to cluster-70\t1 each\t1.4 % each']);
    await page.getByText('Show each of 70 clusters').click();
    expect(await rows.count()).toBe(70);
  });

  test('paper has no patterns, no buttons in heads, and a list of many ranges', async () => {
    await open('full.html');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const found = await page.evaluate(() => ({
      drawn: [...document.querySelectorAll('.track, .track .range')].filter(
        element => getComputedStyle(element).backgroundImage !== 'none',
      ).length,
      buttons: document.querySelectorAll('thead button').length,
      listed: document.querySelectorAll('.listed li').length,
    }));
    expect(found).toEqual({ drawn: 0, buttons: 0, listed: 140 });
  });
});
