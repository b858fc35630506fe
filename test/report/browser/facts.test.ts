import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { blueprint, Workplace } from '../../support/cli';
import { chromiumPath } from './chromium';

// That the page in a browser says what the commands say. Skipped as the other tests in a browser are.

const executablePath = chromiumPath();
const look = executablePath === undefined && process.env.CI !== 'true' ? describe.skip : describe;
jest.setTimeout(180_000);

const fixture = path.resolve(__dirname, '..', 'areas');
const place = new Workplace();

look('the page', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const write = (name: string, what: string): void => {
      place.write(
        name,
        `import { areas } from ${JSON.stringify(fixture)};\nexport default areas(${what});\n`,
      );
    };
    write('small.ts', '12, 3');
    write('base/grown.ts', '12, 3, { hubs: 4, namespaces: 0 }');
    write('grown.ts', "13, 3, { name: 'fleet-12', namespaces: 0 }");
    expect(place.run('synth', 'base/grown.ts').code).toBe(0);
    expect(place.run('report', 'grown.ts', '-o', 'grown.html', '--base', 'dist').code).toBe(0);
    place.write('clean.ts', blueprint());
    place.write('broken.ts', "throw new Error('no luck');");
    expect(place.run('report', 'small.ts', '-o', 'small.html').code).toBe(0);
    expect(place.run('report', 'clean.ts', '-o', 'clean.html').code).toBe(0);
    expect(place.run('report', 'clean.ts', 'broken.ts', '-o', 'some.html').code).toBe(1);
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  }, 600_000);

  afterAll(async () => {
    await browser.close();
    place.remove();
  });

  async function open(file: string, hash = ''): Promise<void> {
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(`${pathToFileURL(place.at(file)).href}${hash}`);
    await page.locator('html[data-ready="yes"]').waitFor();
  }
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  test('a client in a cluster that is down is told as the command does, and another one is asked', async () => {
    const asked = '#view=services&service=team-0/api&from=asia-02&down=europe-01,asia-02';
    await open('small.html', asked);
    const answer = () => page.locator('#answer');
    const told = place.run(
      ...['resolve', 'team-0/api', '-b', 'small.ts', '-f', 'asia-02', '-d', 'asia-02'],
    ).stderr;
    expect(told).toBe('asia-02 is gone itself, so that nobody is left to call.\n');
    await answer().getByText(told.trim()).waitFor();
    expect(await answer().innerText()).not.toMatch(/ %|nobody answers|There is no such name/);

    // Without a choice it is somebody who is left, and so it is when the chosen one is taken down.
    const client = () => page.getByLabel('Client in');
    await open('small.html', '#view=services&service=team-0/api&down=america-01,europe-01');
    expect(await client().inputValue()).toBe('america-02');
    await open('small.html', '#view=services&service=team-0/api&from=asia-02');
    await page.locator('#down-input').fill('asia-02');
    await page.locator('#down-input').press('Enter');
    await page.locator('#up-asia-02').waitFor();
    expect(await client().inputValue()).not.toBe('asia-02');
    expect(await answer().innerText()).toContain('100 %');
    expect(await client().innerText()).toContain('asia-02 (down)');
  });

  test('an error of another blueprint does not stand above a word of praise', async () => {
    const nothing = 'Nothing was found: no error, no warning, no advice.';
    await open('clean.html');
    expect(await page.locator('main').innerText()).toContain(nothing);
    await open('some.html');
    const text = await page.locator('main').innerText();
    expect(text).toContain('broken.ts:1: no luck');
    expect(text).toContain('In the fleet pair nothing was found; what stands above is another matter.');
    expect(text).not.toContain(nothing);
  });

  test('the topology says what joined, and which links are new or gone, in words and signs', async () => {
    await open('grown.html', '#view=topology');
    const changed = page.locator('#topology-changes');
    const text = await changed.innerText();
    expect(text).toContain('Against dist: + joined: europe-05');
    expect(text).toMatch(/\+ 6 links new\s*− 6 links gone/);
    expect(await changed.locator('tbody tr').count()).toBe(12);
    expect(await changed.locator('tbody tr', { hasText: '− link gone' }).count()).toBe(6);
    expect(await page.locator('.lines text.new').count()).toBe(6);
    expect(await page.locator('.lines text.gone').count()).toBe(6);
    expect(await page.locator('#node-europe-05 text').allTextContents()).toEqual(['europe-05', '+']);
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'europe-05' }) });
    expect(await row.first().innerText()).toMatch(/\+ joined\s*\+ 6 links new/);
    await page.getByRole('button', { name: 'Matrix' }).click();
    await page.locator('#adjacency').focus();
    const said: string[] = [];
    for (let i = 0; i < 13; i += 1) {
      said.push(await page.locator('.says').innerText());
      await page.keyboard.press('ArrowRight');
    }
    expect(said.filter(one => one.endsWith(' – europe-05: linked, + new'))).toHaveLength(1);
    await page.locator('#view-overview').click();
    expect(await page.locator('main').innerText()).toContain('; europe-05 joined; 6 links new; 6 links gone');
  });
});
