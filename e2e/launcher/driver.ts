import type { Page } from "@playwright/test";
import type { Control } from "../desktop-host/control.ts";
import type { DesktopKind, DesktopWindow } from "./interface.ts";

/** What the two runtimes do differently. */
export interface Driver {
	readonly kind: DesktopKind;
	readonly pid: number;
	readonly exited: Promise<number | null>;
	readonly problems: string[];
	logs(): string;
	ask<Name extends keyof Control>(name: Name, ...given: Parameters<Control[Name]>): Promise<Answer<Name>>;
	/** Resolves at the next change of anything that may be asked for. */
	nextChange(): Promise<void>;
	pageOf(window: DesktopWindow): Promise<Page>;
	/** In the form the app knows. */
	appUrl(page: Page): string;
	secondInstance(argv: string[]): Promise<number | null>;
	kill(): Promise<void>;
}

export type Answer<Name extends keyof Control> = Awaited<ReturnType<Control[Name]>>;
