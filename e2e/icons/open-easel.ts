import { chromium } from "@playwright/test";
import tests from "../../playwright.config.ts";

/** Turns SVG into PNG, one after the other. */
export interface Easel {
	paint(svg: string, side: number, style?: string): Promise<Buffer>;
	close(): Promise<void>;
}

/** Opens the Chromium that the browser tests use. What is painted keeps its alpha: the page has no background. */
export async function openEasel(): Promise<Easel> {
	const browser = await chromium.launch(tests.use?.launchOptions);
	const page = await browser.newPage({ deviceScaleFactor: 1, viewport: { width: 1024, height: 1024 } });
	return {
		async paint(svg, side, style = "") {
			const sized = `html,body{margin:0}svg{display:block;width:${side}px;height:${side}px}`;
			await page.setContent(`<!doctype html><style>${sized}${style}</style>${svg}`);
			await page.evaluate(() => document.fonts.ready);
			return page.screenshot({ clip: { x: 0, y: 0, width: side, height: side }, omitBackground: true });
		},
		close: () => browser.close(),
	};
}
