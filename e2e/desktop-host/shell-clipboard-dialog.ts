import { keep, world } from "./state.ts";
import { strict } from "./strict.ts";
import { type MemberOf, members } from "./surface.ts";

let clip = "";

export const shell = strict<Electron.Shell>(
	"shell",
	{
		async openExternal(url: string) {
			keep("open-external", { url });
			if (world.externalRefusal !== undefined) throw new Error(world.externalRefusal);
		},
		showItemInFolder: (path: string) => keep("show-item", { path }),
	} satisfies Pick<Electron.Shell, MemberOf<"shell">>,
	members.shell,
);

export const clipboard = strict<Electron.Clipboard>(
	"clipboard",
	{
		async writeText(text: string) {
			clip = text;
			keep("clipboard", { text });
		},
		readText: async () => clip,
	} satisfies Pick<Electron.Clipboard, MemberOf<"clipboard">>,
	members.clipboard,
);

export const dialog = strict<Electron.Dialog>(
	"dialog",
	{
		async showSaveDialog(...given: [Electron.BaseWindow, Electron.SaveDialogOptions] | [Electron.SaveDialogOptions]) {
			const { title = "", defaultPath = "" } = given.at(-1) as Electron.SaveDialogOptions;
			const answer = world.saveAnswer;
			keep("save-dialog", { title, defaultPath, answer });
			return { canceled: answer === undefined, filePath: answer ?? "" };
		},
		async showMessageBox(...given: [Electron.BaseWindow, Electron.MessageBoxOptions] | [Electron.MessageBoxOptions]) {
			const options = given.at(-1) as Electron.MessageBoxOptions;
			const { type = "none", title = "", message, detail = "", buttons = [] } = options;
			const response = world.messageBoxAnswer;
			keep("message-box", { type, title, message, detail, buttons, response });
			return { response, checkboxChecked: false };
		},
		showErrorBox: (title: string, content: string) => keep("error-box", { title, content }),
	} satisfies Pick<Electron.Dialog, MemberOf<"dialog">>,
	members.dialog,
);
