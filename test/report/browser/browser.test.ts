import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { Workplace } from '../../support/cli';
import { chromiumPath } from './chromium';

// The page in a real browser: skipped with a message where there is none, but not in CI.

const executablePath = chromiumPath();
const isRequired = process.env.CI === 'true';
if (executablePath === undefined && !isRequired)
  process.stderr.write('No chromium is on the path (or in MESHPRINT_CHROMIUM): the page is not looked at.\n');
const look = executablePath === undefined && !isRequired ? describe.skip : describe;

// Other tests may keep the machine busy meanwhile.
jest.setTimeout(180_000);

const fixture = path.resolve(__dirname, '..', 'areas');
const place = new Workplace();
const views = ['overview', 'topology', 'addresses', 'services', 'policies', 'rollout'] as const;

look('the page in a browser', () => {
  let browser: Browser;
  let page: Page;
  let wrong: string[];

  beforeAll(async () => {
    const write = (name: string, what: string): void => {
      place.write(
        name,
        `import { areas } from ${JSON.stringify(fixture)};\nexport default areas(${what});\n`,
      );
    };
    write('base/small.ts', '12, 3');
    write('small.ts', '12, 3, { more: true, upgraded: true }');
    write('large.ts', '511, 9, { namespaces: 6 }');
    const done = [
      place.run('synth', 'base/small.ts', '--out', 'dist'),
      place.run('report', 'small.ts', '-o', 'small.html', '--base', 'dist'),
      place.run('report', 'large.ts', '-o', 'large.html'),
    ];
    expect(done.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, expect.any(String)],
      [0, expect.any(String)],
      [0, expect.any(String)],
    ]);
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  }, 600_000);

  afterAll(async () => {
    await browser.close();
    place.remove();
  });

  async function open(file: string, hash = '', colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, colorScheme });
    page = await context.newPage();
    page.setDefaultTimeout(120_000);
    wrong = [];
    page.on('console', message => wrong.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', error => wrong.push(error.message));
    page.on('request', request => {
      if (request.resourceType() !== 'document') wrong.push(request.url());
    });
    await page.goto(`${pathToFileURL(place.at(file)).href}${hash}`);
    await page.locator('html[data-ready="yes"]').waitFor();
    return page;
  }

  afterEach(async () => {
    // Neither errors nor requests, whatever a test did.
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  test.each(['small.html', 'large.html'])('%s shows every view, in light and in dark', async file => {
    for (const scheme of ['light', 'dark'] as const) {
      await open(file, '', scheme);
      for (const view of views) {
        await page.locator(`#view-${view}`).click();
        await page.locator(`#view-${view}[aria-current="page"]`).waitFor();
        expect((await page.locator('main').innerText()).length).toBeGreaterThan(60);
        // Nothing is wider than the window but what scrolls by itself.
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      }
      if (scheme === 'light') await page.context().close();
    }
  });

  test('the chosen colours win over those of the system', async () => {
    await open('small.html', '', 'light');
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.keyboard.press('t');
    expect(await ground()).toBe(light);
    await page.keyboard.press('t');
    expect(await ground()).not.toBe(light);
  });

  test('the overview says what is wrong and what changed', async () => {
    await open('small.html');
    const text = await page.locator('main').innerText();
    expect(text).toContain('12\nclusters');
    expect(text).toContain('What changed');
    expect(text).toContain('team-0/jobs-to-api');
  });

  test('a cluster of the ring shows its facts, links and repository', async () => {
    await open('small.html', '#view=topology');
    await page.locator('#node-europe-02 .target').click();
    const details = page.getByRole('complementary', { name: 'Cluster europe-02' });
    await details.waitFor();
    const text = await details.innerText();
    for (const part of ['https://git.example.com/fleet/c-4.git', '5 links', 'areas.ts:', '10.1.0.0/18'])
      expect(text).toContain(part);
    await page.keyboard.press('Escape');
    await details.waitFor({ state: 'detached' });
  });

  test('a large mesh is bundles and a matrix, not a disc of lines', async () => {
    await open('large.html', '#view=topology');
    expect(await page.locator('.bundle').count()).toBeGreaterThan(9);
    expect(await page.locator('.lines path').count()).toBe(0);
    await page.locator('#adjacency').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.says').innerText()).toBe('africa-01 – africa-02: linked');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Cluster africa-01' }).waitFor();
  });

  test('taking a cluster down shows who loses what, and what clients still get', async () => {
    await open('small.html', '#view=services&service=team-0/api&from=asia-02');
    await page.locator('#down-input').fill('europe-99');
    await page.locator('#down-input').press('Enter');
    await page.getByRole('alert').getByText('The fleet has no cluster europe-99').waitFor();
    await page.locator('#down-input').fill('europe-01');
    await page.locator('#down-input').press('Enter');
    const losses = page.locator('#losses');
    await losses.getByText('team-0/api').waitFor();
    expect(await losses.innerText()).not.toContain('team-1/api');
    expect(await page.locator('#answer').innerText()).toContain('nobody answers');
    expect(await losses.innerText()).toContain('once their caches have expired');
    await page.locator('#answer').getByText('still remember').click();
    await page.locator('#answer').getByText('gone', { exact: true }).waitFor();
    await page.locator('#up-europe-01').click();
    await page.locator('#answer').getByText('100 %').waitFor();
    const failover = place.run('failover', 'small.ts', '--json');
    expect(failover.stdout).toContain('"team-0/api"');
  });

  test('five hundred clusters are asked without standing still', async () => {
    await open('large.html', '#view=services&down=europe-01');
    await page.locator('#losses').getByText('team-0/api').waitFor({ timeout: 60_000 });
  });

  test('a cell explains its verdict, by the keyboard too', async () => {
    await open('small.html', '#view=policies&namespace=team-0');
    await page.getByLabel('Only what the change opens').check();
    expect(await page.locator('.verdict.opened').count()).toBeGreaterThan(1);
    const cell = page.locator('td[tabindex="0"]');
    await cell.focus();
    await page.keyboard.press('Enter');
    const why = page.locator('#verdict');
    await why.getByText('Before: deny; now: allow.').waitFor();
    expect(await why.innerText()).toContain('team-0/jobs-to-api');
    expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^cell-/);
  });

  test('what the change opens is led to, a port is kept, and a cell is named by its pods', async () => {
    const hash = (): Promise<string> =>
      page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get('cell') ?? 'none');
    await open('small.html', '#view=policies&relation=linked&ports=TCP+9090&cell=4.4');
    expect([await page.locator('#ports-select').inputValue(), await hash()]).toEqual(['TCP 9090', 'none']);
    await page.getByLabel('Only what the change opens').check();
    await page.locator('.verdict.opened').nth(1).waitFor();
    const led = page.getByRole('group', { name: 'The change opens on' });
    expect(await led.getByRole('button', { pressed: true }).innerText()).toBe(
      'TCP 80, between linked clusters',
    );
    await page.locator('td[data-spot]:has(.opened)').first().focus();
    await page.keyboard.press('Enter');
    expect(await hash()).toBe('team-0/app=job>team-0/app=api');
    await page.getByRole('button', { name: 'Within a cluster', exact: true }).click();
    await page.locator('#verdict').getByText('within a cluster; TCP 80').waitFor();
    expect(await hash()).toBe('team-0/app=job>team-0/app=api');
    await page.keyboard.press('6');
    await page.locator('#view-rollout[aria-current="page"]').waitFor();
    expect(await hash()).toBe('none');
  });

  test('everything is reached by the keyboard', async () => {
    await open('small.html');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('To the content');
    await page.keyboard.press('2');
    await page.locator('#view-topology[aria-current="page"]').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('asia-03');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Cluster asia-03' }).waitFor();
    await page.locator('#node-asia-01').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Cluster asia-01' }).waitFor();
  });

  test('the address plan has a bar for each range, and free space', async () => {
    await open('small.html', '#view=addresses');
    expect(await page.locator('.lanes.scroll .range.pods').count()).toBe(12);
    expect(await page.locator('.lanes.scroll .range.nodes').count()).toBe(12);
    expect(await page.locator('.free').count()).toBeGreaterThan(1);
  });

  test('paper has every view', async () => {
    await open('small.html');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.printed').count()).toBe(views.length);
    expect(await page.locator('header.top').isVisible()).toBe(false);
  });
});
