// Drives report pages in Chromium: usage: node page.mjs FOLDER, which holds sample.html, hostile.html, empty.html (made by
// tests/unit/view/view_report_test) and talks.html (made from examples/talks).
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { chromium } = require('playwright-core');

const folder = process.argv[2];
const url = (name, hash = '') => pathToFileURL(join(folder, name)).href + hash;

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

/** Opens a page, hands it to `check`, and holds it to: no error, no message, no request but for the file itself. */
async function visit(name, check, { hash = '', width = 1280, height = 900 } = {}) {
  const page = await browser.newPage({ viewport: { width, height } });
  const trouble = [];
  page.on('console', (message) => trouble.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const own = request.url().startsWith('data:') || request.url().split('#')[0] === url(name);
    if (!own) trouble.push(`request: ${request.url()}`);
  });
  await page.goto(url(name, hash));
  await check(page);
  assert.deepEqual(trouble, [], name);
  await page.close();
}

const storyOf = (page) => page.evaluate(() => JSON.parse(document.getElementById('coverage').textContent));
const points = (text, begin, end) => [...text].slice(begin, end).join('');
const open = (page) => page.locator('dialog.reader[open]');

/** The highlighted text of the open panel, span by span. */
async function marked(page) {
  return page.locator('dialog .text .what').evaluateAll((all) => all.map((each) => each.textContent));
}

/** Picks as a reader would: in the list of bars where it is shown, else in the select. */
async function pick(page, id, name) {
  const select = page.locator('#pick-' + id);
  const bar = page.locator('.facet', { has: select }).locator('.bars button', { has: page.getByText(name, { exact: true }) });
  if (await bar.isVisible()) await bar.click();
  else await select.selectOption(name);
}

async function filterBySpeakerAndOutlet(page, story) {
  const nameOf = (each) => each.who || 'Speaker not named';
  const sure = story.statements.filter((each) => each.sure);
  const outletsOf = (each) => each.reports.map((report) => story.outlets[story.outletOf[report.article]]);
  const expectFound = async (keep) => {
    const expected = sure.filter(keep).length;
    assert.match(await page.locator('.found').textContent(), new RegExp(`^${expected} statements? of ${sure.length}`));
  };
  assert.ok(sure.length > 50 && sure.length < story.statements.length);
  const first = sure.find((each) => each.speaker !== null) ?? sure[0];
  const speaker = nameOf(first);
  const outlet = outletsOf(first)[0];

  await pick(page, 'speaker', speaker);
  await expectFound((each) => nameOf(each) === speaker);
  assert.deepEqual([...new Set(await page.locator('.speaker').allTextContents())], [speaker]);
  await pick(page, 'outlet', outlet);
  const both = (each) => nameOf(each) === speaker && outletsOf(each).includes(outlet);
  await expectFound(both);

  await page.reload();
  await expectFound(both);
  assert.equal(await page.locator('#pick-speaker').inputValue(), speaker);
  assert.equal(await page.locator('#pick-outlet').inputValue(), outlet);
  await page.locator('.found button').click();
  assert.match(await page.locator('.found').textContent(), /^[\d,]+ statements$/);
}

async function noSidewaysScroll(page) {
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(inner <= outer, `the page is ${inner} wide in a window of ${outer}`);
}

const tests = {
  async 'the sample shows its story'() {
    await visit('sample.html', async (page) => {
      assert.equal(await page.title(), 'Lock talks pause as the Sound denies a fee');
      assert.equal(await page.locator('h1').textContent(), 'Lock talks pause as the Sound denies a fee');
      assert.match(await page.locator('.dates').textContent(), /2–9 Mar 2031; 1 article undated/);
      assert.deepEqual(await page.locator('.tally dd').allTextContents(), ['5', '4', '3', '2', '3']);
      assert.deepEqual(await page.locator('.days h3').allTextContents(), [
        'Sunday 2 March 2031',
        'Saturday 8 March 2031',
        'Sunday 9 March 2031',
      ]);
      assert.deepEqual(await page.locator('.group > h3').allTextContents(), [
        'Sunday 9 March 2031',
        'Sunday 2 March 2031',
        'date unknown',
      ]);
      assert.equal(await page.locator('.axis .day').count(), 3);
    });
  },

  async 'cuts show what was left out'() {
    await visit('sample.html', async (page) => {
      await page.locator('.cuts summary').click();
      assert.equal(await page.locator('.cut .outlet').textContent(), 'Evening Courier');
      assert.deepEqual(await page.locator('.cut del').allTextContents(), ['not to close the door,”']);
    });
  },

  async 'a figure opens its sentence'() {
    await visit('sample.html', async (page) => {
      assert.equal(await page.locator('.charts .point').count(), 3);
      assert.equal(await page.locator('.charts .band').count(), 1);
      await page.locator('.charts .point').last().click();
      assert.deepEqual(await marked(page), ['More than 1,200']);
      assert.match(await open(page).textContent(), /according to Ida Renn/);
    });
  },

  async 'a difference opens either side'() {
    await visit('sample.html', async (page) => {
      await page.locator('.difference .side a').nth(1).click();
      assert.deepEqual(await marked(page), ['“There is no fee,”']);
      await page.locator('.difference .side a').nth(0).click();
      assert.deepEqual(await marked(page), ['the Sound asked for a fee']);
    });
  },

  async 'spans behind an emoji are right'() {
    await visit('sample.html', async (page) => {
      const story = await storyOf(page);
      const moment = story.moments[1];
      await page.locator(`[data-open="m${moment.id}"]`).click();
      const expected = points(story.articles[moment.article].text, ...moment.span);
      assert.match(expected, /^A 船 named Naïve 🚢 was/);
      assert.deepEqual(await marked(page), [expected]);
    });
  },

  async 'copies are marked'() {
    await visit('sample.html', async (page) => {
      const courier = page.locator('.source', { hasText: 'Evening Courier' });
      assert.match(await courier.locator('summary').textContent(), /a copy/);
      await courier.locator('summary').click();
      assert.match(await courier.locator('li').textContent(), /copy of Harbour Mail, 2 Mar 2031/);
    });
  },

  async 'the panel gives the focus back'() {
    for (const width of [1280, 400])
      await visit(
        'sample.html',
        async (page) => {
          const link = page.locator('blockquote a').nth(1);
          await link.focus();
          await page.keyboard.press('Enter');
          await open(page).waitFor();
          assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Close');
          assert.match(await page.evaluate(() => location.hash), /open=r102/);
          await page.keyboard.press('Escape');
          await open(page).waitFor({ state: 'detached' });
          assert.equal(await link.evaluate((each) => each === document.activeElement), true);
          assert.doesNotMatch(await page.evaluate(() => location.hash), /open=/);
        },
        { width },
      );
  },

  async 'an article cannot act on the page'() {
    await visit('hostile.html', async (page) => {
      assert.match(await page.title(), /^<\/script><script>document\.title='taken'/);
      assert.equal(await page.locator('main script').count(), 0);
      await page.locator('h1 a').click();
      assert.match(await open(page).textContent(), /<\/script><script>.*&amp;/s);
    });
  },

  async 'no story is a page too'() {
    await visit('empty.html', async (page) => {
      assert.equal(await page.locator('h1').textContent(), 'Nothing to report');
      assert.equal(await page.locator('main > section').count(), 0);
    });
  },

  async 'the examples filter by speaker and outlet'() {
    for (const width of [1280, 800])
      await visit('talks.html', async (page) => filterBySpeakerAndOutlet(page, await storyOf(page)), { width });
  },

  async 'a chosen speaker has a portrait'() {
    await visit('talks.html', async (page) => {
      assert.equal(await page.locator('.portrait').count(), 0);
      const { entities } = await storyOf(page);
      const entity = entities.find((each) => each.roles?.length && each.about?.length);
      await pick(page, 'speaker', entity.name);
      const told = await page.locator('.portrait').textContent();
      for (const [role] of entity.roles) assert.ok(told.includes(role), role);
      assert.equal(await page.locator('.portrait details li').count(), entity.about.length);
      await page.locator('.portrait summary').click();
      await page.locator('.portrait details a').first().click();
      assert.equal(await page.locator('.reader .title').count(), 1);
    });
  },

  async 'the examples are searched'() {
    await visit('talks.html', async (page) => {
      const found = page.locator('.found');
      const statements = (await storyOf(page)).statements.filter((each) => each.sure);
      assert.match(await found.textContent(), new RegExp(`^${statements.length} statements$`));
      await page.fill('#search', 'Talks');
      const some = Number.parseInt(await found.textContent(), 10);
      assert.ok(some > 0 && some < statements.length);
      for (const text of await page.locator('.turn').allTextContents()) assert.match(text, /talks/i);
      await page.fill('#search', 'words that nobody said');
      assert.match(await page.locator('.nothing').textContent(), /No statement/);
    });
  },

  async 'what is uncertain is listed on demand'() {
    await visit('talks.html', async (page) => {
      const { statements } = await storyOf(page);
      const found = async () => Number.parseInt(await page.locator('.found').textContent(), 10);
      const sure = statements.filter((each) => each.sure).length;
      assert.ok(sure < statements.length);
      assert.equal(await found(), sure);
      await page.locator('.unsure input').check();
      assert.equal(await found(), statements.length);
      await page.reload();
      assert.equal(await found(), statements.length);
      await page.locator('.unsure input').uncheck();
      assert.equal(await found(), sure);
    });
  },

  async 'the examples show the course of the talks'() {
    await visit('talks.html', async (page) => {
      const { board, articles } = await storyOf(page);
      const dated = (entry) => /^\d{4}-\d\d-\d\d/.test(entry.day);
      const judged = board.filter((entry) => entry.kind === 'assessment' && dated(entry));
      assert.ok(judged.length > 3);
      assert.equal(await page.locator('.course .point').count(), judged.length);
      const moves = board.filter((entry) => ['proposal', 'reply'].includes(entry.kind) && dated(entry));
      assert.equal(await page.locator('.course .plan').count(), moves.length);
      assert.match(await page.locator('.course .trend').getAttribute('d'), /^M.*L/);
      assert.match((await page.locator('.course .name').allTextContents()).join(' '), /1 Marsane/);
      await page.locator(`.course [data-open="t${judged[0].id}"]`).focus();
      await page.keyboard.press('Enter');
      await open(page).waitFor();
      assert.equal((await marked(page)).join(''), points(articles[judged[0].article].text, ...judged[0].span));
    });
  },

  async 'the examples open the right spans'() {
    await visit('talks.html', async (page) => {
      const story = await storyOf(page);
      const reports = story.statements.slice(0, 30).flatMap((each) => each.reports);
      for (const report of reports.slice(0, 40)) {
        await page.evaluate((id) => (location.hash = '#open=r' + id), report.id);
        await page.waitForFunction((id) => location.hash.includes('r' + id), report.id);
        await open(page).waitFor();
        const { text } = story.articles[report.article];
        const expected = [];
        for (let i = 0; i < report.content.length; i += 2)
          expected.push(points(text, report.content[i], report.content[i + 1]));
        const squeeze = (all) => all.join('').replace(/\s+/g, '');
        await page.waitForFunction(
          (want) =>
            [...document.querySelectorAll('dialog .text .what')].map((each) => each.textContent).join('').replace(/\s+/g, '') === want,
          squeeze(expected),
        );
        assert.equal(squeeze(await marked(page)), squeeze(expected));
        assert.ok(await page.locator('dialog .text .what').first().isVisible());
      }
    });
  },

  async 'no width scrolls sideways'() {
    for (const width of [360, 700, 1000, 1600])
      await visit(
        'talks.html',
        async (page) => {
          await noSidewaysScroll(page);
          await page.locator('blockquote a').first().click();
          await open(page).waitFor();
          await noSidewaysScroll(page);
        },
        { width },
      );
  },

  async 'a large story shows a part at a time'() {
    const page = readFileSync(join(folder, 'talks.html'), 'utf8');
    const [whole, json] = /<script type="application\/json" id="coverage">(.*?)<\/script>/s.exec(page);
    const story = JSON.parse(json);
    const { articles, outletOf, statements } = structuredClone(story);
    for (let turn = 1; story.statements.length < 5000; turn++) {
      const shift = turn * 1_000_000;
      story.statements.push(
        ...structuredClone(statements).map((each) => ({
          ...each,
          id: each.id + shift,
          reports: each.reports.map((report) => ({
            ...report,
            id: report.id + shift,
            article: report.article + turn * articles.length,
          })),
        })),
      );
      story.articles.push(...structuredClone(articles).map((each) => ({ ...each, id: each.id + shift })));
      story.outletOf.push(...outletOf);
    }
    story.statements.sort((a, b) => b.day.localeCompare(a.day));
    const large = whole.replace(json, () => JSON.stringify(story).replaceAll('<', '\\u003c'));
    writeFileSync(join(folder, 'large.html'), page.replace(whole, () => large));
    await visit('large.html', async (opened) => {
      assert.equal(await opened.locator('.statement').count(), 30);
      await opened.locator('#said .more').click();
      assert.equal(await opened.locator('.statement').count(), 130);
    });
  },
};

let failed = 0;
for (const [name, run] of Object.entries(tests)) {
  try {
    await run();
    console.log(`ok    ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${name}\n${error.stack}`);
  }
}
await browser.close();
process.exit(failed ? 1 : 0);
