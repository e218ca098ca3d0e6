import { registerHooks } from "node:module";

/** Where electron can not be had, asking for it must not start the download that its package would start. */
export function refuseElectron(whoever: string): void {
	registerHooks({
		resolve(specifier, context, next) {
			if (!/^electron(\/(?!package\.json).*)?$/.test(specifier)) return next(specifier, context);
			throw new Error(`${whoever} can not import ${specifier} on the stand-in for Electron`);
		},
	});
}
