// Makes the README's pictures of a report: usage: node screenshot.mjs REPORT.html FOLDER
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [report, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' });

await page.goto(pathToFileURL(resolve(report)).href);
await page.screenshot({ path: join(folder, 'report.png') });

// A statement that outlets cut differently, with its sentence beside it.
const more = page.locator('#said .more');
while (await more.isVisible()) await more.click();
const statement = page.locator('.statement', { has: page.locator('.cuts') }).filter({ has: page.locator('.direct, .mixed') }).nth(2);
await statement.locator('summary').click();
await statement.locator('blockquote a').click();
await statement.evaluate((each) => scrollTo({ top: each.getBoundingClientRect().top + scrollY - 200 }));
await page.screenshot({ path: join(folder, 'sentence.png') });
await browser.close();
