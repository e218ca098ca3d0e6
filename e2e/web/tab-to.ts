import { expect, type Page } from "@playwright/test";

type Role = "button" | "checkbox" | "combobox" | "link" | "searchbox" | "textbox";

/** Presses Tab until what has the focus is called `name`, as somebody without a mouse goes there. */
export async function tabTo(page: Page, role: Role, name: string | RegExp): Promise<void> {
	const target = page.getByRole(role, { name });
	await expect(target.first()).toBeVisible();
	for (let step = 0; step < 60; step += 1) {
		await page.keyboard.press("Tab");
		if (await target.first().evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`Tab does not lead to ${role} ${name}.`);
}

/** Goes to a control with Tab and presses Enter on it. */
export async function press(page: Page, role: "button" | "link", name: string | RegExp): Promise<void> {
	await tabTo(page, role, name);
	await page.keyboard.press("Enter");
}
