import { registerHooks } from "node:module";

const played = new Set(["electron", "electron/main", "electron/common"]);
const standIn = new URL("electron.ts", import.meta.url).href;

/** From now on whoever asks for electron gets the stand-in, ESM and CommonJS alike. */
export function registerStandIn(): void {
	registerHooks({
		resolve(specifier, context, next) {
			if (played.has(specifier)) return { url: standIn, format: "module-typescript", shortCircuit: true };
			if (/^electron\/(?!package\.json)/.test(specifier))
				throw new Error(`The stand-in for Electron has no ${specifier}`);
			return next(specifier, context);
		},
	});
}
