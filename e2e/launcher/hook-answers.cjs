// The part of hook.cjs where a test answers in place of the desktop: dialogs, the browser, the clipboard, the keyring.

exports.patchAnswers = (electron, keep) => {
	const { clipboard, dialog, safeStorage, shell } = electron;
	const answers = { save: undefined, messageBox: 0, refusal: undefined };
	const keyring = { locked: false, available: true, backend: undefined };

	dialog.showSaveDialog = async (...given) => {
		const { title = "", defaultPath = "" } = given.at(-1);
		keep("save-dialog", { title, defaultPath, answer: answers.save });
		return { canceled: answers.save === undefined, filePath: answers.save ?? "" };
	};
	dialog.showMessageBox = async (...given) => {
		const { type = "none", title = "", message, detail = "", buttons = [] } = given.at(-1);
		keep("message-box", { type, title, message, detail, buttons, response: answers.messageBox });
		return { response: answers.messageBox, checkboxChecked: false };
	};
	dialog.showErrorBox = (title, content) => keep("error-box", { title, content });

	// No test opens a browser on the machine that it runs on.
	shell.openExternal = async (url) => {
		keep("open-external", { url });
		if (answers.refusal !== undefined) throw new Error(answers.refusal);
	};

	const { writeText } = clipboard;
	clipboard.writeText = (text) => {
		keep("clipboard", { text });
		return writeText.call(clipboard, text);
	};

	for (const name of ["encryptStringAsync", "decryptStringAsync"]) {
		const original = safeStorage[name];
		safeStorage[name] = async (value) => {
			if (!keyring.available) throw new Error("Encryption is not available");
			if (keyring.locked) throw new Error("Encryption is temporarily unavailable");
			return original.call(safeStorage, value);
		};
	}
	const { isAsyncEncryptionAvailable, getSelectedStorageBackend } = safeStorage;
	safeStorage.isAsyncEncryptionAvailable = async () =>
		keyring.available && isAsyncEncryptionAvailable.call(safeStorage);
	safeStorage.getSelectedStorageBackend = () => keyring.backend ?? getSelectedStorageBackend?.call(safeStorage);

	return {
		answerSaveDialog(path) {
			answers.save = path;
		},
		answerMessageBox(response) {
			answers.messageBox = response;
		},
		refuseExternal(message) {
			answers.refusal = message;
		},
		secrets(state) {
			Object.assign(keyring, state);
		},
	};
};
