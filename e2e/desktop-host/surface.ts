/** The members of electron that are played. One table: the types are checked against it, and the app meets it. */
export const members = {
	app: [
		"whenReady",
		"isReady",
		"requestSingleInstanceLock",
		"hasSingleInstanceLock",
		"releaseSingleInstanceLock",
		"quit",
		"exit",
		"getPath",
		"setPath",
		"getVersion",
		"getName",
		"setName",
		"name",
		"isPackaged",
		"getAppPath",
		"setAppUserModelId",
		"setToastActivatorCLSID",
		"setAsDefaultProtocolClient",
		"isDefaultProtocolClient",
		"removeAsDefaultProtocolClient",
		"setBadgeCount",
		"getBadgeCount",
		"setLoginItemSettings",
		"getLoginItemSettings",
		"setActivationPolicy",
		"dock",
		"focus",
		"enableSandbox",
		"relaunch",
		"setDesktopName",
		"getLocale",
	],
	browserWindow: [
		"id",
		"webContents",
		"loadURL",
		"show",
		"showInactive",
		"hide",
		"close",
		"destroy",
		"focus",
		"blur",
		"isVisible",
		"isFocused",
		"isMinimized",
		"isDestroyed",
		"restore",
		"minimize",
		"setTitle",
		"getTitle",
		"setContentSize",
		"getContentSize",
		"setMinimumSize",
		"setBounds",
		"getBounds",
		"setPosition",
		"getPosition",
		"center",
		"setMenu",
		"removeMenu",
		"setMenuBarVisibility",
		"setOverlayIcon",
		"flashFrame",
		"setSkipTaskbar",
		"setBackgroundColor",
		"setAlwaysOnTop",
		"moveTop",
	],
	webContents: [
		"id",
		"send",
		"mainFrame",
		"getURL",
		"getTitle",
		"setWindowOpenHandler",
		"session",
		"isDestroyed",
		"isLoading",
		"debugger",
		"reload",
		"setZoomFactor",
		"getZoomFactor",
	],
	webFrameMain: [
		"url",
		"origin",
		"parent",
		"top",
		"frames",
		"frameTreeNodeId",
		"routingId",
		"processId",
		"detached",
		"isDestroyed",
	],
	debugger: ["attach", "detach", "isAttached", "sendCommand"],
	session: [
		"setPermissionRequestHandler",
		"setPermissionCheckHandler",
		"setDevicePermissionHandler",
		"setDisplayMediaRequestHandler",
		"protocol",
		"webRequest",
		"cookies",
		"clearStorageData",
		"isPersistent",
	],
	cookies: ["get"],
	webRequest: ["onBeforeRequest"],
	sessionProtocol: ["handle", "unhandle", "isProtocolHandled"],
	protocol: ["registerSchemesAsPrivileged", "handle", "unhandle", "isProtocolHandled"],
	ipcMain: ["handle", "handleOnce", "removeHandler"],
	menu: ["items", "popup"],
	menuItem: ["label", "type", "enabled", "visible", "checked", "id", "submenu", "click", "role", "accelerator"],
	tray: [
		"setImage",
		"setToolTip",
		"setTitle",
		"getTitle",
		"setContextMenu",
		"popUpContextMenu",
		"destroy",
		"isDestroyed",
		"getBounds",
		"setIgnoreDoubleClickEvents",
	],
	notification: ["show", "close", "id", "groupId", "title", "body", "actions", "silent", "urgency", "timeoutType"],
	nativeImage: ["getSize", "isEmpty", "setTemplateImage", "isTemplateImage", "addRepresentation", "getScaleFactors"],
	nativeTheme: ["themeSource", "shouldUseDarkColors"],
	safeStorage: ["isAsyncEncryptionAvailable", "encryptStringAsync", "decryptStringAsync", "getSelectedStorageBackend"],
	shell: ["openExternal", "showItemInFolder"],
	clipboard: ["readText", "writeText"],
	dialog: ["showSaveDialog", "showErrorBox", "showMessageBox"],
	powerMonitor: ["getSystemIdleTime"],
	screen: ["getPrimaryDisplay", "getAllDisplays", "getCursorScreenPoint", "getDisplayNearestPoint"],
	net: ["fetch", "isOnline", "online"],
	utilityProcess: ["postMessage", "kill", "pid", "stdout", "stderr"],
} as const satisfies {
	app: readonly (keyof Electron.App)[];
	browserWindow: readonly (keyof Electron.BrowserWindow)[];
	webContents: readonly (keyof Electron.WebContents)[];
	webFrameMain: readonly (keyof Electron.WebFrameMain)[];
	debugger: readonly (keyof Electron.Debugger)[];
	session: readonly (keyof Electron.Session)[];
	cookies: readonly (keyof Electron.Cookies)[];
	webRequest: readonly (keyof Electron.WebRequest)[];
	sessionProtocol: readonly (keyof Electron.Protocol)[];
	protocol: readonly (keyof Electron.Protocol)[];
	ipcMain: readonly (keyof Electron.IpcMain)[];
	menu: readonly (keyof Electron.Menu)[];
	menuItem: readonly (keyof Electron.MenuItem)[];
	tray: readonly (keyof Electron.Tray)[];
	notification: readonly (keyof Electron.Notification)[];
	nativeImage: readonly (keyof Electron.NativeImage)[];
	nativeTheme: readonly (keyof Electron.NativeTheme)[];
	safeStorage: readonly (keyof Electron.SafeStorage)[];
	shell: readonly (keyof Electron.Shell)[];
	clipboard: readonly (keyof Electron.Clipboard)[];
	dialog: readonly (keyof Electron.Dialog)[];
	powerMonitor: readonly (keyof Electron.PowerMonitor)[];
	screen: readonly (keyof Electron.Screen)[];
	net: readonly (keyof Electron.Net)[];
	utilityProcess: readonly (keyof Electron.UtilityProcess)[];
};

/** A member of the table, for Pick: what a module here has to have. */
export type MemberOf<Part extends keyof typeof members> = (typeof members)[Part][number];
