import { StrictEmitter } from "./strict-emitter.ts";

/** The events of the app module, for whoever has something to tell it. */
export const appEvents = new StrictEmitter("app", [
	"ready",
	"second-instance",
	"open-url",
	"activate",
	"before-quit",
	"will-quit",
	"quit",
	"window-all-closed",
	"browser-window-created",
	"browser-window-focus",
	"browser-window-blur",
	"web-contents-created",
	// Inside the host.
	"-last-window-closed",
	// Only real certificates and real processes could raise these.
	"certificate-error",
	"child-process-gone",
	"render-process-gone",
	"login",
]);
