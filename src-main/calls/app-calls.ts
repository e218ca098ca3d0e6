import type { ChangedSettings } from "../../contract/desktop/settings.ts";
import type { IpcHandlers } from "./answer-call.ts";

type AppCalls = Pick<IpcHandlers, "changeSettings" | "diagnostics" | "copyDiagnostics" | "hideWindow" | "fitWindow">;

export interface AppPorts {
	readonly changeSettings: (changed: ChangedSettings) => void;
	readonly diagnostics: () => Promise<string>;
	readonly copy: (text: string) => void;
	readonly hideWindow: () => void;
	readonly fitWindow: (height: number) => void;
}

/** What is about the app itself. */
export function appCalls({ changeSettings, diagnostics, copy, hideWindow, fitWindow }: AppPorts): AppCalls {
	return {
		changeSettings,
		diagnostics,
		copyDiagnostics: async () => copy(await diagnostics()),
		hideWindow,
		fitWindow: ({ height }) => fitWindow(height),
	};
}
