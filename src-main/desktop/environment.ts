import process from "node:process";

/** What the session says of itself; the only place that reads the environment. */
export interface SessionEnvironment {
	/** The file of the AppImage that this runs from, if it does. */
	readonly appImage: string | undefined;
	/** `wayland` or `x11`. */
	readonly session: string | undefined;
	readonly desktop: string | undefined;
}

export function sessionEnvironment(): SessionEnvironment {
	// biome-ignore lint/style/noProcessEnv: the one place that reads it
	const { APPIMAGE: appImage, XDG_SESSION_TYPE: session, XDG_CURRENT_DESKTOP: desktop } = process.env;
	return { appImage, session, desktop };
}
