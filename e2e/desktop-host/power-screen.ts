import type { PowerEvent } from "../launcher/interface.ts";
import { strict } from "./strict.ts";
import { StrictEmitter } from "./strict-emitter.ts";
import { type MemberOf, members } from "./surface.ts";

class PowerMonitor extends StrictEmitter implements Pick<Electron.PowerMonitor, MemberOf<"powerMonitor">> {
	constructor() {
		super("powerMonitor", ["suspend", "resume", "lock-screen", "unlock-screen", "shutdown", "on-ac", "on-battery"]);
	}

	getSystemIdleTime(): number {
		return 0;
	}
}

const power = new PowerMonitor();
export const powerMonitor = strict<Electron.PowerMonitor>("powerMonitor", power, members.powerMonitor);

export function powerHappens(event: PowerEvent): void {
	power.emit(event, {});
}

const panel = 32;
const whole = { x: 0, y: 0, width: 1920, height: 1080 };

// One screen with a panel on top; of all that Electron knows of a screen, what an app may place a window by.
const display = strict<Electron.Display>(
	"Display",
	{
		id: 1,
		bounds: whole,
		size: { width: whole.width, height: whole.height },
		workArea: { ...whole, y: panel, height: whole.height - panel },
		workAreaSize: { width: whole.width, height: whole.height - panel },
		scaleFactor: 1,
	},
	["id", "bounds", "size", "workArea", "workAreaSize", "scaleFactor"],
);

class Screen extends StrictEmitter implements Pick<Electron.Screen, MemberOf<"screen">> {
	constructor() {
		super("screen", ["display-added", "display-removed", "display-metrics-changed"]);
	}

	getPrimaryDisplay(): Electron.Display {
		return display;
	}

	getAllDisplays(): Electron.Display[] {
		return [display];
	}

	getDisplayNearestPoint(): Electron.Display {
		return display;
	}

	getCursorScreenPoint(): Electron.Point {
		return { x: whole.width / 2, y: whole.height / 2 };
	}
}

export const screen = strict<Electron.Screen>("screen", new Screen(), members.screen);
